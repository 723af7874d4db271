import { answers, calls } from '../fake/recorder'
import assert from 'node:assert/strict'
import type * as vscode from 'vscode'
import type { Intent, IntentAnswer } from '../../../src/protocol/messages'
import type { CommandHost } from '../../../src/extension/commands/command'
import { commands } from '../../../src/extension/commands/commands'
import { isDay } from '../../../src/extension/commands/ask'
import { targetOf } from '../../../src/extension/commands/target'
import { noCommits } from '../../../src/extension/commands/showCommits'
import { Selection } from '../../../src/extension/selection/selection'
import { Filter } from '../../../src/extension/trees/filter'
import { nodeElement } from '../../../src/extension/trees/element'
import { groupNode, milestoneNode, taskNode } from '../fake/nodes'
import { fakeServer, planSummary } from '../fake/planServer'

const plan = 'file:///work/aurora'
const location = { uri: `${plan}/.tpm/tasks.yaml`, range: { start: { line: 4, character: 2 }, end: { line: 4, character: 8 } } }
const refused: IntentAnswer = { ok: false, message: 'There is no such task.' }

function hostOf(plans = [planSummary()]) {
  const intents: Intent[] = []
  const opened: unknown[] = []
  const server = fakeServer({
    'tpm/intent': ({ intent }) => { intents.push(intent); return { ok: true, edits: [], id: 'CORE-9' } },
    'tpm/items': ({ collection }) => [{ id: `${collection}-1`, title: `The $(bug) ${collection}`, detail: '' }],
    'tpm/locate': () => location,
    'tpm/commits': () => [{ hash: '4f2a9c1d', subject: 'Rotate $(sync) tokens', author: 'Ana', time: 0, by: 'trailer' }],
    'tpm/changedFiles': () => [
      { status: 'modified', path: 'src/http.ts' }, { status: 'added', path: 'src/new.ts' },
      { status: 'renamed', path: 'b.ts', before: 'a.ts' }, { status: 'deleted', path: 'old.ts' },
    ],
  }, plans)
  const gantt = { open: (...call: unknown[]) => opened.push(call), do: (verb: string) => opened.push(verb) }
  const host = { server, filter: new Filter(), selection: new Selection(), gantt, log: { show() {} } } as unknown as CommandHost
  return { host, server, intents, opened }
}

async function run(id: string, host: CommandHost, argument?: unknown): Promise<void> {
  await commands.find(command => command.id === id)?.run(host, argument)
}

const choose = (label: string) => (choices: { label: string }[]) => choices.find(choice => choice.label.includes(label))

describe('A command’s target', () => {
  it('is the item of a tree or of a lens', () => {
    assert.deepEqual(targetOf(nodeElement(plan, taskNode(), undefined)), { plan, item: 'CORE-1' })
    assert.deepEqual(targetOf({ plan, item: 'CORE-1' }), { plan, item: 'CORE-1' })
  })

  it('is none for groups, plans and anything else', () => {
    const strangers = [nodeElement(plan, groupNode(), undefined), { plan }, undefined, 'CORE-1', { item: 'CORE-1' }, { plan: 1, item: 'x' }]
    assert.deepEqual(strangers.map(targetOf), strangers.map(() => undefined))
  })
})

