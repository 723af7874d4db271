import assert from 'node:assert/strict'
import { LivePlan, type LookStep } from '../../src/analysis/livePlan'
import { monday, removeFolders } from '../analysis/given'
import { closeClients, givenClient, uriIn } from './given'

after(async () => {
  await closeClients()
  removeFolders()
})

const shows = { window: { workDoneProgress: true } }
const tasks = (from: number, count: number) => Array.from({ length: count }, (_, i) => `  T-${from + i}:\n    title: ${'words '.repeat(20)}\n    effort: 1d\n`).join('')
const file = (from: number, count: number) => `tasks:\n${tasks(from, count)}`
const large = { '.tpm/a.yaml': file(0, 1_500), '.tpm/b.yaml': file(2_000, 1_500), '.tpm/c.yaml': 'risks:\n  R: { tasks: [nobody] }\n' }

describe('opening a plan', () => {
  it('tells of a large one how far it is, from the first file to the last finding', async () => {
    const client = await givenClient(large, {}, shows)
    await client.until(() => client.progress.at(-1)?.kind === 'end', 'an end')
    const [begin, ...rest] = client.progress
    assert.deepEqual(begin, { kind: 'begin', title: 'Opening the plan', percentage: 0 })
    const reports = rest.flatMap((each) => (each.kind === 'report' ? [each] : []))
    assert.deepEqual([...new Set(reports.map(({ message }) => message))], ['Reading files', 'Computing dates', 'Looking for problems'])
    const percentages = reports.map(({ percentage = NaN }) => percentage)
    assert.deepEqual(percentages, [...percentages].sort((a, b) => a - b))
    assert.deepEqual([percentages[1], percentages.at(-1)], [20, 100])
    assert.equal(client.progress.filter(({ kind }) => kind === 'begin').length, 1)
    assert.deepEqual(client.shown('.tpm/c.yaml'), ['1:2 plan/risk-without-response', '1:15 plan/unknown-reference'])
  })

  it('tells nothing of a small one, nor to a client that cannot show it', async () => {
    const small = await givenClient({ '.tpm/a.yaml': file(0, 10) }, {}, shows)
    const other = await givenClient(large)
    assert.deepEqual([small.progress, other.progress], [[], []])
    assert.equal(other.plans.at(-1)?.at(0)?.empty, false)
  })

  it('goes on when an editor opens a file with the same text, and when somebody types', async () => {
    const client = await givenClient(large, {}, shows)
    await client.open('.tpm/a.yaml', large['.tpm/a.yaml'])
    await client.open('.tpm/c.yaml', 'risks:\n  Q: { tasks: [nobody] }\n')
    const symbols = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: uriIn(client.folder, '.tpm/c.yaml') } })
    assert.equal((symbols as { children: { name: string }[] }[])[0]?.children[0]?.name, 'Q')
  })
})

describe('looking at a plan in steps', () => {
  const given = () => {
    const live = new LivePlan('/nonexistent', () => monday)
    for (const [path, text] of Object.entries(large)) live.setOpen(path, text)
    return live
  }
  const kinds = (steps: readonly LookStep[]) => [...new Set(steps.map(({ what }) => what))]

  it('gives what looking at it at once gives', () => {
    const live = given()
    assert.deepEqual(kinds([...live.lookInSteps()]), ['reading', 'scheduling', 'finding'])
    assert.equal(live.findsLater, false)
    const said = ({ problems }: ReturnType<LivePlan['snapshot']>) => problems.map(({ file: path, range, message }) => [path, range, message])
    assert.deepEqual(said(live.snapshot()), said(given().snapshot()))
  })

  it('ends when the plan changes or somebody asks for it, and does not begin once it was looked at', () => {
    for (const disturb of [(live: LivePlan) => live.setOpen('.tpm/c.yaml', ''), (live: LivePlan) => void live.snapshot()]) {
      const live = given()
      const steps = live.lookInSteps()
      steps.next()
      steps.next()
      disturb(live)
      assert.deepEqual(kinds([...steps]).filter((what) => what === 'reading'), [])
      assert.equal(live.snapshot().plan.tasks.size, 3_000)
    }
    const live = given()
    live.snapshot()
    assert.deepEqual([...live.lookInSteps()], [])
  })
})
