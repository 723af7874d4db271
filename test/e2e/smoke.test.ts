import assert from 'node:assert/strict'
import { join } from 'node:path'
import { openFile, waitUntilActive } from '../harness/page'
import { root } from '../harness/paths'
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../harness/workbench'

const workspaces = join(root, 'test/vscode/workspaces')

describe('The workbench', () => {
  it('opens a plan with our extension in it, and nothing goes wrong in the page', async () => {
    await inWorkbench({ folder: join(workspaces, 'plan') }, async ({ page, screenshot, problems }) => {
      await openFile(page, '.tpm/project.yaml')
      await waitUntilActive(page, 'Plan as Code')
      await screenshot('smoke')
      assert.deepEqual(problems(), [])
    })
  })

  it('opens a folder that nobody trusts in Restricted Mode, in a light theme', async () => {
    const options = { folder: join(workspaces, 'plan'), trust: 'restricted', theme: 'Default Light Modern' } as const
    await inWorkbench(options, async ({ page, screenshot, problems }) => {
      await page.locator('.statusbar').getByText('Restricted Mode').waitFor()
      await page.locator('.monaco-workbench.vs').waitFor()
      await screenshot('smoke-restricted')
      assert.deepEqual(problems(), [])
    })
  })

  it('opens a workspace with two roots', async () => {
    await inWorkbench({ folder: join(workspaces, 'two/two.code-workspace') }, async ({ page, problems }) => {
      const explorer = page.locator('.explorer-folders-view')
      await explorer.getByText('harbour', { exact: true }).waitFor()
      await explorer.getByText('lighthouse', { exact: true }).waitFor()
      assert.deepEqual(problems(), [])
    })
  })
})

async function inWorkbench(options: WorkbenchOptions, look: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = await openWorkbench(options)
  try {
    await look(workbench)
  } finally {
    await workbench.close()
  }
}
