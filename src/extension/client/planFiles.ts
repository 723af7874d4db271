import * as vscode from 'vscode'

/** Every file of a plan, at any depth of a folder. */
export const planFilePattern = '**/.tpm/**/*.{yaml,yml}'

/** The folder that is a plan, at any depth. */
export const planFolderPattern = '**/.tpm'

export const isPlanDocument = (document: vscode.TextDocument): boolean =>
  document.languageId === 'tpm' && document.uri.scheme === 'file'

/** Whether the workspace, or an open editor, has a file of a plan. */
export async function hasPlanFiles(): Promise<boolean> {
  if (vscode.workspace.textDocuments.some(isPlanDocument)) return true
  const found = await vscode.workspace.findFiles(planFilePattern, '**/node_modules/**', 1)
  return 0 < found.length
}
