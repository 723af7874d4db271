import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { FromGantt, GanttModel, ToGantt } from '../../../src/protocol/gantt'
import { ganttStrings } from '../../../src/protocol/ganttStrings'
import manifest from '../../../package.json'
import { launchChromium } from '../../harness/chromium'
import { resultsFolder, root } from '../../harness/paths'
import { type ThemeName, themes } from './themes'

/** What the extension's panel sends with its page, as strict as it is there. */
const policy = "default-src 'none'; script-src 'nonce-n0nce'; style-src http://gantt.test; font-src http://gantt.test; img-src http://gantt.test data:; form-action 'none'; base-uri 'none'"

const bundle = join(root, '.cache/webview-test')

let browser: Browser | undefined
let bundled = false

/** Bundles the chart as the product does, and starts a browser; once for all suites. */
export async function startBrowser(): Promise<void> {
  if (!bundled) {
    await build({
      entryPoints: { gantt: join(root, 'src/webview/gantt/main.ts') }, outdir: bundle, bundle: true, minify: true, platform: 'browser',
      format: 'iife', target: 'chrome128', logLevel: 'error',
    })
    bundled = true
  }
  browser ??= await launchChromium()
}

export async function stopBrowser(): Promise<void> {
  await browser?.close()
  browser = undefined
}

export interface ChartPageOptions {
  readonly theme?: ThemeName
  readonly width?: number
  readonly height?: number
  readonly model?: GanttModel
  /** What `getState` gives: the state saved before a reload. */
  readonly state?: unknown
  readonly scale?: number
}

/** The chart in a page, with a stand-in for VS Code. */
export interface ChartPage {
  readonly page: Page
  readonly send: (message: ToGantt) => Promise<void>
  /** What the chart told the extension so far. */
  readonly sent: () => Promise<FromGantt[]>
  readonly state: () => Promise<Record<string, unknown>>
  /** Problems of any kind: exceptions, refused by the policy, logged errors. */
  readonly problems: string[]
  readonly close: () => Promise<void>
}

export async function openChart(options: ChartPageOptions = {}): Promise<ChartPage> {
  assert(browser, 'startBrowser comes first')
  const { width = 1280, height = 720, scale = 1 } = options
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, timezoneId: 'America/St_Johns' })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(String(error)))
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  await page.route('**/*', async route => await route.fulfill(await fileFor(new URL(route.request().url()).pathname, options)))
  await page.goto('http://gantt.test/')
  const send = async (message: ToGantt) => {
    await page.evaluate(data => window.postMessage(data), message)
    await settle(page)
  }
  if (options.model) await send({ type: 'model', model: options.model })
  return {
    page, send, problems,
    sent: async () => await page.evaluate(() => window.sentMessages as FromGantt[]),
    state: async () => await page.evaluate(() => {
      dispatchEvent(new Event('pagehide'))
      return window.savedState as Record<string, unknown>
    }),
    close: async () => {
      assert.deepEqual([...problems, ...(await page.evaluate(() => window.violations))], [])
      await context.close()
    },
  }
}

declare global {
  interface Window {
    sentMessages: unknown[]
    savedState: unknown
    violations: string[]
  }
}

/** Until the page has painted what it has to. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))))
}

export async function screenshot({ page }: ChartPage, name: string): Promise<void> {
  await mkdir(resultsFolder, { recursive: true })
  await page.screenshot({ path: join(resultsFolder, `gantt-${name}.png`) })
}

async function fileFor(path: string, options: ChartPageOptions): Promise<{ status?: number; body: string; headers: Record<string, string> }> {
  const type = { '/': 'text/html', '/gantt.js': 'text/javascript', '/gantt.css': 'text/css', '/theme.css': 'text/css' }[path]
  if (!type) return { status: 404, body: '', headers: {} }
  const headers = { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy }
  if (path === '/') return { body: html(options), headers }
  return { body: path === '/theme.css' ? themeCss(options) : await readFile(join(bundle, path), 'utf8'), headers }
}

const themeOf = ({ theme = 'dark' }: ChartPageOptions) => themes.find(({ name }) => name === theme)!

/** What VS Code puts into a webview: the theme's variables, our own colours among them, and a style for the body. */
function themeCss(options: ChartPageOptions): string {
  const { variables, kind } = themeOf(options)
  const own = contributed.map(({ id, defaults }) => [id.replace('.', '-'), valueOf(defaults[kind] ?? '')] as const)
  const declarations = [...Object.entries(variables), ...own].map(([name, value]) => `--vscode-${name}:${value};`)
  return `:root{${declarations.join('')}} body{background:transparent;color:var(--vscode-editor-foreground);padding:0 20px}`
}

const contributed = (manifest.contributes as { colors?: { id: string; defaults: Record<string, string> }[] }).colors ?? []

/** A default is a colour, or the id of another. */
const valueOf = (color: string): string => (color.startsWith('#') ? color : `var(--vscode-${color.replaceAll('.', '-')})`)

function html(options: ChartPageOptions): string {
  const state = JSON.stringify(options.state ?? null).replaceAll('<', '\\u003c')
  return `<!DOCTYPE html><html lang="en-GB"><head><title>Gantt</title><meta charset="utf-8">
<link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="gantt.css">
<script nonce="n0nce">
  window.sentMessages = []; window.violations = []; window.savedState = ${state}
  addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI))
  window.acquireVsCodeApi = () => ({
    postMessage: message => sentMessages.push(message), getState: () => savedState, setState: state => { savedState = state },
  })
</script>
<script type="application/json" id="strings">${JSON.stringify(ganttStrings)}</script></head>
<body class="${themeOf(options).body}"><div id="gantt"></div><script nonce="n0nce" src="gantt.js"></script></body></html>`
}
