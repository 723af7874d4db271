import { resolve } from 'node:path'

/** What a command line of `code` asks for, as far as tests need it. Paths are absolute. */
export type Arguments = {
  /** The folder or `.code-workspace` file to open; absent: an empty window. */
  readonly target?: string
  readonly developmentPaths: readonly string[]
  readonly testsPath?: string
  readonly userDataFolder?: string
  readonly extensionsFolder?: string
  readonly extensionsToInstall: readonly string[]
  /** Whether every workspace is trusted without asking. */
  readonly trustsAll: boolean
}

const withValue = new Set([
  'extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir', 'install-extension',
  'folder-uri', 'file-uri', 'locale', 'log', 'profile', 'crash-reporter-directory',
])

/**
 * Reads VS Code's own command-line arguments: `--name=value`, `--name value` and a bare path.
 * Flags that mean nothing to a server and a browser (`--no-sandbox`, `--skip-welcome` …) are ignored.
 * @param folder the folder that relative paths are of
 */
export function readArguments(words: readonly string[], folder: string): Arguments {
  const given = new Map<string, string[]>()
  const bare: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (!word.startsWith('--')) {
      bare.push(word)
      continue
    }
    const [name = '', ...rest] = word.slice(2).split('=')
    const takesNext = rest.length === 0 && withValue.has(name)
    const value = takesNext ? words[++i] ?? '' : rest.join('=')
    given.set(name, [...given.get(name) ?? [], value])
  }
  const paths = (name: string) => (given.get(name) ?? []).map(value => resolve(folder, value))
  const path = (name: string) => paths(name).at(-1)
  const target = bare.find(word => word !== '' && !word.startsWith('-'))
  return {
    target: target === undefined ? undefined : resolve(folder, target),
    developmentPaths: paths('extensionDevelopmentPath'),
    testsPath: path('extensionTestsPath'),
    userDataFolder: path('user-data-dir'),
    extensionsFolder: path('extensions-dir'),
    extensionsToInstall: paths('install-extension'),
    trustsAll: given.has('disable-workspace-trust'),
  }
}

export type Opening = Pick<Arguments, 'target' | 'developmentPaths' | 'testsPath'> & {
  /** A file shown in an editor at once. Absolute. */
  readonly openFile?: string
}

/**
 * The address at which the workbench of a server opens a folder or workspace, loads extensions from source
 * and runs their tests. VS Code reads the payload only when its server was started for smoke tests.
 * @param origin such as `http://127.0.0.1:8080`; a query it has stays
 */
export function workbenchAddress(origin: string, opening: Opening): string {
  const url = new URL(origin)
  const remote = (path: string) => `vscode-remote://${url.host}${asUriPath(path)}`
  const payload: [string, string][] = opening.developmentPaths.map(path => ['extensionDevelopmentPath', remote(path)])
  if (opening.testsPath) payload.push(['extensionTestsPath', remote(opening.testsPath)])
  if (opening.openFile) payload.push(['openFile', remote(opening.openFile)])
  if (opening.target) {
    const kind = opening.target.endsWith('.code-workspace') ? 'workspace' : 'folder'
    url.searchParams.set(kind, slashes(opening.target))
  } else {
    url.searchParams.set('ew', 'true')
  }
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload))
  return url.href
}

/** A path as a URI's path: forward slashes, a leading one, and what URIs reserve escaped. */
function asUriPath(path: string): string {
  return slashes(path).split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')
}

function slashes(path: string): string {
  const forward = path.replaceAll('\\', '/')
  return forward.startsWith('/') ? forward : `/${forward}`
}
