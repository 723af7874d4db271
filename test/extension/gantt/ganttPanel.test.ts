import '../fake/install'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { GanttModel, ToGantt } from '../../../src/protocol/gantt'
import { GanttPanel } from '../../../src/extension/gantt/ganttPanel'
import { Selection } from '../../../src/extension/selection/selection'
import { fakeServer, planSummary } from '../fake/planServer'

const plan = 'file:///work/aurora'
const row = { id: 'CORE-1', title: 'Token refresh' }
const modelAt = (version: number) => ({ plan, name: 'Aurora', version, rows: [row] }) as unknown as GanttModel

/** A chart with a page that keeps what it gets. */
function open(of: string | undefined = plan) {
  let version = 1
  const server = fakeServer({ 'tpm/gantt': asked => asked.plan === plan ? modelAt(version) : undefined })
  const selection = new Selection()
  const posted: ToGantt[] = []
  const errors: string[] = []
  const messages = new vscode.EventEmitter<unknown>()
  const states = new vscode.EventEmitter<void>()
  const webview = { onDidReceiveMessage: messages.event, postMessage: (message: ToGantt) => posted.push(message) }
  const page = { webview, visible: true, title: '', onDidChangeViewState: states.event }
  const log = { error: (text: string) => errors.push(text) }
  const panel = new GanttPanel({ server, selection, log }, page as unknown as vscode.WebviewPanel, of)
  const edit = () => {
    version++
    server.tell([planSummary({ version })])
  }
  const hide = () => {
    page.visible = false
    states.fire()
  }
  return { panel, page, server, selection, posted, errors, edit, hide, say: (message: unknown) => messages.fire(message) }
}

/** Until the page got that many messages. */
async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 2000; !condition() && Date.now() < end;) await new Promise(resolve => setTimeout(resolve, 5))
  assert.equal(condition(), true)
}

describe('A Gantt chart', () => {
  it('gets the plan’s schedule when its page is ready, not before', async () => {
    const { say, posted, page, edit } = open()
    edit()
    assert.equal(posted.length, 0)
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    assert.deepEqual(posted[0]?.type, 'model')
    assert.equal(page.title, 'Gantt: Aurora')
  })

  it('follows edits, and asks once for many', async () => {
    const { say, posted, server, edit } = open()
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    edit()
    edit()
    edit()
    await until(() => posted.length === 2)
    assert.equal(server.asked.length, 2)
    const [, last] = posted
    assert.equal(last?.type === 'model' && last.model.version, 4)
  })

  it('shows after a reload the plan that its page remembers', async () => {
    const { say, posted, panel } = open('')
    say({ type: 'ready', plan })
    await until(() => posted.length === 1)
    assert.equal(panel.plan, plan)
  })

  it('says so when its plan is no more', async () => {
    const { say, posted } = open('file:///work/gone')
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    assert.deepEqual(posted, [{ type: 'none' }])
  })

  it('selects a row that was selected elsewhere, and tells what is selected in it', async () => {
    const { say, posted, selection } = open()
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    selection.select({ plan, item: 'CORE-7', by: 'editor' })
    assert.deepEqual(posted.at(-1), { type: 'select', id: 'CORE-7', reveal: true })
    say({ type: 'select', id: 'CORE-1' })
    assert.deepEqual(selection.current, { plan, item: 'CORE-1', by: 'gantt' })
    assert.equal(posted.length, 2)
  })

  it('keeps an item to reveal until it has a schedule', async () => {
    const { say, posted, panel } = open()
    panel.reveal('CORE-1')
    say({ type: 'ready' })
    await until(() => posted.length === 2)
    assert.deepEqual(posted[1], { type: 'select', id: 'CORE-1', reveal: true })
  })

  it('believes its page about rows that it shows only', async () => {
    const { say, posted, selection, server } = open()
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    say({ type: 'open', id: '../../etc/passwd' })
    say({ type: 'select', id: 'CORE-99' })
    assert.equal(selection.current, undefined)
    assert.equal(server.asked.length, 1)
  })

  it('logs what its page should not say', () => {
    const { say, errors } = open()
    say({ type: 'execute', command: 'workbench.action.terminal.new' })
    say({ type: 'error', message: 'oh' })
    assert.deepEqual(errors, ['The Gantt chart sent a message that is not known.', 'Gantt chart: oh'])
  })

  it('sends nothing to a hidden page', async () => {
    const { say, posted, selection, hide } = open()
    say({ type: 'ready' })
    await until(() => posted.length === 1)
    hide()
    selection.select({ plan, item: 'CORE-1', by: 'tree' })
    assert.equal(posted.length, 1)
  })
})
