import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { drawn, inspectPlans, until } from '../inspect'

describe('Two folders that each have a plan', () => {
  it('are two roots in each tree', async () => {
    const { views } = await inspectPlans(2)
    assert.deepEqual((await drawn(views.milestones)).map(line => line.split(' · ')[0]), [
      'Harbour', '  Done with the harbour', '    Work on the harbour',
      'Lighthouse', '  Done with the lighthouse', '    Work on the lighthouse',
    ])
  })

  it('have a chart each', async () => {
    const { plans } = await inspectPlans(2)
    for (const { plan } of plans) await vscode.commands.executeCommand('tpm.openGantt', { plan })
    const labels = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).map(tab => tab.label).filter(label => label.startsWith('Gantt'))
    await until(() => labels().includes('Gantt: Lighthouse'), 'the second chart')
    assert.equal(labels().length, 2)
  })

  it('may use the same ids', async () => {
    const { plans, server } = await inspectPlans(2)
    const cards = await Promise.all(plans.map(({ plan }) => server.request('tpm/card', { plan, item: 'W-1' })))
    assert.match(cards[0] ?? '', /harbour/)
    assert.match(cards[1] ?? '', /lighthouse/)
  })
})
