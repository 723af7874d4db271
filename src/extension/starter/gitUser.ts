import * as vscode from 'vscode'

/** The little that we use of the built-in git extension. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> } | null
  }
}

/** Who commits in a folder, as far as VS Code's own git knows; nothing is asked in Restricted Mode. */
export async function gitUser(folder: vscode.Uri): Promise<{ name: string; email?: string } | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git')
  if (!vscode.workspace.isTrusted || !extension?.isActive) return undefined
  try {
    const repository = extension.exports.getAPI(1).getRepository(folder)
    const read = async (key: string) => await repository?.getConfig(key) || await repository?.getGlobalConfig(key)
    const [name, email] = [await read('user.name'), await read('user.email')]
    return name ? { name: name.trim(), ...(email && { email: email.trim() }) } : undefined
  } catch {
    // Git is switched off, or knows no user: the plan names nobody then.
    return undefined
  }
}
