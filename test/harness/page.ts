import type { Frame, Page } from 'playwright-core'

/**
 * Runs a command through the command palette by its whole title, category included. The palette lists what is there when it
 * opens: while the workbench starts it is opened again until the command is in it.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-widget .quick-input-list .monaco-list-row').filter({ hasText: title }).first()
  for (let tried = 1; ; tried++) {
    await page.keyboard.press('F1')
    await page.locator('.quick-input-widget .quick-input-box input').fill(`>${title}`)
    const isThere = await row.waitFor({ timeout: 5000 }).then(() => true, () => false)
    if (isThere || tried === 6) return row.click()
    await page.keyboard.press('Escape')
  }
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
