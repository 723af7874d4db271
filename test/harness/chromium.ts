import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { installDebian, type Say } from './debian'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chrome or Chromium on this machine: CHROME_PATH, the PATH, the usual places. */
function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROME_PATH']) return existsSync(env['CHROME_PATH']) ? env['CHROME_PATH'] : undefined
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  return [...onPath, ...places].find(path => existsSync(path))
}

/** Finds a Chrome or Chromium, or installs Debian's. Rejects with what a person can do about it. */
async function chromiumPath(say: Say = console.error): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (process.env['CHROME_PATH']) throw new Error(`CHROME_PATH names no file: ${process.env['CHROME_PATH']}`)
  const refusal = await installDebian(['chromium'], say)
  const installed = findChromium()
  if (installed) return installed
  throw new Error(`The tests need Chrome or Chromium (CHROME_PATH may name it). ${refusal ?? ''}`)
}

/** A headless browser with a profile of its own that is gone when it is closed. It asks nothing of the network. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await chromiumPath(),
    headless: true,
    // As root, Chromium starts only without its sandbox. The pages it shows here are our own.
    chromiumSandbox: false,
    args: [
      '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  })
}
