import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { GanttModel, GanttRow } from '../../../src/protocol/gantt'
import { aurora, generated, minute } from '../fixture'
import { type ChartPage, openChart, settle, startBrowser, stopBrowser } from './page'

before(startBrowser)
after(stopBrowser)

const rowOf = (page: Page, id: string) => page.locator(`.row:visible:has([data-id="${id}"])`)
const focused = async ({ page }: ChartPage) => await page.evaluate(() => document.activeElement?.querySelector('.title')?.getAttribute('data-id'))
const selected = async ({ page }: ChartPage) => await page.locator('.row[aria-selected=true] .title').getAttribute('data-id')
const firstTitle = async ({ page }: ChartPage) => await page.evaluate(() => {
  const rows = [...document.querySelectorAll<HTMLElement>('.body .row')].filter(row => 48 <= row.getBoundingClientRect().top && !row.hidden)
  return rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0]?.querySelector('.title')?.textContent
})
const withRow = (plan: GanttModel, id: string, change: Partial<GanttRow>): GanttModel =>
  ({ ...plan, version: plan.version + 1, rows: plan.rows.map(each => (each.id === id ? { ...each, ...change } : each)) })

describe('the mouse on the chart', () => {
  let chart: ChartPage
  beforeEach(async () => {
    chart = await openChart({ model: aurora })
  })
  afterEach(async () => await chart.close())

  it('selects a row by a click and opens it by two', async () => {
    await rowOf(chart.page, 'FW-11').click({ position: { x: 150, y: 10 } })
    assert.equal(await selected(chart), 'FW-11')
    await rowOf(chart.page, 'FW-12').locator('.cell.chart').dblclick()
    assert.deepEqual((await chart.sent()).slice(1), [
      { type: 'select', id: 'FW-11' }, { type: 'select', id: 'FW-12' }, { type: 'open', id: 'FW-12' },
    ])
  })

  it('folds and unfolds at the twisty without selecting', async () => {
    await rowOf(chart.page, 'FW-10').locator('.twisty').click()
    await settle(chart.page)
    assert.equal(await rowOf(chart.page, 'FW-11').count(), 0)
    assert.equal(await rowOf(chart.page, 'FW-10').getAttribute('aria-expanded'), 'false')
    await rowOf(chart.page, 'FW-10').locator('.twisty').click()
    await settle(chart.page)
    assert.equal(await rowOf(chart.page, 'FW-11').count(), 1)
    assert.equal((await chart.sent()).length, 1)
  })

  it('scrolls with the wheel, and through time with Shift', async () => {
    const x = async () => (await chart.page.locator('.now').boundingBox())!.x
    const before = await x()
    await chart.page.mouse.move(800, 300)
    await chart.page.mouse.wheel(0, 260)
    await settle(chart.page)
    assert.equal(await firstTitle(chart), aurora.rows[10]!.title)
    await chart.page.keyboard.down('Shift')
    await chart.page.mouse.wheel(0, 50)
    await settle(chart.page)
    assert(Math.abs(before - (await x()) - 50) < 2)
    await chart.page.keyboard.up('Shift')
  })

  it('zooms with Ctrl at the pointer', async () => {
    const bar = chart.page.locator('.row:has([data-id=UI-1]) .bar')
    const before = (await bar.boundingBox())!
    await chart.page.mouse.move(before.x, before.y + 4)
    await chart.page.keyboard.down('Control')
    await chart.page.mouse.wheel(0, -100)
    await settle(chart.page)
    await chart.page.keyboard.up('Control')
    const after = (await bar.boundingBox())!
    assert(before.width * 1.2 < after.width)
    assert(Math.abs(after.x - before.x) < 1.5)
  })

  it('goes to a bar that is out of view by the arrow to it', async () => {
    const row = rowOf(chart.page, 'FW-11')
    const away = row.locator('.label.away')
    await chart.send({ type: 'do', verb: 'zoomIn' })
    await chart.page.mouse.move(900, 300)
    await chart.page.mouse.wheel(5000, 0)
    await settle(chart.page)
    assert.equal(await row.locator('.bar').isVisible(), false)
    await row.hover()
    await away.click()
    await settle(chart.page)
    assert.equal(await row.locator('.bar').isVisible(), true)
    assert.equal(await away.count(), 0)
  })

  it('moves the chart where it is empty, which is no click', async () => {
    const before = (await chart.page.locator('.now').boundingBox())!
    await chart.page.mouse.move(1200, 100)
    await chart.page.mouse.down()
    await chart.page.mouse.move(1150, 60, { steps: 4 })
    await chart.page.mouse.up()
    await settle(chart.page)
    const after = (await chart.page.locator('.now').boundingBox())!
    assert(Math.abs(before.x - after.x - 50) < 2)
    assert.equal((await chart.sent()).length, 1)
    assert.equal(((await chart.state())['top']), 40)
  })

  it('drags the scroll bars and the splitter', async () => {
    await chart.page.mouse.move(1275, 100)
    await chart.page.mouse.down()
    await chart.page.mouse.move(1275, 2000, { steps: 4 })
    await chart.page.mouse.up()
    await settle(chart.page)
    assert.equal(await rowOf(chart.page, 'SUP-1').count(), 1)
    const splitter = (await chart.page.locator('.splitter').boundingBox())!
    await chart.page.mouse.move(splitter.x + 3, 300)
    await chart.page.mouse.down()
    await chart.page.mouse.move(splitter.x - 97, 300, { steps: 4 })
    await chart.page.mouse.up()
    await settle(chart.page)
    assert(Math.abs(Number((await chart.state())['side']) - (splitter.x + 4 - 100)) < 2)
  })

  it('tells the story of a row that it rests on, until Escape', async () => {
    await rowOf(chart.page, 'FW-14').hover()
    await chart.page.locator('.card').waitFor()
    const story = (await chart.page.locator('.card').textContent()) ?? ''
    for (const fact of ['Eighty days on one battery', 'FW-14', 'todo', 'Promised', '1 day', 'Chi Nguyen, Emil Novak', 'On the critical path']) assert(story.includes(fact), fact)
    await rowOf(chart.page, 'FW-14').focus()
    await chart.page.keyboard.press('Escape')
    assert.equal(await chart.page.locator('.card').isVisible(), false)
  })
})

