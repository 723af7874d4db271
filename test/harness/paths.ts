import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The repository's root. */
export const root = resolve(import.meta.dirname, '../..')

/** Screenshots, logs and whatever else a run leaves for a person to look at. Ignored by git. */
export const resultsFolder = join(root, 'test-results')

/** What is installed once per machine and kept between clones: TPM_CACHE, else a folder of the user's cache. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['TPM_CACHE']) return resolve(env['TPM_CACHE'])
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tpm-plan')
}

/** The Node 24 of the dev dependency `node`, which VS Code's server needs whatever Node runs this. */
export function node24(): string {
  const binary = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(binary)) throw new Error(`Node 24 is missing at ${binary}: run npm ci.`)
  return binary
}

/** The folder whose include/node has Node 24's headers: the npm package of the platform's binary ships them. */
export function nodeHeaders(): string | undefined {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folders = ['node_modules/node/node_modules', 'node_modules'].map(path => join(root, path, name))
  return folders.find(folder => existsSync(join(folder, 'include/node/node.h')))
}

/** An environment where `node` is Node 24 and where the npm that runs us leaves no settings to the npm that we run. */
export function environment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const ours = /^npm_(package_|lifecycle_|command$|config_(local_prefix|ignore_scripts|omit|include|global|prefix)$)/i
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name) && !/^path$/i.test(name))
  const path = `${dirname(node24())}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`
  return { ...Object.fromEntries(kept), PATH: path, ...extra }
}
