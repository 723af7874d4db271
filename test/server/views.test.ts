import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Intent } from '../../src/protocol/messages'
import type { TreeFilter, TreeNode, TreeView } from '../../src/protocol/tree'
import type { ServedPlan } from '../../src/server/plan'
import { ganttModel } from '../../src/server/views/gantt'
import { summaryOf } from '../../src/server/views/summary'
import { Workspace } from '../../src/server/workspace'
import { requestHandlers } from '../../src/server/requests'
import { givenFolder, monday, removeFolders, write } from '../analysis/given'
import { openRepo } from '../git/repo'
import { edited, givenServed, settingsOf, uriIn } from './given'

after(removeFolders)

const file = '.tpm/plan.yaml'
const surroundings = { today: () => monday, onDidChange: () => undefined, lookFirst: () => Promise.resolve(), inBackground: (_: string, work: () => Promise<void>) => void work() }

/** The requests of a workspace with one plan, that plan, and its texts by URI. */
async function given(text: string | Readonly<Record<string, string>>, user?: string) {
  const folder = givenFolder(typeof text === 'string' ? { [file]: text } : text)
  if (user !== undefined) {
    const repo = openRepo(folder)
    repo.run('init', '-q')
    repo.run('config', 'user.email', user)
  }
  const workspace = new Workspace(surroundings)
  await workspace.configure(settingsOf(folder, { trusted: user !== undefined }))
  const plan = workspace.plans[0] ?? assert.fail('no plan')
  if (user !== undefined) await plan.history.refresh()
  return { folder, workspace, plan, ask: requestHandlers(workspace, () => monday) }
}

const label = (node: TreeNode): string => (node.kind === 'group' ? `${node.group} (${node.count})` : node.id)

/** A tree as indented lines, opened to its ends; on the way, that the path to every item is the way it was reached by. */
async function treeOf({ ask, plan }: { ask: ReturnType<typeof requestHandlers>; plan: ServedPlan }, view: TreeView, filter?: TreeFilter): Promise<string> {
  const common = { plan: plan.uri, view, ...(filter && { filter }) }
  const shown = new Set<string>()
  const linesBelow = async (way: readonly TreeNode[]): Promise<string[]> => {
    const parent = way.at(-1)
    const nodes = await ask['tpm/tree']({ ...common, ...(parent && { parent: parent.key }) })
    assert.equal(parent?.children ?? true, parent === undefined || 0 < nodes.length, `children of ${parent?.key}`)
    const lines: string[] = []
    for (const node of nodes) {
      const path = [...way, node]
      if (node.kind !== 'group') {
        shown.add(node.id)
        assert.deepEqual(await ask['tpm/treePath']({ ...common, item: node.id }), path)
      }
      lines.push(`${'  '.repeat(way.length)}${label(node)}`, ...(node.children ? await linesBelow(path) : []))
    }
    return lines
  }
  const lines = await linesBelow([])
  for (const id of plan.snapshot().plan.items.keys()) {
    if (!shown.has(id)) assert.deepEqual(await ask['tpm/treePath']({ ...common, item: id }), [], id)
  }
  return lines.join('\n')
}

const aurora = [
  'people: { ana: { name: Ana Lima, email: [ana@example.org] }, ben: { name: Ben } }',
  'milestones:',
  '  beta: { title: Beta, due: 2026-03-04 }',
  '  gold: { title: Gold, due: 2026-05-01 }',
  'tasks:',
  '  A-1: { title: Dig, milestone: beta, effort: 1d, status: done, assign: ana, started: 2026-02-27, finished: 2026-02-27 }',
  '  A-2:',
  '    title: Build',
  '    milestone: beta',
  '    tasks:',
  '      A-3: { title: Frame, effort: 5d, status: doing, started: 2026-03-02, assign: ana }',
  '      A-4: { title: Roof, effort: 2d, after: A-3, assign: [ana, ben], tags: [wet] }',
  '      A-5: { title: Paint, effort: 2d, after: A-4, milestone: gold }',
  '  A-6: { title: Sweep, effort: 1d }',
  '  A-7: { title: Check, effort: 1d, assign: ben }',
  'risks:',
  '  R-1: { title: Rain, probability: 10%, impact: 2 }',
  '  R-2: { title: Storm, probability: 60%, impact: 5, owner: ben, review: 2026-02-01 }',
  '  R-3: { title: Snow, status: closed, probability: high, impact: 5 }',
  '',
].join('\n')