describe('the keyboard on the chart', () => {
  let chart: ChartPage
  const press = async (...keys: string[]) => {
    for (const key of keys) await chart.page.keyboard.press(key)
    await settle(chart.page)
  }
  beforeEach(async () => {
    chart = await openChart({ model: aurora })
    await press('Tab')
  })
  afterEach(async () => await chart.close())

  it('has one stop for all rows, then the splitter', async () => {
    assert.equal(await focused(chart), 'alpha')
    assert.equal(await chart.page.locator('.row[tabindex="0"]').count(), 1)
    await press('Tab')
    assert.equal(await chart.page.evaluate(() => document.activeElement?.getAttribute('role')), 'separator')
  })

  it('walks through the rows and brings them into view', async () => {
    await press('ArrowDown', 'ArrowDown')
    assert.equal(await focused(chart), 'CORE-2')
    await press('End')
    assert.equal(await focused(chart), 'SUP-1')
    const box = (await rowOf(chart.page, 'SUP-1').boundingBox())!
    assert(box.y + box.height <= 720)
    await press('PageUp', 'Home', 'ArrowUp')
    assert.equal(await focused(chart), 'alpha')
  })

  it('folds, unfolds, and goes to child and parent', async () => {
    await press('ArrowLeft')
    assert.equal(await rowOf(chart.page, 'alpha').getAttribute('aria-expanded'), 'false')
    await press('ArrowDown')
    assert.equal(await focused(chart), 'trial')
    await press('ArrowRight', 'ArrowRight')
    assert.equal(await focused(chart), 'FW-11')
    await press('ArrowLeft')
    assert.equal(await focused(chart), 'FW-10')
  })

  it('selects with Space and opens with Enter', async () => {
    await press('ArrowDown', ' ', 'Enter')
    assert.deepEqual((await chart.sent()).slice(1), [{ type: 'select', id: 'CORE-1' }, { type: 'open', id: 'CORE-1' }])
  })

  it('zooms, scrolls through time, and goes to the status date', async () => {
    const zoom = async () => Number((await chart.state())['pixelsPerDay'])
    const before = await zoom()
    await press('+', '+')
    assert(Math.abs((await zoom()) / before - 2.25) < 0.01)
    await press('-', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight')
    assert.equal(await chart.page.locator('.now').isVisible(), false)
    await press('t')
    assert.equal(await chart.page.locator('.now').isVisible(), true)
  })

  it('keeps the focus on its row when that is scrolled out of view', async () => {
    await chart.page.mouse.move(800, 300)
    await chart.page.mouse.wheel(0, 900)
    await settle(chart.page)
    assert.equal(await focused(chart), 'alpha')
    await press('ArrowDown')
    assert.equal(await focused(chart), 'CORE-1')
    assert.equal(await firstTitle(chart), aurora.rows[1]!.title)
  })

  it('finds rows with Ctrl+F, goes on to them, and forgets with Escape', async () => {
    await press('Control+f')
    await chart.page.keyboard.type('emil tests')
    await settle(chart.page)
    assert.equal(await chart.page.locator('.message').textContent(), 'No row matches.')
    await press('Control+a')
    await chart.page.keyboard.type('token')
    await settle(chart.page)
    assert.equal(await chart.page.locator('.filter-count').textContent(), '3 of 59 rows')
    assert.equal(await chart.page.locator('.body .row:visible').count(), 3)
    await press('ArrowDown', 'End')
    assert.equal(await focused(chart), 'CORE-22')
    await press('Escape')
    assert.equal(await chart.page.locator('.filter').isVisible(), false)
    assert.equal(await focused(chart), 'CORE-22')
    assert((await chart.page.locator('.body .row:visible').count()) > 20)
  })

  it('moves the splitter', async () => {
    const side = async () => (await chart.page.locator('.column.chart').boundingBox())!.x
    await press('Tab')
    const before = await side()
    await press('ArrowLeft', 'ArrowLeft')
    assert.equal(await side(), before - 32)
    assert.equal(await chart.page.locator('.splitter').getAttribute('aria-valuenow'), String(before - 32))
  })

  it('hears a whole row in one sentence', async () => {
    const label = await rowOf(chart.page, 'FW-14').getAttribute('aria-label')
    assert.match(label ?? '', /^Eighty days on one battery, FW-14, task, 13 Mar to 30 Mar 2026, promised 27 Mar 2026, todo, 0% done, critical, late by 1 day, Chi Nguyen, Emil Novak$/)
    assert.equal(await rowOf(chart.page, 'FW-14').getAttribute('aria-level'), '3')
    assert.equal(await rowOf(chart.page, 'FW-14').getAttribute('aria-rowindex'), '15')
  })
})

describe('a newer plan', () => {
  it('keeps selection, focus, folds and scroll, whatever came before the rows in view', async () => {
    const chart = await openChart({ model: aurora, height: 400 })
    await rowOf(chart.page, 'alpha').locator('.twisty').click()
    await settle(chart.page)
    await chart.page.mouse.move(700, 250)
    await chart.page.mouse.wheel(0, 104)
    await settle(chart.page)
    await rowOf(chart.page, 'FW-22').click({ position: { x: 150, y: 10 } })
    const first = await firstTitle(chart)
    const [before, ...rest] = aurora.rows
    const grown = { ...aurora, version: 2, rows: [before!, ...rest.slice(0, 7), { ...rest[0]!, id: 'new', depth: 0 }, ...rest.slice(7)] }
    await chart.send({ type: 'model', model: grown })
    assert.equal(await selected(chart), 'FW-22')
    assert.equal(await focused(chart), 'FW-22')
    assert.equal(await firstTitle(chart), first)
    assert.deepEqual((await chart.state())['collapsed'], ['alpha'])
    await chart.close()
  })

  it('uses the elements of the rows that stay', async () => {
    const chart = await openChart({ model: aurora })
    await chart.page.evaluate(() => document.querySelectorAll('.body .row').forEach(row => ((row as { mark?: string } & Element).mark = row.querySelector('.title')!.textContent!)))
    await chart.send({ type: 'model', model: withRow(aurora, 'FW-13', { progress: 0.9 }) })
    const same = await chart.page.evaluate(() => [...document.querySelectorAll('.body .row')].every(row => (row as { mark?: string } & Element).mark === row.querySelector('.title')!.textContent))
    assert(same)
    await chart.close()
  })

  it('is told to those who hear it, once', async () => {
    const chart = await openChart({ model: aurora })
    for (const days of [1, 2, 3]) await chart.send({ type: 'model', model: { ...aurora, finish: aurora.finish + days * 1440 } })
    await chart.page.locator('[role=status]:not(:empty)').waitFor({ state: 'attached' })
    assert.equal(await chart.page.locator('[role=status]').textContent(), 'The plan changed. It now finishes on 26 Oct 2026.')
    await chart.close()
  })

  it('is where it was after there was none for a while', async () => {
    const chart = await openChart({ model: aurora })
    await rowOf(chart.page, 'alpha').locator('.twisty').click()
    await chart.page.mouse.move(800, 300)
    await chart.page.mouse.wheel(0, 130)
    await settle(chart.page)
    const state = await chart.state()
    await chart.send({ type: 'none' })
    await chart.send({ type: 'model', model: aurora })
    assert.deepEqual(await chart.state(), state)
    await chart.close()
  })

  it('may be another plan, which is shown from its beginning', async () => {
    const chart = await openChart({ model: aurora })
    await rowOf(chart.page, 'alpha').locator('.twisty').click()
    await settle(chart.page)
    await chart.send({ type: 'model', model: { ...aurora, plan: 'file:///work/other' } })
    assert.equal(await rowOf(chart.page, 'CORE-1').count(), 1)
    const state = await chart.state()
    assert.deepEqual([state['plan'], state['collapsed'], state['top']], ['file:///work/other', [], 0])
    await chart.close()
  })
})

describe('the extension', () => {
  it('selects and reveals a row that is folded away and out of view', async () => {
    const chart = await openChart({ model: aurora, height: 400, state: { plan: aurora.plan, pixelsPerDay: 20, left: minute('2026-01-01'), collapsed: ['fleet', 'FLD-10'] } })
    await chart.send({ type: 'select', id: 'FLD-13', reveal: true })
    assert.equal(await selected(chart), 'FLD-13')
    const bar = (await rowOf(chart.page, 'FLD-13').locator('.bar').boundingBox())!
    assert(460 < bar.x && bar.x < 1280 && 48 < bar.y && bar.y < 400)
    assert.equal((await chart.sent()).length, 1)
    await chart.send({ type: 'select', id: 'nobody', reveal: true })
    await chart.close()
  })

  it('has the chart zoom, fold and filter', async () => {
    const chart = await openChart({ model: aurora })
    await chart.send({ type: 'do', verb: 'collapseAll' })
    assert.equal(await chart.page.locator('.body .row:visible').count(), 5)
    await chart.send({ type: 'do', verb: 'expandAll' })
    await chart.send({ type: 'do', verb: 'zoomToFit' })
    const state = await chart.state()
    assert(Number(state['left']) < aurora.start && Number(state['pixelsPerDay']) < 3)
    await chart.send({ type: 'do', verb: 'focusFilter' })
    assert.equal(await chart.page.evaluate(() => document.activeElement?.tagName), 'INPUT')
    await chart.close()
  })

  it('finds everything as it was after a reload', async () => {
    const first = await openChart({ model: generated(500), height: 500 })
    await first.page.mouse.move(900, 200)
    await first.page.mouse.wheel(0, 3000)
    await first.page.mouse.wheel(400, 0)
    await settle(first.page)
    await first.page.locator('.body .row:visible').nth(5).click({ position: { x: 700, y: 10 } })
    const state = await first.state()
    const title = await firstTitle(first)
    await first.close()
    const second = await openChart({ height: 500, state })
    assert.deepEqual(await second.sent(), [{ type: 'ready', plan: 'file:///work/aurora' }])
    await second.send({ type: 'model', model: generated(500) })
    assert.equal(await firstTitle(second), title)
    assert.deepEqual(await second.state(), state)
    await second.close()
  })
})
