import type { Page } from 'playwright-core'
import { generated } from '../fixture'
import { openChart, startBrowser, stopBrowser } from '../browser/page'

/** What the chart takes; times in milliseconds, `heap` in megabytes. */
interface Measured {
  readonly rows: number
  /** From the message to the second frame after it; two frames are 33. */
  readonly paint: number
  readonly elements: number
  readonly heap: number
  /** Of 120 steps over the whole height, one a frame: frames a second, and the main thread's work in each. */
  readonly fps: number
  readonly frame: number
  /** The same with the whole plan in the chart's width. */
  readonly fpsFar: number
  readonly frameFar: number
  /** A newer model with one task changed; a zoom. */
  readonly update: number
  readonly zoom: number
}

/** Measures the chart in Chromium with plans of three sizes, the medians of three runs each. */
export async function bench(): Promise<string> {
  await startBrowser()
  const results: Measured[] = []
  for (const count of [1_000, 10_000, 50_000]) {
    const runs = [await measure(count), await measure(count), await measure(count)]
    results.push(medians(runs))
  }
  await stopBrowser()
  return tableOf(results)
}

function tableOf(results: readonly Measured[]): string {
  const names = Object.keys(results[0]!)
  const lines = results.map(result => Object.values(result).map(value => String(Math.round(Number(value) * 10) / 10)))
  return [names, ...lines].map(line => line.map(cell => cell.padStart(10)).join('')).join('\n')
}

function medians(runs: readonly Measured[]): Measured {
  const names = Object.keys(runs[0]!) as (keyof Measured)[]
  const middle = (name: keyof Measured) => runs.map(run => run[name]).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!
  return Object.fromEntries(names.map(name => [name, middle(name)])) as unknown as Measured
}

async function measure(count: number): Promise<Measured> {
  const chart = await openChart({ width: 1400, height: 800 })
  const { page } = chart
  const model = generated(count)
  await page.evaluate(data => (Object.assign(window, { model: data })), model)
  const show = async (part: string) => await timed(page, `window.postMessage({ type: 'model', model: ${part} })`)
  const paint = await show('window.model')
  const near = await scroll(page)
  const update = await show(`{ ...window.model, version: 2, rows: window.model.rows.map((row, at) => at === 5 ? { ...row, progress: 1 } : row) }`)
  const zoom = await timed(page, `window.postMessage({ type: 'do', verb: 'zoomToFit' })`)
  const far = await scroll(page)
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6)
  await chart.close()
  return { rows: model.rows.length, paint, elements, heap, fps: near.fps, frame: near.frame, fpsFar: far.fps, frameFar: far.frame, update, zoom }
}

/** Until the second frame after what the code did has come. */
const timed = async (page: Page, code: string): Promise<number> => await page.evaluate(`new Promise(resolve => {
  const start = performance.now()
  addEventListener('message', () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start))), { once: true })
  ${code}
})`)

/** A wheel step in each of 120 frames, from the first row to the last. */
async function scroll(page: Page): Promise<{ fps: number; frame: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  const before = await busy()
  const seconds = await page.evaluate<number>(`new Promise(resolve => {
    const chart = document.querySelector('#gantt')
    const rows = Number(document.querySelector('#grid').getAttribute('aria-rowcount'))
    const start = performance.now()
    let step = 0
    chart.dispatchEvent(new WheelEvent('wheel', { deltaY: -1e9, cancelable: true }))
    requestAnimationFrame(function next() {
      if (120 < ++step) return resolve((performance.now() - start) / 1000)
      chart.dispatchEvent(new WheelEvent('wheel', { deltaY: rows * 26 / 120, cancelable: true }))
      requestAnimationFrame(next)
    })
  })`)
  return { fps: 120 / seconds, frame: ((await busy()) - before) / 120 }
}

if (process.argv[1]?.endsWith('gantt.bench.ts')) void bench().then(table => console.log(table))
