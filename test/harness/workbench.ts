import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { workbenchAddress } from './arguments'
import { launchChromium } from './chromium'
import { copyWorkspace } from './copyWorkspace'
import { collectProblems, type PageProblem } from './pageProblems'
import { resultsFolder, root } from './paths'
import { installExtension, linkExtension, type Server, startServer } from './server'

type Theme = 'Default Dark Modern' | 'Default Light Modern' | 'Default High Contrast' | 'Default High Contrast Light'

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
