import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code', 'code-insiders', 'codium']

/** The desktop VS Code on this machine: VSCODE_PATH, else the first on the PATH. */
export function findDesktop(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['VSCODE_PATH']) return existsSync(env['VSCODE_PATH']) ? env['VSCODE_PATH'] : undefined
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(path => existsSync(path))
}