describe('the Milestones tree', () => {
  it('has milestones with their tasks, and what belongs to none', async () => {
    assert.equal(
      await treeOf(await given(aurora), 'milestones'),
      'beta\n  A-1\n  A-2\n    A-3\n    A-4\ngold\n  A-5\nunplanned (2)\n  A-6\n  A-7',
    )
  })
  it('shows what a filter lets through, with what is around and below it', async () => {
    const world = await given(aurora)
    assert.equal(await treeOf(world, 'milestones', { text: 'ROOF' }), 'beta\n  A-2\n    A-4')
    assert.equal(await treeOf(world, 'milestones', { text: 'wet' }), 'beta\n  A-2\n    A-4')
    assert.equal(await treeOf(world, 'milestones', { text: 'build' }), 'beta\n  A-2\n    A-3\n    A-4\ngold\n  A-5')
    assert.equal(await treeOf(world, 'milestones', { text: 'gold' }), 'gold')
    assert.equal(await treeOf(world, 'milestones', { person: 'ben' }), 'beta\n  A-2\n    A-4\nunplanned (1)\n  A-7')
    assert.equal(await treeOf(world, 'milestones', { status: 'doing' }), 'beta\n  A-2\n    A-3')
    assert.equal(await treeOf(world, 'milestones', { person: 'ben', status: 'done' }), '')
  })
  it('tells of a milestone what was promised, what was computed, and how far it is', async () => {
    const { ask, plan } = await given(aurora)
    const [beta] = await ask['tpm/tree']({ plan: plan.uri, view: 'milestones' })
    assert(beta?.kind === 'milestone')
    const { due, date, late, slipDays, open, total } = beta
    assert.deepEqual({ due, date, late, slipDays, open, total }, { due: '2026-03-04', date: '2026-03-09', late: true, slipDays: 3, open: 2, total: 3 })
    assert.deepEqual(beta.location, { uri: plan.fileUri(file), range: { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } } })
  })
  it('puts nested tasks under their own milestones, and shows no summary task that would be empty', async () => {
    const plan = 'milestones: { M1: {}, M2: {} }\ntasks:\n  S: { tasks: { A: { milestone: M1 }, T: { tasks: { B: { milestone: M2 }, C: { milestone: M1 } } } } }\n  U: { milestone: M1, tasks: { D: { milestone: M2, tasks: { E: { milestone: M1 } } } } }\n'
    await treeOf(await given(plan), 'milestones')
    await treeOf(await given(plan), 'milestones', { text: 'b' })
    await treeOf(await given(plan), 'milestones', { text: 'e' })
  })
  it('is empty for an empty plan, and keeps what is left of a broken one', async () => {
    assert.equal(await treeOf(await given(''), 'milestones'), '')
    assert.equal(await treeOf(await given('tasks:\n  A: { title: [ }\n  B: { effort: 1d }\n'), 'milestones').then((tree) => tree.includes('B')), true)
  })
})

describe('the My Work tree', () => {
  it('has the tasks of the git user by what is next, blocked ones apart, and what nobody has taken', async () => {
    assert.equal(await treeOf(await given(aurora, 'ANA@example.org'), 'work'), 'active (1)\n  A-3\nblocked (1)\n  A-4\nnobody (1)\n  A-6')
  })
  it('has what nobody has taken when git does not know the user', async () => {
    assert.equal(await treeOf(await given(aurora), 'work'), 'nobody (1)\n  A-6')
    assert.equal(await treeOf(await given(aurora, 'eve@example.org'), 'work'), 'nobody (1)\n  A-6')
  })
  it("has another's work when it is filtered by them", async () => {
    assert.equal(await treeOf(await given(aurora, 'ana@example.org'), 'work', { person: 'ben' }), 'next (1)\n  A-7\nblocked (1)\n  A-4')
  })
  it('sorts by start, then by float, then by priority', async () => {
    const text = 'people: { ana: { email: ana@example.org } }\ntasks:\n  A: { effort: 1d, assign: ana }\n  B: { effort: 1d, assign: ana, priority: high }\n  C: { effort: 3d, assign: ana }\n  D: { effort: 1d, assign: ana, earliest: 2026-03-03 }\n'
    assert.equal(await treeOf(await given(text, 'ana@example.org'), 'work'), 'next (4)\n  C\n  B\n  A\n  D')
  })
})

