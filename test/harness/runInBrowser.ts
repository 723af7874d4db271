import { createWriteStream, existsSync, mkdirSync, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { format } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { type Arguments, readArguments, workbenchAddress } from './arguments'
import { launchChromium } from './chromium'
import { resultsFolder } from './paths'
import { installExtension, type Server, startServer } from './server'

/** What the suites' own lines begin with in the stream of all that VS Code logs. */
const mark = '[suites] '

/** Milliseconds that the tests of one start may take: a workbench that is stuck reports nothing. */
const limit = 600_000

/**
 * Does what `code ARGUMENTS` does with `--extensionTestsPath`, in VS Code's web workbench: runs the tests in the
 * extension host, prints what they print and resolves with their exit code. All else goes to a log in test-results.
 */
export async function main(words: readonly string[]): Promise<number> {
  const given = readArguments(words, process.cwd())
  if (!given.testsPath) throw new Error('Say what to run: --extensionTestsPath=FILE')
  if (given.target && !existsSync(given.target)) throw new Error(`There is no ${given.target}`)
  mkdirSync(resultsFolder, { recursive: true })
  const log = createWriteStream(join(resultsFolder, `vscode-${basename(given.testsPath, '.js')}.log`))
  const dataFolder = await mkdtemp(join(tmpdir(), 'tpm-vscode-'))
  let server: Server | undefined
  let browser: Browser | undefined
  try {
    const options = serverOptions(given, dataFolder)
    for (const vsix of given.extensionsToInstall) log.write(await installExtension(vsix, options))
    server = await startServer(options)
    browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const lost = server.ended.then(code => `VS Code's server ended with ${code} during the tests.`)
    const end = await Promise.race([testsOf(page, workbenchAddress(server.origin, given), log), lost, after(limit)])
    if (typeof end === 'number') return end
    console.error(`${end} See ${String(log.path)}`)
    return 1
  } finally {
    await browser?.close()
    await server?.close()
    log.end()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function serverOptions(given: Arguments, dataFolder: string) {
  const { userDataFolder, extensionsFolder, trustsAll } = given
  return { dataFolder, userDataFolder, extensionsFolder, trustsAll, forTests: true, env: { TPM_SUITE_MARK: mark } }
}

/** Opens the workbench and resolves with the code that the extension host ends with, or with why it did not. */
async function testsOf(page: Page, address: string, log: WriteStream): Promise<number | string> {
  return await new Promise((resolve, reject) => {
    page.once('crash', () => resolve('The browser crashed during the tests.'))
    page.once('close', () => resolve('The browser closed during the tests.'))
    page.on('console', message => log.write(`page ${message.type()}: ${message.text()}\n`))
    page.on('pageerror', error => log.write(`page error: ${error.stack}\n`))
    const open = async () => {
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => print(type, args, log))
      await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code))
      await page.goto(address)
    }
    open().catch(reject)
  })
}

/** Resolves with what to say when the time is up. Keeps nobody waiting who is done before. */
async function after(milliseconds: number): Promise<string> {
  await new Promise(resolve => setTimeout(resolve, milliseconds).unref())
  return `The tests did not end in ${milliseconds / 60_000} minutes.`
}

function print(type: string, args: readonly unknown[], log: WriteStream): void {
  const [first, ...rest] = args
  const isSuites = typeof first === 'string' && first.startsWith(mark)
  const text = isSuites ? format(first.slice(mark.length), ...rest) : format(...args)
  log.write(`${type}: ${text}\n`)
  if (isSuites) (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${text}\n`)
}
