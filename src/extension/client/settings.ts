import * as vscode from 'vscode'
import { usualInlayHints, usualLevellingSeconds, type InlayHintSettings, type ServerSettings, type SeveritySettings } from '../../protocol/messages'

/** What the server is told about the window: on its start, and again whenever it changes. */
export function serverSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration('tpm')
  const gitPath = userGitPath(settings)
  return {
    folders: (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri.toString()),
    trusted: vscode.workspace.isTrusted,
    ...(gitPath && { gitPath }),
    sourceLenses: settings.get('codeLens.source', true),
    planLenses: settings.get('codeLens.plan', true),
    inlayHints: inlayHints(settings),
    forecasts: settings.get('forecast.enabled', true),
    levellingSeconds: settings.get('levelling.seconds', usualLevellingSeconds),
    ...severities(),
    formatFolders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(isFormatted).map(uri => uri.toString()),
  }
}

const inlayHints = (settings: vscode.WorkspaceConfiguration): InlayHintSettings => ({
  dates: settings.get('inlayHints.dates', usualInlayHints.dates),
  float: settings.get('inlayHints.float', usualInlayHints.float),
  slip: settings.get('inlayHints.slip', usualInlayHints.slip),
  summary: settings.get('inlayHints.summary', usualInlayHints.summary),
})

/** The folders in which something is told otherwise than usual. */
function severities(): Pick<ServerSettings, 'severities'> {
  const said = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => [uri.toString(), severitiesIn(uri)] as const)
  const others = said.filter(([, chosen]) => 0 < Object.keys(chosen).length)
  return others.length === 0 ? {} : { severities: Object.fromEntries(others) }
}

const severitiesIn = (folder: vscode.Uri): SeveritySettings => vscode.workspace.getConfiguration('tpm', folder).get('diagnostics.severity', {})

const isFormatted = (folder: vscode.Uri): boolean => vscode.workspace.getConfiguration('tpm', folder).get('format.enable', false)

/** The user's own choice alone: a repository must not choose a program to run. */
function userGitPath(settings: vscode.WorkspaceConfiguration): string | undefined {
  return settings.inspect<string>('git.path')?.globalValue?.trim() || undefined
}

/** Sections of the settings that the server is told of. */
const told = ['tpm.codeLens', 'tpm.diagnostics', 'tpm.forecast', 'tpm.format', 'tpm.git', 'tpm.inlayHints', 'tpm.levelling']

/** Calls back whenever `serverSettings` would say something else. */
export function onDidChangeServerSettings(changed: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(changed),
    vscode.workspace.onDidGrantWorkspaceTrust(changed),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (told.some(section => event.affectsConfiguration(section))) changed()
    }),
  )
}
