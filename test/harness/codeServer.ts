import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { installDebian, type Say, works } from './debian'
import { cacheFolder, environment, nodeHeaders } from './paths'
import { runOrThrow } from './process'

/** The npm package that ships VS Code 1.139's server and workbench in `lib/vscode`. */
const codeServerVersion = '4.139.1'

/** Part of the cache folder's name: another number for another way of installing. */
const layout = 2

/** The two native modules without which the server does not start; the others are optional or come built. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog']

/**
 * The folder of VS Code's server (`out/server-main.js` is in it), installed on first use in about a minute.
 * Works from the npm registry alone. Safe to interrupt and to run twice at once: a folder that exists is complete.
 */
export async function codeServerFolder(say: Say = console.error): Promise<string> {
  const cache = cacheFolder()
  const home = join(cache, `code-server-${codeServerVersion}-node24-${layout}`)
  if (existsSync(home)) return join(home, 'package/lib/vscode')
  await mkdir(cache, { recursive: true })
  await removeLeftovers(cache)
  const building = await mkdtemp(join(cache, 'partial-'))
  try {
    await install(building, say)
    await rename(building, home).catch(error => {
      // Someone else finished first: theirs is as good as ours.
      if (!existsSync(home)) throw error
    })
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  return join(home, 'package/lib/vscode')
}

async function install(building: string, say: Say): Promise<void> {
  say(`Installing VS Code's server (code-server ${codeServerVersion}) into the cache, once, in about a minute …`)
  await requireCompiler(say)
  // Packed, not installed: only lib/vscode is used, and code-server's own dependencies are not.
  const name = `code-server@${codeServerVersion}`
  await runOrThrow('npm', ['pack', '--silent', name], { cwd: building, env: environment() })
  const archive = (await readdir(building)).find(file => file.endsWith('.tgz'))
  if (!archive) throw new Error(`npm pack ${name} left no archive.`)
  await runOrThrow('tar', ['-xzf', archive], { cwd: building })
  await rm(join(building, archive))
  const vscode = join(building, 'package/lib/vscode')
  const npm = ['--no-audit', '--no-fund', '--loglevel=error']
  const dependencies = ['install', '--omit=dev', '--ignore-scripts', ...npm]
  await runOrThrow('npm', dependencies, { cwd: vscode, env: environment() })
  // TypeScript, without which the built-in support for source files complains in a notification.
  await runOrThrow('npm', dependencies, { cwd: join(vscode, 'extensions'), env: environment() })
  const env = environment({ npm_config_nodedir: await headersFolder(building) })
  await runOrThrow('npm', ['rebuild', '--ignore-scripts=false', ...npm, ...nativeModules], { cwd: vscode, env })
}

/** Node 24's headers, from the installed dev dependency or, where npm laid it out differently, fetched again. */
async function headersFolder(building: string): Promise<string> {
  const installed = nodeHeaders()
  if (installed) return installed
  const name = `node-${process.platform}-${process.arch}`
  const args = ['install', '--no-save', '--ignore-scripts', '--prefix', building, `${name}@24`]
  await runOrThrow('npm', args, { cwd: building, env: environment() })
  return join(building, 'node_modules', name)
}

/** node-gyp needs Python, make and a C++ compiler. */
async function requireCompiler(say: Say): Promise<void> {
  const needed = [['python3', 'python3'], ['make', 'make'], ['g++', 'g++']] as const
  const missing: string[] = []
  for (const [command, debianPackage] of needed) {
    if (!(await works(command, ['--version']))) missing.push(debianPackage)
  }
  if (missing.length === 0 || process.platform === 'win32') return
  const refusal = await installDebian(missing, say)
  if (refusal) throw new Error(`VS Code's server is compiled in part, which needs ${missing.join(', ')}. ${refusal}`)
}

/** Removes what interrupted installations left, but nothing that may still be going on. */
async function removeLeftovers(cache: string): Promise<void> {
  const hour = 3_600_000
  for (const name of await readdir(cache)) {
    if (!name.startsWith('partial-')) continue
    const { mtimeMs } = await stat(join(cache, name))
    if (mtimeMs < Date.now() - hour) await rm(join(cache, name), { recursive: true, force: true })
  }
}
