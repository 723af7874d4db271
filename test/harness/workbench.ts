import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { workbenchAddress } from './arguments'
import { launchChromium } from './chromium'
import { copyWorkspace } from './copyWorkspace'
import { resultsFolder, root } from './paths'
import { installExtension, linkExtension, type Server, startServer } from './server'

export type Theme = 'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast' | 'Default High Contrast Light'

export type WorkbenchOptions = {
  /** What to open: a folder or `.code-workspace` file. Its folder is copied, so that tests may change it. */
  readonly folder?: string
  /** Fills the copied folder before it is opened, for example with a git history. */
  readonly prepare?: (folder: string) => Promise<void> | void
  /** Our extension from this folder (the default), from a VSIX as users install it, or not at all. */
  readonly extension?: 'development' | 'none' | { readonly vsix: string }
  readonly theme?: Theme
  /** 'all' (the default) trusts the folder; 'restricted' opens it in Restricted Mode; 'ask' has VS Code ask. */
  readonly trust?: 'all' | 'restricted' | 'ask'
  /** The user's settings, over those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly size?: { readonly width: number; readonly height: number }
}

/** What went wrong in the page: a security policy that stopped something, an exception, an error in the console. */
export type PageProblem = { readonly kind: 'policy' | 'exception' | 'console'; readonly text: string; readonly url: string }

export type Workbench = {
  readonly page: Page
  /** The copy that is open: a folder, or the folder of the `.code-workspace` file; empty when nothing is. */
  readonly folder: string
  /** Keeps a picture in test-results. Returns its path. */
  screenshot(name: string): Promise<string>
  /** The problems so far that our extension or its webviews caused. VS Code's own are left out. */
  problems(): readonly PageProblem[]
  close(): Promise<void>
}

/** What a workbench shows that no test wants to see, and what would ask the network. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/** Starts VS Code in a headless browser and resolves when the workbench is restored. Close it in any case. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'tpm-workbench-')))
  let server: Server | undefined
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await server?.close()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const target = await layOut(options, home)
    const serverOptions = {
      dataFolder: join(home, 'server'),
      extensionsFolder: join(home, 'extensions'),
      userDataFolder: join(home, 'user'),
      trustsAll: (options.trust ?? 'all') === 'all',
      // Not for VS Code's smoke tests: they hide notifications. Here everything is as users have it.
      forTests: false,
    }
    const { extension = 'development' } = options
    if (extension === 'development') await linkExtension(root, serverOptions.extensionsFolder)
    else if (extension !== 'none') await installExtension(extension.vsix, serverOptions)
    server = await startServer(serverOptions)
    browser = await launchChromium()
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } })
    const problems = collectProblems(page)
    await page.goto(workbenchAddress(server.origin, { target, developmentPaths: [] }))
    const restored = `performance.getEntriesByName('code/didStartWorkbench').length > 0`
    await page.waitForFunction(restored, undefined, { timeout: 60_000 })
    const folder = options.folder ? copyOf(options.folder, home) : ''
    return { page, folder, problems: () => [...problems], screenshot: name => screenshot(page, name), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Writes the settings and copies the workspace. Returns what to open. */
async function layOut(options: WorkbenchOptions, home: string): Promise<string | undefined> {
  const startupPrompt = options.trust === 'ask' ? 'always' : 'never'
  const settings = {
    ...quiet,
    'security.workspace.trust.startupPrompt': startupPrompt,
    'workbench.colorTheme': options.theme ?? 'Default Dark Modern',
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
    ...options.settings,
  }
  await mkdir(join(home, 'user/User'), { recursive: true })
  await mkdir(join(home, 'extensions'))
  await writeFile(join(home, 'user/User/settings.json'), JSON.stringify(settings, undefined, 2))
  if (!options.folder) return undefined
  const copy = copyOf(options.folder, home)
  const target = await copyWorkspace(options.folder, copy)
  await options.prepare?.(copy)
  return target
}

/** Where a workspace is copied to. It keeps its name, which VS Code shows. */
function copyOf(folder: string, home: string): string {
  return join(home, 'open', basename(folder, '.code-workspace'))
}

async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(resultsFolder, `${name}.png`)
  await mkdir(resultsFolder, { recursive: true })
  await page.screenshot({ path, animations: 'disabled' })
  return path
}

/** Collects problems of webviews and of our extension from now on. */
function collectProblems(page: Page): PageProblem[] {
  const problems: PageProblem[] = []
  page.on('console', message => {
    const { text, url } = { text: message.text(), url: message.location().url }
    if (/content security policy/i.test(text)) problems.push({ kind: 'policy', text, url })
    else if (message.type() === 'error' && (ours.test(text) || isWebview(url))) problems.push({ kind: 'console', text, url })
  })
  page.on('pageerror', error => problems.push({ kind: 'exception', text: error.stack ?? error.message, url: page.url() }))
  return problems
}

/** What an error that comes from our extension or its server names. */
const ours = /tpm-plan\.tpm-plan|\/dist\/(extension|server)\.js/

/** Whether a script runs in a webview rather than in the workbench's own page. */
function isWebview(url: string): boolean {
  return /vscode-resource|\/webview\/|vscode-remote-resource/.test(url)
}

/** Runs a command through the command palette by its whole title, category included. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await chooseQuickPick(page, `>${title}`, title)
}

/** Opens a file of the workspace by its path within it, and waits for its editor. */
export async function openFile(page: Page, path: string): Promise<void> {
  await page.keyboard.press('Control+P')
  const name = path.split('/').at(-1) ?? path
  await chooseQuickPick(page, path, name)
  await page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor()
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor()
}

/** Waits until an extension has been activated, as VS Code's own list of running extensions says. */
export async function waitUntilActive(page: Page, displayName: string): Promise<void> {
  const size = page.viewportSize()
  // The list, which VS Code shows in a dialog, draws only the rows that are in sight.
  if (size) await page.setViewportSize({ width: size.width, height: 5000 })
  await runCommand(page, 'Developer: Show Running Extensions')
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: displayName })
  await row.getByText(/Activation: \d+ms/).waitFor()
  await page.keyboard.press('Escape')
  await row.waitFor({ state: 'hidden' })
  if (size) await page.setViewportSize(size)
}

/** Types into the open quick pick and takes the first entry whose label begins with the given words. */
async function chooseQuickPick(page: Page, text: string, label: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input')
  await input.waitFor()
  await input.fill(text)
  const rows = page.locator('.quick-input-widget .quick-input-list .monaco-list-row')
  await rows.filter({ hasText: label }).first().click()
}

/** The document of a visible webview, the first when several are: locate, evaluate and press in it as in a page. */
export async function webviewFrame(page: Page, index = 0): Promise<Frame> {
  const outer = page.locator('iframe.webview.ready >> visible=true').nth(index)
  const inner = outer.contentFrame().locator('iframe#active-frame')
  await inner.waitFor()
  const frame = await (await inner.elementHandle())?.contentFrame()
  if (!frame) throw new Error('The webview went away while it was looked for.')
  return frame
}
