// Takes the pictures of the README in a real VS Code: node --import tsx scripts/pictures.ts
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openFile, runCommand } from '../test/harness/page'
import { root } from '../test/harness/paths'
import { openWorkbench } from '../test/harness/workbench'
import { makeExample } from './example.mjs'

async function takePictures(): Promise<void> {
  const workbench = await openWorkbench({
    folder: await makeExample(),
    theme: 'Default Dark Modern',
    size: { width: 1360, height: 860 },
    settings: { 'editor.minimap.enabled': false, 'window.zoomLevel': 0 },
  })
  const keep = async (name: string) => copyFile(await workbench.screenshot(name), join(root, 'docs/images', `${name}.png`))
  const { page } = workbench
  try {
    await openFile(page, '.tpm/tasks/agent.yaml')
    await runCommand(page, 'Project Plan: Show the Plan Views')
    await widenSidebar(page, 420)
    await page.locator('.pane-body .monaco-list-row').filter({ hasText: 'Twenty loggers installed' }).first().click()
    await page.locator('.tab[data-resource-name="milestones.yaml"]').waitFor()
    await page.keyboard.press('ArrowRight')
    await openFile(page, '.tpm/tasks/agent.yaml')
    await page.locator('.codelens-decoration').first().waitFor()
    await settle(page)
    await keep('overview')
    await runCommand(page, 'View: Close All Editors')
    await runCommand(page, 'Project Plan: Open Gantt Chart')
    await widenSidebar(page, 300)
    await settle(page)
    await runCommand(page, 'Project Plan: Zoom to Fit')
    await settle(page)
    await keep('gantt')
  } finally {
    await workbench.close()
  }
}

/** Drags the border between sidebar and editors to a place. */
async function widenSidebar(page: Page, x: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox()
  if (!box) throw new Error('There is no sidebar.')
  await page.mouse.move(box.x + box.width, box.y + 300)
  await page.mouse.down()
  await page.mouse.move(x, box.y + 300, { steps: 5 })
  await page.mouse.up()
}

/** A picture is looked at by people: what is still moving may come to rest. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(900, 10)
  await page.waitForTimeout(2500)
}

takePictures().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
