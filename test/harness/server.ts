import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { codeServerFolder } from './codeServer'
import { environment, node24 } from './paths'
import { endWithUs, runOrThrow, stop } from './process'

export type ServerOptions = {
  /** Everything the server keeps: state, logs, extensions. Made when it does not exist. */
  readonly dataFolder: string
  /** Holds `User/settings.json`; `data` in the data folder when not given. */
  readonly userDataFolder?: string
  readonly extensionsFolder?: string
  /** Trusts every workspace without asking. */
  readonly trustsAll: boolean
  /** Lets the address load extensions from source and run tests, and exposes the workbench to a driver. */
  readonly forTests: boolean
  /** Who may connect: anyone on this machine when not given, else whoever has the token. */
  readonly token?: string
  /** 0 or absent: a free one. */
  readonly port?: number
  readonly env?: NodeJS.ProcessEnv
}

export type Server = {
  /** Such as `http://127.0.0.1:8080`, without a slash at the end. */
  readonly origin: string
  /** Resolves when the server is gone, wanted or not, with its exit code. */
  readonly ended: Promise<number>
  close(): Promise<void>
}

/** Starts VS Code's server on this machine's own address and resolves when it takes connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const folder = await codeServerFolder()
  await mkdir(options.dataFolder, { recursive: true })
  const child = spawn(node24(), [join(folder, 'out/server-main.js'), ...serverArguments(options)], {
    cwd: options.dataFolder,
    env: environment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  endWithUs(child)
  const ended = new Promise<number>(resolve => child.once('exit', code => resolve(code ?? 1)))
  const log = createWriteStream(join(options.dataFolder, 'server.log'))
  let output = ''
  const port = await new Promise<number>((resolve, reject) => {
    const read = (text: string) => {
      log.write(text)
      if (output.length < 100_000) output += text
      const bound = /listening on (\d+)/.exec(output)
      if (bound) resolve(Number(bound[1]))
    }
    child.stdout.setEncoding('utf8').on('data', text => read(String(text)))
    child.stderr.setEncoding('utf8').on('data', text => read(String(text)))
    child.once('error', reject)
    void ended.then(code => reject(new Error(`VS Code's server ended with ${code} before it was ready:\n${output}`)))
  })
  return { origin: `http://127.0.0.1:${port}`, ended, close: () => stop(child) }
}

/** Installs a VSIX the way users do, into the extensions of a server that is not running. */
export async function installExtension(vsix: string, options: ServerOptions): Promise<string> {
  const folder = await codeServerFolder()
  await mkdir(options.dataFolder, { recursive: true })
  const args = [join(folder, 'out/server-main.js'), ...folderArguments(options), '--install-extension', vsix]
  return await runOrThrow(node24(), args, { cwd: options.dataFolder, env: environment(options.env) })
}

/** Has a server load an extension from its source folder: later builds are there when the window is reloaded. */
export async function linkExtension(source: string, extensionsFolder: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Manifest
  const link = join(extensionsFolder, `${publisher}.${name}-${version}`)
  await mkdir(extensionsFolder, { recursive: true })
  await rm(link, { force: true })
  await symlink(source, link, 'junction')
}

type Manifest = { readonly publisher: string; readonly name: string; readonly version: string }

function serverArguments(options: ServerOptions): string[] {
  const args = [
    ...folderArguments(options),
    '--host', '127.0.0.1',
    '--port', String(options.port ?? 0),
    '--accept-server-license-terms',
    '--telemetry-level', 'off',
    ...options.token ? ['--connection-token', options.token] : ['--without-connection-token'],
  ]
  if (options.forTests) args.push('--enable-smoke-test-driver')
  if (options.trustsAll) args.push('--disable-workspace-trust')
  return args
}

function folderArguments(options: ServerOptions): string[] {
  const args = ['--server-data-dir', options.dataFolder]
  if (options.userDataFolder) args.push('--user-data-dir', options.userDataFolder)
  if (options.extensionsFolder) args.push('--extensions-dir', options.extensionsFolder)
  return args
}