describe('the Risks tree', () => {
  it('has open risks, the worst first, and closed ones apart', async () => {
    assert.equal(await treeOf(await given(aurora), 'risks'), 'R-2\nR-1\nclosedRisks (1)\n  R-3')
    assert.equal(await treeOf(await given(aurora), 'risks', { person: 'ben' }), 'R-2')
    assert.equal(await treeOf(await given(aurora), 'risks', { text: 'sNoW' }), 'closedRisks (1)\n  R-3')
  })
  it('tells when a review is overdue', async () => {
    const { ask, plan } = await given(aurora)
    const nodes = await ask['tpm/tree']({ plan: plan.uri, view: 'risks' })
    assert.deepEqual(nodes.map((node) => (node.kind === 'risk' ? [node.level, node.reviewOverdue] : [])), [['critical', true], ['low', false], []])
  })
})

describe('the chart', () => {
  it('has a row for everything, once, and keeps summary tasks whole', async () => {
    const { rows } = ganttModel(await givenServed(aurora))
    assert.equal(
      rows.map(({ id, kind, depth }) => `${'  '.repeat(depth)}${kind} ${id}`).join('\n'),
      'milestone beta\n  task A-1\n  summary A-2\n    task A-3\n    task A-4\n    task A-5\nmilestone gold\ntask A-6\ntask A-7',
    )
  })
  it('has links between rows that are there', async () => {
    const plan = await givenServed('milestones: { M: { after: [A] } }\ntasks: { A: {}, B: { after: [A SS, M, Nobody, B] } }\n')
    assert.deepEqual(ganttModel(plan).links.map(({ from, to, type }) => `${from} ${type} ${to}`), ['A SS B', 'M FS B', 'B FS B', 'A FS M'])
  })
  it('is named by its project, or else by its folder', async () => {
    assert.equal(ganttModel(await givenServed('project: { name: Aurora }\n')).name, 'Aurora')
    assert.match(ganttModel(await givenServed('')).name, /^tpm-plan-/)
  })
  it('shades no more days than a chart can show', async () => {
    const plan = await givenServed('tasks: { A: { start: 1950-01-01, duration: 1d }, B: { start: 2900-01-01, duration: 1d } }\n')
    assert(ganttModel(plan).daysOff.length < 10_000)
  })
})

describe('a summary', () => {
  it('counts problems and late milestones, and names people, statuses and the first error', async () => {
    const plan = await givenServed('milestones: { M: { due: 2026-03-02 } }\ntasks:\n  A: { milestone: M, effort: 3d, assign: [eve] }\n  B: { efort: 1d }\n')
    const { errors, warnings, lateMilestones, firstError, empty, history, statuses, milestones } = summaryOf(plan)
    assert.deepEqual({ errors, warnings, lateMilestones, empty, history }, { errors: 1, warnings: 2, lateMilestones: 1, empty: false, history: 'untrusted' })
    assert.equal(firstError?.range.start.line, 2)
    assert.equal(statuses[0]?.name, 'todo')
    assert.deepEqual(milestones, [{ id: 'M', title: 'M' }])
    assert.equal(summaryOf(await givenServed('')).empty, true)
  })
})

describe('places', () => {
  it('of items and items of places agree', async () => {
    const { ask, plan } = await given(aurora)
    for (const id of plan.snapshot().plan.items.keys()) {
      const { uri, range } = (await ask['tpm/locate']({ plan: plan.uri, item: id })) ?? assert.fail(id)
      assert.deepEqual(await ask['tpm/itemAt']({ uri, ...range.start }), { plan: plan.uri, item: id })
    }
    assert.equal(await ask['tpm/locate']({ plan: plan.uri, item: 'gone' }), undefined)
  })
  it('outside of every item are of none', async () => {
    const { ask, plan, folder } = await given('# a plan\n\ntasks:\n  A: {}\n')
    assert.equal(await ask['tpm/itemAt']({ uri: plan.fileUri(file), line: 0, character: 3 }), undefined)
    assert.equal(await ask['tpm/itemAt']({ uri: uriIn(folder, '.tpm/.hidden.yaml'), line: 0, character: 0 }), undefined)
    assert.equal(await ask['tpm/itemAt']({ uri: uriIn(folder, 'other.yaml'), line: 0, character: 0 }), undefined)
  })
})

