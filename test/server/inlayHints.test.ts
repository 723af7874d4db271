import assert from 'node:assert/strict'
import { join } from 'node:path'
import { givenFolder, removeFolders, write } from '../analysis/given'
import { openRepo, type TestRepo } from '../git/repo'
import { PlanBaseline } from '../../src/server/baseline'
import { inlayHints } from '../../src/server/features/inlayHints/inlayHints'
import type { InlayHintSettings } from '../../src/protocol/messages'
import { closeClients, givenClient, givenServed, uriIn, type Client } from './given'

after(removeFolders)
after(closeClients)

const file = '.tpm/plan.yaml'
const none: InlayHintSettings = { dates: false, float: false, slip: false, summary: false }
const all: InlayHintSettings = { dates: true, float: true, slip: true, summary: true }

/** Checks hints against text in which `«…»` stands for each of them; hints that stand off the text have a space before. */
async function check(marked: string, shown: Partial<InlayHintSettings>, lines: readonly [number, number] = [0, 999]): Promise<void> {
  const text = marked.replace(/ ?«[^»]*»/g, '')
  const plan = await givenServed(text)
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } }
  const found = text.split('\n')
  for (const { position, label, paddingLeft } of [...inlayHints(plan, file, { range, shown: { ...none, ...shown } })].reverse()) {
    const line = found[position.line] ?? ''
    found[position.line] = `${line.slice(0, position.character)}${paddingLeft ? ' ' : ''}«${label as string}»${line.slice(position.character)}`
  }
  assert.equal(found.join('\n'), marked)
}

describe('inlay hints', () => {
  it('show computed dates at the end of the line of an id', () => check([
    'milestones:',
    '  M: «2026-03-09»',
    '    due: 2026-03-20',
    'tasks:',
    '  A: # what comes first «2026-03-02»',
    '    duration: 1d',
    '    milestone: M',
    '  B: { duration: 5d, after: A, milestone: M } «2026-03-03 → 03-09»',
    '  C: { duration: 52w } «2026-03-02 → 2027-02-26»',
    '',
  ].join('\n'), { dates: true }))
  it('stand behind the ids where several share a line', () =>
    check('tasks: { A«2026-03-02»: { duration: 1d }, B«2026-03-03»: { duration: 1d, after: A } }\n', { dates: true }))
  it('show float, and what is critical', () =>
    check('tasks:\n  A: { duration: 3d } «critical»\n  B: { duration: 4h } «float 2.5d»\n  C: { duration: 20h } «float 4h»\n  D: { status: done }\n', { float: true }))
  it('show what slips, and by how much', () => check([
    'milestones:',
    '  M: { due: 2026-03-03 } «2d late»',
    'tasks:',
    '  A: { duration: 3d, due: 2026-03-02 } «2d late»',
    '  B: { duration: 1d, after: A, milestone: M, latest: 2026-03-04 } «1d past latest»',
    '  C: { duration: 1d, due: 2026-03-10 }',
    '',
  ].join('\n'), { slip: true }))
  it('sum up summary tasks', () => check('tasks:\n  S: «Σ 2.5d»\n    tasks:\n      A: { effort: 2d }\n      B: { effort: 4h }\n', { summary: true }))
  it('show several things in one hint', () => check('tasks:\n  A: { duration: 3d, due: 2026-03-02 } «2026-03-02 → 03-04 · critical · 2d late»\n', all))
  it('say nothing of what is written, or has no dates', () =>
    check('milestones:\n  M: { reached: 2026-02-02 }\n  N: { due: 2026-05-05 }\ntasks:\n  A: { started: 2026-02-02, finished: 2026-02-03 }\n  B: { status: dropped }\n', { dates: true, slip: true }))
  it('are those of the lines that were asked for', () =>
    check('tasks:\n  A: {}\n  B: {} «2026-03-02»\n  C: {} «2026-03-02»\n  D: {}\n', { dates: true }, [2, 3]))
  it('stand before line ends of Windows, and in text without a last line end', async () => {
    const plan = await givenServed('tasks:\r\n  A: {}\r\n  B: {}')
    const hints = inlayHints(plan, file, { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }, shown: all })
    assert.deepEqual(hints.map(({ position }) => position), [{ line: 1, character: 7 }, { line: 2, character: 7 }])
  })
  it('of an id that comes twice stand at the first', () => check('tasks:\n  A: {} «2026-03-02»\n  A: {}\n', { dates: true }))
  it('come to no harm by broken text and odd ranges', async () => {
    for (const text of ['', 'tasks', 'tasks:\n  A', 'tasks: {A', 'tasks:\n\tA: {}', '\0', 'tasks: [A]\n', '<<<<<<< x\ntasks:\n=======\n']) {
      const plan = await givenServed(text)
      for (const [first, last] of [[0, 99], [-1, -1], [99, 0], [0, Number.MAX_SAFE_INTEGER]] as const) {
        const range = { start: { line: first, character: 0 }, end: { line: last, character: 9 } }
        inlayHints(plan, file, { range, shown: all })
        inlayHints(plan, '.tpm/none.yaml', { range, shown: all })
      }
    }
  })
})

