import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { workbenchAddress } from './arguments'
import { findDesktop } from './desktop'
import { cacheFolder, environment, node24, root } from './paths'
import { run } from './process'
import { linkExtension, startServer } from './server'

type StartWords = {
  readonly path?: string
  /** 0: any free one. */
  readonly port?: number
  readonly opensBrowser: boolean
  /** VS Code's web workbench even where there is a desktop VS Code. */
  readonly isWeb: boolean
  /** What is wrong with the words, in words for the person at the terminal. */
  readonly complaint?: string
}

const usage = 'npm start -- [PATH] [--web] [--port N] [--no-open]'

/** Tried first, so that a browser finds its own state again; another one is taken when it is in use. */
const usualPort = 8427

/** Reads the words after `npm start --`. */
export function readStartWords(words: readonly string[]): StartWords {
  const paths: string[] = []
  let port: number | undefined
  let complaint: string | undefined
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const value = /^--port(?:=(.*))?$/.exec(word)
    if (value) {
      const text = value[1] ?? words[++i] ?? ''
      port = Number(text)
      if (!/^\d+$/.test(text) || 65_535 < port) complaint = `--port wants a number up to 65535, not "${text}".`
    } else if (!word.startsWith('-')) {
      paths.push(word)
    } else if (word !== '--no-open' && word !== '--web') {
      complaint = `Unknown: ${word}.`
    }
  }
  if (paths.length > 1) complaint = `One folder at a time: ${paths.join(', ')}.`
  return { path: paths[0], port, opensBrowser: !words.includes('--no-open'), isWeb: words.includes('--web'), complaint }
}

/**
 * Builds the extension and opens a workspace with it in VS Code: the desktop's, else the web workbench in a browser.
 * Resolves with the exit code when there is nothing left to do: at once on the desktop, never before Ctrl-C in the web.
 * @param makeExample makes the workspace to open when the words name none; resolves with its folder
 */
export async function start(words: readonly string[], makeExample: () => Promise<string>): Promise<number> {
  const given = readStartWords(words)
  if (given.complaint) {
    console.error(`${given.complaint}\n${usage}`)
    return 2
  }
  // npm runs scripts in the package's folder; INIT_CWD is where the person stood.
  const path = given.path && resolve(process.env['INIT_CWD'] ?? process.cwd(), given.path)
  if (path && !existsSync(path)) {
    console.error(`There is no ${path}`)
    return 2
  }
  const build = await run(node24(), ['esbuild.js'], { cwd: root, env: environment() })
  if (build.code !== 0) {
    console.error(build.output)
    return 1
  }
  const say = (error: unknown) => console.error('The example could not be made.', error)
  const target = path ?? await makeExample().catch(say)
  if (!target) return 1
  const desktop = given.isWeb ? undefined : findDesktop()
  if (desktop && await openDesktop(desktop, target)) return 0
  return await serve(target, given)
}

async function openDesktop(desktop: string, target: string): Promise<boolean> {
  console.log(`Opening ${target} in ${desktop} …`)
  const { code, output } = await run(desktop, [`--extensionDevelopmentPath=${root}`, target])
  if (code !== 0) console.error(`${desktop} ended with ${code}, so VS Code's web workbench it is.\n${output}`)
  return code === 0
}

async function serve(target: string, given: StartWords): Promise<number> {
  const dataFolder = join(cacheFolder(), 'workbench')
  const extensionsFolder = join(dataFolder, 'extensions')
  // Made anew, for VS Code remembers which version was in it. Settings and what is trusted stay.
  await rm(extensionsFolder, { recursive: true, force: true })
  await linkExtension(root, extensionsFolder)
  await writeFirstSettings(join(dataFolder, 'data/User'))
  // Other people and other web pages on this machine do not know the token.
  const token = randomBytes(16).toString('hex')
  const port = given.port ?? (await isFree(usualPort) ? usualPort : 0)
  const server = await startServer({ dataFolder, extensionsFolder, trustsAll: false, forTests: false, token, port })
  const address = workbenchAddress(`${server.origin}/?tkn=${token}`, { target, developmentPaths: [] })
  console.log(`\nWorkspace  ${target}\nVS Code    ${address}\n\nCtrl-C ends it.`)
  if (given.opensBrowser) openBrowser(address)
  process.exitCode = 0
  return await server.ended
}

/**
 * The first time, the workbench asks whether a folder is trusted, as on the desktop, and shows the workspace's README
 * rather than VS Code's welcome.
 */
async function writeFirstSettings(folder: string): Promise<void> {
  const file = join(folder, 'settings.json')
  if (existsSync(file)) return
  await mkdir(folder, { recursive: true })
  const settings = {
    'security.workspace.trust.startupPrompt': 'once',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'readme',
  }
  await writeFile(file, JSON.stringify(settings, undefined, 2))
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Opens the system's browser if there is one to be seen. That there is none is no error: the address is printed. */
function openBrowser(address: string): void {
  const { platform, env } = process
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return
  const opener = platform === 'darwin' ? 'open' : platform === 'win32' ? 'explorer' : 'xdg-open'
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true })
  child.once('error', () => console.log('No browser was found: open the address yourself.'))
  child.unref()
}
