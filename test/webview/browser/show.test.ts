import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../harness/paths'
import { aurora, generated, minute, model, row } from '../fixture'
import { openChart, screenshot, settle, startBrowser, stopBrowser } from './page'
import { themes } from './themes'

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Rules of whole pages do not fit a panel inside of VS Code. */
const notForPanels = ['region', 'page-has-heading-one', 'landmark-one-main']

interface Violation { id: string; nodes: { html: string; failureSummary?: string }[] }

declare global {
  var axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> }
}

before(startBrowser)
after(stopBrowser)

describe('the chart in a page', () => {
  it('tells that it is ready, and that the plan is being read', async () => {
    const chart = await openChart()
    assert.deepEqual(await chart.sent(), [{ type: 'ready' }])
    assert.equal(await chart.page.locator('.message').textContent(), 'The plan is being read…')
    await chart.close()
  })

  it('draws only the rows in view, with few elements, whatever the plan', async () => {
    const chart = await openChart({ model: generated(10_000) })
    assert.equal(await chart.page.locator('.treegrid, [role=treegrid]').getAttribute('aria-rowcount'), '10501')
    assert((await chart.page.locator('.body .row:visible').count()) <= 27)
    assert((await chart.page.evaluate(() => document.querySelectorAll('*').length)) < 600)
    await chart.close()
  })

  it('shows bars, summaries, milestones, promises and links', async () => {
    const chart = await openChart({ model: aurora, height: 1000, state: { plan: aurora.plan, pixelsPerDay: 8, left: minute('2026-02-20') } })
    for (const part of ['.task .bar', '.summary .bar', '.milestone .bar', '.promise', '.way', '.now', '.label']) {
      assert.notEqual(await chart.page.locator(`${part}:visible`).count(), 0, part)
    }
    for (const path of ['.line.plain', '.head.plain', '.line.critical', '.off', '.minor', '.major', '.asof']) {
      assert.match((await chart.page.locator(`path${path}`).getAttribute('d')) ?? '', /^M/, path)
    }
    await chart.close()
  })

  it('puts a bar where its dates are on the header', async () => {
    const plan = model([row('a', { start: minute('2026-03-02'), finish: minute('2026-03-07') })])
    const chart = await openChart({ model: plan, state: { plan: plan.plan, pixelsPerDay: 30, left: minute('2026-02-25') } })
    const bar = (await chart.page.locator('.bar').boundingBox())!
    const [second] = await chart.page.locator('.tick.minor').filter({ hasText: /^2$/ }).all()
    assert(Math.abs(bar.x - (await second!.boundingBox())!.x) < 1)
    assert.equal(Math.round(bar.width), 150)
    await chart.close()
  })

  it('says so when there is nothing to draw', async () => {
    const chart = await openChart({ model: model([]) })
    assert.equal(await chart.page.locator('.message').textContent(), 'This plan has no tasks and no milestones yet.')
    await chart.send({ type: 'none' })
    assert.equal(await chart.page.locator('.message').textContent(), 'There is no plan here any more.')
    await chart.send({ type: 'model', model: aurora })
    assert.equal(await chart.page.locator('.message').isVisible(), false)
    await chart.close()
  })

  it('takes rows without dates, absurd dates, unknown links and ids that come twice', async () => {
    const rows = [
      row('a', { start: undefined, finish: undefined }), row('a'), row('b', { start: minute('1900-01-01'), finish: minute('2999-12-31') }),
      row('c', { start: NaN, finish: Infinity, due: NaN, progress: NaN, floatDays: NaN }), row('d', { depth: 7, progress: 9 }),
    ]
    const links = [{ from: 'a', to: 'nobody', type: 'FS', critical: true }, { from: 'b', to: 'b', type: 'SF', critical: true }, { from: 'b', to: 'd', type: 'FF', critical: true }] as const
    const chart = await openChart({ model: model(rows, { links }) })
    assert.equal(await chart.page.locator('.body .row:visible').count(), 5)
    for (const verb of ['zoomOut', 'zoomToFit', 'goToToday', 'collapseAll', 'expandAll', 'zoomIn'] as const) await chart.send({ type: 'do', verb })
    await chart.close()
  })

  it('shows hostile titles as text', async () => {
    const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'safe\u202Egnp.exe', '{0} {1}', 'x'.repeat(10_000), '&lt;b&gt;']
    const rows = hostile.map((title, at) => row(`<b>${at}</b>`, { title, status: title, people: [title], due: minute('2026-03-01'), late: true }))
    const chart = await openChart({ model: model(rows) })
    await chart.page.locator('.body .row').first().hover()
    await chart.page.locator('.card').waitFor()
    assert.equal(await chart.page.locator('img, b, #gantt script').count(), 0)
    assert.equal(await chart.page.locator('.title').nth(0).textContent(), hostile[0])
    assert.match((await chart.page.locator('.body').textContent()) ?? '', /safe\[U\+202E\]gnp\.exe/)
    assert((await chart.page.locator('.title').nth(4).textContent())!.length < 400)
    await chart.close()
  })

  it('fits a panel of 200 pixels, and a page at 200 %', async () => {
    for (const size of [{ width: 200, height: 400 }, { width: 640, height: 360, scale: 2 }]) {
      const chart = await openChart({ ...size, model: aurora })
      const wider = await chart.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.equal(wider, 0)
      const side = (await chart.page.locator('.row .name').first().boundingBox())!.width
      assert(60 < side && side < size.width * 0.6)
      await screenshot(chart, `at-${size.width}`)
      await chart.close()
    }
  })

  it('moves nothing by itself', async () => {
    const chart = await openChart({ model: aurora })
    assert.equal(await chart.page.evaluate(() => document.getAnimations().length), 0)
    await chart.close()
  })
})

for (const { name } of themes) {
  describe(`the chart in the ${name} theme`, () => {
    const state = (pixelsPerDay: number) => ({ plan: aurora.plan, pixelsPerDay, left: minute('2026-02-10'), top: 170, selected: 'FW-22', active: 'FW-22' })

    it('has no accessibility violation, with card and filter open', async () => {
      const chart = await openChart({ theme: name, model: aurora, state: state(9) })
      await chart.page.evaluate(axeSource)
      const check = async () => {
        const rules = Object.fromEntries(notForPanels.map(rule => [rule, { enabled: false }]))
        const { violations } = await chart.page.evaluate(async options => await globalThis.axe.run(options), { rules })
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(node => `${node.html} ${node.failureSummary}`)]), [])
      }
      await check()
      await chart.page.locator('.task:has([data-id=FW-22]) .bar').hover()
      await chart.page.locator('.card').waitFor()
      await check()
      await chart.page.keyboard.press('Control+f')
      await chart.page.keyboard.type('emil')
      await settle(chart.page)
      await check()
      await chart.close()
    })

    it('is looked at', async () => {
      for (const [level, zoom] of [['day', 30], ['week', 9], ['month', 3.2]] as const) {
        const chart = await openChart({ theme: name, model: aurora, state: state(zoom) })
        await screenshot(chart, `${name}-${level}`)
        await chart.close()
      }
    })
  })
}
