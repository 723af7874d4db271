import * as vscode from 'vscode'
import { debounce } from '../timing/debounce'

const gitFiles = '.git/{HEAD,packed-refs,logs/HEAD,refs/heads/**}'

/** Tells when the repository of a workspace folder has probably moved: a commit, a checkout, a fetch, a rebase. */
export function watchRepositories(moved: (folder: string) => void): vscode.Disposable {
  let watchers = watchFolders(moved)
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    watchers.dispose()
    watchers = watchFolders(moved)
  })
  return new vscode.Disposable(() => {
    folders.dispose()
    watchers.dispose()
  })
}

const watchFolders = (moved: (folder: string) => void): vscode.Disposable =>
  vscode.Disposable.from(...(vscode.workspace.workspaceFolders ?? []).map(folder => watchFolder(folder, moved)))

function watchFolder(folder: vscode.WorkspaceFolder, moved: (folder: string) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, gitFiles))
  const tell = debounce(() => moved(folder.uri.toString()), 300)
  return vscode.Disposable.from(
    watcher, tell, watcher.onDidChange(tell.run), watcher.onDidCreate(tell.run), watcher.onDidDelete(tell.run),
  )
}