describe('intents', () => {
  /** The text of the plan's file after the edit of an intent; what the user is told when there is none. */
  async function check(text: string, intent: Intent, expected: string): Promise<void> {
    const { ask, plan } = await given(text)
    const answer = await ask['tpm/intent']({ plan: plan.uri, intent })
    assert.equal(answer.ok ? edited(text, answer.edits) : answer.message, expected)
    if (answer.ok) for (const { uri } of answer.edits) assert.equal(uri, plan.fileUri(file))
  }
  it('become the smallest edit, whatever the line ends', async () => {
    for (const eol of ['\n', '\r\n']) {
      const text = ['# mine', 'tasks:', '  A-1: # one', '    title: "Dig"', '    status: todo # not yet', ''].join(eol)
      await check(text, { kind: 'setStatus', id: 'A-1', status: 'doing' }, text.replace('status: todo', 'status: doing'))
      await check(text, { kind: 'setDone', id: 'A-1', done: true }, text.replace('status: todo', 'status: done'))
      await check(text, { kind: 'addTask', title: 'Fill' }, `${text}  A-2:${eol}    title: Fill${eol}    status: todo${eol}`)
    }
  })
  it('say why there is no edit', async () => {
    await check('tasks: {}\n', { kind: 'setStatus', id: 'gone', status: 'done' }, 'The plan has no item `gone` (any more).')
  })
  it('count from the text in the editor', async () => {
    const { ask, plan, workspace } = await given('tasks:\n  A-1: { status: todo }\n')
    const text = '# above\n\ntasks:\n  A-1: { status: todo }\n'
    await workspace.setOpen(plan.fileUri(file), text)
    const answer = await ask['tpm/intent']({ plan: plan.uri, intent: { kind: 'setDone', id: 'A-1', done: true } })
    assert.equal(answer.ok && edited(text, answer.edits), text.replace('todo', 'done'))
  })
  it('make a file in a plan that has none', async () => {
    const { ask, plan } = await given({ '.tpm/': '' })
    const answer = await ask['tpm/intent']({ plan: plan.uri, intent: { kind: 'addRisk', title: 'Rain' } })
    assert(answer.ok)
    assert.equal(answer.create, plan.fileUri('.tpm/risks.yaml'))
    assert.match(answer.edits[0]?.text ?? '', /^risks:\n {2}RISK-1:\n {4}title: Rain\n/)
  })
  it('change nothing behind a link', async () => {
    const [folder, other] = [givenFolder(), givenFolder({ 'plan.yaml': 'tasks: { A-1: {} }\n' })]
    symlinkSync(other, join(folder, '.tpm'))
    const workspace = new Workspace(surroundings)
    await workspace.configure(settingsOf(folder))
    const answer = await requestHandlers(workspace, () => monday)['tpm/intent']({ plan: workspace.plans[0]?.uri ?? '', intent: { kind: 'setDone', id: 'A-1', done: true } })
    assert.deepEqual(answer, { ok: false, message: '.tpm is a link to another place: change the plan there.' })
  })
})

describe('a workspace', () => {
  it('knows which plan a file belongs to', async () => {
    const { workspace, folder } = await given({ [file]: '', 'packages/one/.tpm/plan.yaml': '', 'packages/one/a.ts': '' })
    const nameFor = (path: string) => workspace.planFor(uriIn(folder, path))?.folder.slice(folder.length)
    assert.equal(nameFor('packages/one/src/a.ts'), '/packages/one')
    assert.equal(nameFor('packages/one-more/a.ts'), '')
    assert.equal(nameFor('a.ts'), '')
    assert.equal(workspace.planFile(uriIn(folder, 'packages/one/.tpm/sub/x.yml'))?.path, '.tpm/sub/x.yml')
    for (const path of ['plan.yaml', '.tpm/x.txt', '.tpm/.x/y.yaml', '.tpm-evil/plan.yaml', '.tpm']) assert.equal(workspace.planFile(uriIn(folder, path)), undefined, path)
  })
  it('takes a folder that is written with a slash at its end, and one that is named twice', async () => {
    const folder = givenFolder({ [file]: 'tasks: { A: {} }\n' })
    const workspace = new Workspace(surroundings)
    const { folders: [uri = ''] } = settingsOf(folder)
    await workspace.configure({ ...settingsOf(folder), folders: [`${uri}/`, uri, 'untitled:x', 'vscode-vfs://github/x'] })
    assert.deepEqual(workspace.plans.map((plan) => plan.uri), [uri])
    assert.notEqual(workspace.planFile(uriIn(folder, file)), undefined)
  })
  it('shows the text of an editor that was open before its plan was found', async () => {
    const folder = givenFolder()
    const workspace = new Workspace(surroundings)
    await workspace.configure(settingsOf(folder))
    await workspace.setOpen(uriIn(folder, file), 'tasks: { Typed: {} }\n')
    write(join(folder, file), 'tasks: {}\n')
    await workspace.filesChanged([uriIn(folder, file)])
    assert.deepEqual([...(workspace.plans[0]?.snapshot().plan.tasks.keys() ?? [])], ['Typed'])
  })
})
