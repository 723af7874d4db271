import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { runCommand, webviewFrame } from '../harness/page'
import { root } from '../harness/paths'
import { openWorkbench, type Workbench } from '../harness/workbench'

const workspace = join(root, 'test/vscode/workspaces/plan')

/** The rows of a view of ours. */
const rowsOf = (page: Page, view: string): Locator =>
  page.locator('.split-view-view', { has: page.locator('.pane-header', { hasText: view }) }).last().locator('.monaco-list-row')

const activeEditor = (page: Page): Locator => page.locator('.editor-group-container.active')

describe('A plan in the workbench', () => {
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({ folder: workspace })
    const { page } = workbench
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Project Plan"]') }).first().click()
    await rowsOf(page, 'Milestones').getByText('Survey done').waitFor()
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed-${this.currentTest.title.slice(0, 40)}`)
  })

  after(() => workbench?.close())

  it('opens as a tree whose click leads to the YAML', async () => {
    const { page, screenshot } = workbench
    const milestones = rowsOf(page, 'Milestones')
    await milestones.getByText('Survey done').locator('xpath=ancestor::*[@role="treeitem"]').locator('.monaco-tl-twistie').click()
    await milestones.getByText('Draw the plans').click()
    await page.locator('.tab.active[data-resource-name="tasks.yaml"]').waitFor()
    await activeEditor(page).locator('.view-line', { hasText: 'PIER-2' }).first().waitFor()
    await screenshot('plan-tree')
  })

  it('says in words what colour and icon say', async () => {
    const { page } = workbench
    const label = await page.locator('[role="treeitem"][aria-label^="Opening"]').getAttribute('aria-label')
    assert.match(label ?? '', /milestone, due Feb 6, .*late by \d+ d/)
  })

  it('takes a tick as the smallest edit, which undo takes back', async () => {
    const { page } = workbench
    await page.locator('[role="treeitem"][aria-label^="Draw the plans"] [role="checkbox"]').click()
    const added = activeEditor(page).locator('.view-line', { hasText: /status:.*done/ })
    await added.waitFor()
    await activeEditor(page).locator('.view-lines').click()
    await page.keyboard.press('Control+Z')
    await added.waitFor({ state: 'detached' })
    await runCommand(page, 'File: Save')
    await page.locator('.tab.active:not(.dirty)[data-resource-name="tasks.yaml"]').waitFor()
    // The tab is clean from the undo on: VS Code may still be writing, and a file that is being written is empty at first.
    let text = ''
    while (text === '') text = await readFile(join(workbench.folder, '.tpm/tasks.yaml'), 'utf8')
    assert.equal(text, await readFile(join(workspace, '.tpm/tasks.yaml'), 'utf8'))
  })

  it('gets a task that is named, whatever its name, and shows it', async () => {
    const { page } = workbench
    await runCommand(page, 'Project Plan: Add Task')
    await page.locator('.quick-input-widget').getByText('What is to be done?').waitFor()
    await page.keyboard.type('Order $(bug) lamps: "two" # of them')
    await page.keyboard.press('Enter')
    await activeEditor(page).locator('.view-line', { hasText: 'Order' }).waitFor()
    await rowsOf(page, 'Milestones').getByText('Order $(bug) lamps: "two" # of them').waitFor()
    await activeEditor(page).locator('.view-lines').click()
    await page.keyboard.press('Control+Z')
    await rowsOf(page, 'Milestones').getByText('Order').waitFor({ state: 'detached' })
  })

  it('opens as a chart from the status bar, and the chart leads to the YAML', async () => {
    const { page, screenshot } = workbench
    await page.locator('.statusbar').getByText(/Survey done/).click()
    await page.locator('.tab.active', { hasText: 'Gantt: Harbour' }).waitFor()
    const frame = await webviewFrame(page)
    const row = frame.getByRole('row', { name: /Drive the piles/ }).first()
    await row.waitFor()
    await screenshot('plan-gantt')
    await row.dblclick()
    await page.locator('.tab.active[data-resource-name="tasks.yaml"]').waitFor()
    await activeEditor(page).locator('.view-line', { hasText: 'PIER-4' }).first().waitFor()
  })

  it('has a chart that is there again after the window was reloaded', async () => {
    const { page, screenshot } = workbench
    await page.locator('.tab', { hasText: 'Gantt: Harbour' }).click()
    await (await webviewFrame(page)).getByRole('row', { name: /Drive the piles/ }).first().waitFor()
    // Keys reach the workbench when something of its own has the focus.
    await page.locator('.pane-header', { hasText: 'Risks' }).click()
    await runCommand(page, 'Developer: Reload Window')
    await page.locator('.tab.active', { hasText: 'Gantt: Harbour' }).waitFor({ timeout: 60_000 })
    const frame = await webviewFrame(page)
    await frame.getByRole('row', { name: /Drive the piles/ }).first().waitFor()
    await screenshot('plan-gantt-restored')
  })

  it('does all that without an error in the page', () => {
    assert.deepEqual(workbench.problems(), [])
  })
})