describe('inlay hints against the baseline', () => {
  const text = (effort: string): string => `project: { asof: 2026-03-02, baseline: v1 }\nmilestones:\n  M: { due: 2026-05-05 }\ntasks:\n  A: { duration: ${effort}, milestone: M }\n  B: { duration: 1d }\n`
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
  const labels = (client: Client): Promise<readonly string[]> =>
    client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: uriIn(client.folder, file) }, range }).then((hints) => (hints as { label: string }[]).map(({ label }) => label))

  async function givenBaseline(trusted: boolean): Promise<{ client: Client; repo: TestRepo }> {
    const folder = givenFolder({ [file]: text('2d').replace('A:', 'OLD-1:') })
    const repo = openRepo(folder)
    repo.run('init', '-q', '-b', 'main')
    repo.run('add', '.')
    repo.run('commit', '-q', '-m', 'Plan')
    repo.run('tag', 'v1')
    const now = text('5d').replace('milestone: M', 'milestone: M, was: OLD-1')
    write(join(folder, file), now)
    const client = await givenClient(folder, { trusted, inlayHints: { ...none, slip: true } })
    await client.open(file, now)
    return { client, repo }
  }

  it('tell by how much things finish later, and follow the tag', async () => {
    const { client, repo } = await givenBaseline(true)
    const until = async (expected: readonly string[]) => {
      for (let seen = -1; (await labels(client)).join() !== expected.join();) {
        await client.until(() => seen < client.hintRefreshes, expected.join())
        seen = client.hintRefreshes
      }
    }
    await until(['3d after baseline', '3d after baseline'])
    repo.run('commit', '-q', '-a', '-m', 'Plan anew')
    repo.run('tag', '-f', 'v1')
    await client.connection.sendNotification('tpm/repositoryChanged', { folder: uriIn(client.folder, '') })
    await client.until(() => client.plans.at(-1)?.[0]?.history === 'ready', 'the history')
    await until([])
  })
  it('need git, and a revision that is there', async () => {
    assert.deepEqual(await labels((await givenBaseline(false)).client), [])
    const baseline = new PlanBaseline(givenFolder())
    baseline.allow(true, undefined)
    assert.equal(await baseline.refresh(undefined), false)
    assert.equal(await baseline.refresh('nothing'), true)
    assert.deepEqual(baseline.dates('nothing'), new Map())
    assert.equal(await baseline.refresh('nothing'), false)
    assert.equal(baseline.dates('other'), undefined)
  })
})

describe('inlay hints over a connection', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
  it('are of plan files alone, and tell why when asked', async () => {
    const client = await givenClient({ [file]: 'tasks:\n  A: { duration: 1d }\n  B: { duration: 1d, after: A }\n', 'a.py': '# A\n' })
    const ask = (path: string) => client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: uriIn(client.folder, path) }, range })
    assert.deepEqual(await ask('a.py'), [])
    const hints = (await ask(file)) as { label: string; tooltip?: unknown }[]
    assert.deepEqual(hints.map(({ label, tooltip }) => [label, tooltip]), [['2026-03-02', undefined], ['2026-03-03', undefined]])
    const { tooltip } = (await client.connection.sendRequest('inlayHint/resolve', hints[1])) as { tooltip: { value: string } }
    assert.match(tooltip.value, /^\*\*Why 2026-03-03\?\*\*\n\n1\. \[B\]\(file:.*#L3,3\) waits for \[A\]\(file:.*#L2,3\) to finish/)
    for (const data of [undefined, {}, { plan: 'file:///nowhere', item: 'A' }, { plan: client.plans[0]?.[0]?.plan, item: 'nobody' }]) {
      assert.deepEqual(await client.connection.sendRequest('inlayHint/resolve', { position: range.start, label: 'x', data }), { position: range.start, label: 'x', ...(data && { data }) })
    }
  })
  it('are taken anew when another file moves a date, while a plan file is open', async () => {
    const client = await givenClient({ [file]: 'tasks:\n  A: { duration: 1d }\n', '.tpm/b.yaml': 'tasks:\n  B: { duration: 1d }\n' })
    await client.open('.tpm/b.yaml', 'tasks:\n  B: { duration: 1d, after: A }\n')
    await client.until(() => 0 < client.hintRefreshes, 'a refresh')
    const before = client.hintRefreshes
    await client.change('.tpm/b.yaml', 'tasks:\n  B: { duration: 2d, after: A }\n')
    await client.until(() => before < client.hintRefreshes, 'another refresh')
  })
  it('follow the settings', async () => {
    const client = await givenClient({ [file]: 'tasks:\n  A: { duration: 1d }\n' }, { inlayHints: { ...none, float: true } })
    const hints = (await client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: uriIn(client.folder, file) }, range })) as { label: string }[]
    assert.deepEqual(hints.map(({ label }) => label), ['critical'])
  })
})