describe('Commands', () => {
  beforeEach(() => {
    calls.length = 0
    answers.length = 0
  })

  it('ask for an item when none was given, and show no icon out of its title', async () => {
    const { host } = hostOf()
    answers.push(choose('The'))
    await run('tpm.copyId', host)
    const [picked] = calls
    const choices = await (picked?.[1] as Promise<vscode.QuickPickItem[]>)
    assert.equal(choices[0]?.label, '$(circle-outline) The \\$(bug) tasks')
    assert.deepEqual(calls.at(-1), ['clipboard', 'tasks-1'])
  })

  it('ask for the plan first when there are several', async () => {
    const { host, opened } = hostOf([planSummary(), planSummary({ plan: 'file:///work/other', name: 'Other' })])
    answers.push(choose('Other'))
    await run('tpm.openGantt', host)
    assert.deepEqual(opened, [['file:///work/other']])
  })

  it('do nothing when the user leaves a picker', async () => {
    const { host, intents } = hostOf()
    for (const { id } of commands.filter(({ id }) => /set|mark|reopen|move|add|copy|show(Commits)/.test(id))) await run(id, host)
    assert.deepEqual(intents, [])
  })

  it('set a status of the plan’s own workflow', async () => {
    const { host, intents } = hostOf()
    answers.push(choose('doing'))
    await run('tpm.setStatus', host, { plan, item: 'CORE-1' })
    assert.deepEqual(intents, [{ kind: 'setStatus', id: 'CORE-1', status: 'doing' }])
  })

  it('set a status that risks have, on a risk', async () => {
    const { host, intents } = hostOf()
    answers.push(choose('watching'))
    await run('tpm.setStatus', host, { plan, item: 'risks-1' })
    assert.deepEqual(intents, [{ kind: 'setStatus', id: 'risks-1', status: 'watching' }])
  })

  it('mark a task as done, and open it again', async () => {
    const { host, intents } = hostOf()
    await run('tpm.markDone', host, { plan, item: 'CORE-1' })
    await run('tpm.reopen', host, { plan, item: 'CORE-1' })
    assert.deepEqual(intents.map(intent => 'done' in intent && intent.done), [true, false])
  })

  it('move a task to a milestone, or to none', async () => {
    const { host, intents } = hostOf()
    answers.push(choose('Public beta'), choose('No Milestone'))
    await run('tpm.moveToMilestone', host, { plan, item: 'CORE-1' })
    await run('tpm.moveToMilestone', host, { plan, item: 'CORE-1' })
    assert.deepEqual(intents.map(intent => 'milestone' in intent && intent.milestone), ['beta', undefined])
  })

  it('add a task to the milestone, or below the task, that they were called on, and show it', async () => {
    const { host, intents } = hostOf()
    answers.push('Docs', undefined, ' Store ')
    await run('tpm.addTask', host, nodeElement(plan, milestoneNode(), undefined))
    assert.equal(calls.at(-1)?.[0], 'show')
    answers.length = 0
    answers.push(' Store ')
    await run('tpm.addTask', host, nodeElement(plan, taskNode(), undefined))
    assert.deepEqual(intents, [
      { kind: 'addTask', title: 'Docs', milestone: 'beta' }, { kind: 'addTask', title: 'Store', parent: 'CORE-1' },
    ])
  })

  it('show what they added when the server has read it', async () => {
    let isRead = false
    const { host, server } = hostOf()
    const late = fakeServer({ 'tpm/intent': () => ({ ok: true, edits: [], id: 'CORE-9' }), 'tpm/locate': () => isRead ? location : undefined })
    answers.push('Docs')
    const running = run('tpm.addTask', { ...host, server: late })
    await new Promise(setImmediate)
    assert.equal(calls.some(([call]) => call === 'show'), false)
    isRead = true
    late.tell(server.plans)
    await running
    assert.equal(calls.at(-1)?.[0], 'show')
  })

  it('add a milestone with or without a promised day', async () => {
    const { host, intents } = hostOf()
    answers.push('GA', '2026-09-01')
    await run('tpm.addMilestone', host)
    answers.length = 0
    answers.push('Later', '')
    await run('tpm.addMilestone', host)
    assert.deepEqual(intents, [{ kind: 'addMilestone', title: 'GA', due: '2026-09-01' }, { kind: 'addMilestone', title: 'Later' }])
  })

  it('say why an edit was refused, and offer the log', async () => {
    const server = fakeServer({ 'tpm/intent': () => refused })
    answers.push('Show Log')
    await run('tpm.markDone', { ...hostOf().host, server }, { plan, item: 'CORE-1' })
    await new Promise(setImmediate)
    assert.deepEqual(calls, [['error', 'There is no such task.', 'Show Log'], ['tpm.showLog']])
  })

  it('filter in two steps', async () => {
    const { host } = hostOf()
    answers.push(choose('Person'), choose('Ana'))
    await run('tpm.filterTree', host)
    assert.deepEqual(host.filter.current, { person: 'ana' })
    answers.push(choose('Text'), 'token')
    await run('tpm.filterTree', host)
    assert.deepEqual(host.filter.current, { person: 'ana', text: 'token' })
    answers.push(choose('Person'), choose('Anybody'))
    await run('tpm.filterTree', host)
    assert.deepEqual(host.filter.current, { text: 'token' })
    await run('tpm.clearFilter', host)
    assert.deepEqual(host.filter.current, {})
  })

  it('reveal in the chart what they were called on', async () => {
    const { host, opened } = hostOf()
    await run('tpm.revealInGantt', host, { plan, item: 'CORE-1' })
    await run('tpm.gantt.zoomIn', host)
    assert.deepEqual(opened, [[plan, 'CORE-1'], 'zoomIn'])
    assert.equal(host.selection.current?.item, 'CORE-1')
  })

  it('list the commits of a task and open the changes of one', async () => {
    const { host } = hostOf()
    answers.push(choose('Rotate'))
    await run('tpm.showCommits', host, { plan, item: 'CORE-1' })
    const [, choices] = calls[0] as [string, vscode.QuickPickItem[]]
    assert.equal(choices[0]?.label, '$(git-commit) Rotate \\$(sync) tokens')
    const [command, title, changes] = calls.at(-1) as [string, string, vscode.Uri[][]]
    assert.deepEqual([command, title], ['vscode.changes', '4f2a9c1 Rotate $(sync) tokens'])
    const revisions = changes.map(uris => uris.slice(1).map(uri => `${JSON.parse(uri.query).revision}:${uri.path}`))
    assert.deepEqual(revisions, [
      ['4f2a9c1d^:/src/http.ts', '4f2a9c1d:/src/http.ts'], [':/src/new.ts', '4f2a9c1d:/src/new.ts'],
      ['4f2a9c1d^:/a.ts', '4f2a9c1d:/b.ts'], ['4f2a9c1d^:/old.ts', ':/old.ts'],
    ])
  })

  it('say why a task shows no commits', () => {
    const states = ['ready', 'loading', 'untrusted', 'no-git', 'no-repository', 'failed'] as const
    const words = states.map(state => noCommits('CORE-1', state))
    assert.equal(new Set(words).size, states.length)
    assert.match(words[2] ?? '', /trust/)
  })
})

describe('A day that is asked for', () => {
  it('is one that the calendar has', () => {
    assert.deepEqual(['2026-02-28', '2026-02-30', '2026-13-01', '26-1-1', ''].map(isDay), [true, false, false, false, false])
  })
})
