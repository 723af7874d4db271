import assert from 'node:assert/strict'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { LivePlan } from '../../src/analysis/livePlan'
import { LiveLevelling } from '../../src/analysis/liveLevelling'
import type { Schedule } from '../../src/schedule/schedule'
import { formatMoment, type Day } from '../../src/time/day'
import { given, givenFolder, monday, removeFolders, write } from './given'

after(removeFolders)

async function givenLive(files: Readonly<Record<string, string>>, today = () => monday) {
  const folder = givenFolder(files)
  const live = new LivePlan(folder, today)
  await live.load()
  return { live, folder, tasks: () => [...live.snapshot().plan.tasks.keys()].join(' '), write: (path: string, text: string) => write(join(folder, path), text) }
}

const task = (id: string) => `tasks: { ${id}: { effort: 1d } }\n`

describe('a live plan', () => {
  it('reads the disk once for each version', async () => {
    const { live, tasks } = await givenLive({ '.tpm/a.yaml': task('A') })
    assert.equal(tasks(), 'A')
    assert.equal(live.snapshot(), live.snapshot())
    assert.equal(live.snapshot().version, live.version)
  })
  it('takes up files that are made, changed and deleted', async () => {
    const { live, folder, tasks, write } = await givenLive({ '.tpm/a.yaml': task('A') })
    write('.tpm/b.yaml', task('B'))
    await live.reload('.tpm/b.yaml')
    assert.equal(tasks(), 'A B')
    write('.tpm/a.yaml', task('C'))
    await live.reload('.tpm/a.yaml')
    assert.equal(tasks(), 'C B')
    rmSync(join(folder, '.tpm/a.yaml'))
    await live.reload('.tpm/a.yaml')
    assert.equal(tasks(), 'B')
    rmSync(join(folder, '.tpm'), { recursive: true })
    await live.load()
    assert.equal(tasks(), '')
  })
  it('stays the same version when a file is saved as it was', async () => {
    const { live } = await givenLive({ '.tpm/a.yaml': task('A') })
    const before = live.snapshot()
    await live.reload('.tpm/a.yaml')
    assert.equal(live.snapshot(), before)
  })
  it("has an editor's text before the disk's, until it is closed", async () => {
    const { live, tasks, write } = await givenLive({ '.tpm/a.yaml': task('A') })
    live.setOpen('.tpm/a.yaml', task('B'))
    assert.equal(tasks(), 'B')
    write('.tpm/a.yaml', task('C'))
    await live.reload('.tpm/a.yaml')
    assert.equal(tasks(), 'B')
    live.setOpen('.tpm/a.yaml', undefined)
    assert.equal(tasks(), 'C')
  })
  it('has the text of an editor whose file is not saved yet', async () => {
    const { live, tasks } = await givenLive({ '.tpm/a.yaml': task('A') })
    live.setOpen('.tpm/new.yaml', task('N'))
    assert.equal(tasks(), 'A N')
  })
  it('keeps the rest while one text is broken', async () => {
    const { live, tasks } = await givenLive({ '.tpm/a.yaml': task('A'), '.tpm/b.yaml': task('B') })
    live.setOpen('.tpm/a.yaml', 'tasks: { A: [\n')
    assert.match(tasks(), /B/)
    assert(live.snapshot().problems.some(({ file }) => file === '.tpm/a.yaml'))
  })
  it('tells of what cannot be read first, and not any more when it is mended', async () => {
    const { live, folder, write } = await givenLive({ '.tpm/a.yaml': task('A') })
    symlinkSync('nowhere', join(folder, '.tpm/z.yaml'))
    await live.reload('.tpm/z.yaml')
    assert.deepEqual(live.snapshot().problems.map(({ rule }) => rule.code), ['plan/unreadable'])
    rmSync(join(folder, '.tpm/z.yaml'))
    write('.tpm/z.yaml', task('Z'))
    await live.reload('.tpm/z.yaml')
    assert.deepEqual(live.snapshot().problems, [])
  })
  it('takes no text for a file that leads out of the plan, by itself or by its folder', async () => {
    const { live, folder, tasks } = await givenLive({ '.tpm/a.yaml': task('A'), 'out/x.yaml': task('X') })
    symlinkSync('../out/x.yaml', join(folder, '.tpm/x.yaml'))
    symlinkSync('../out', join(folder, '.tpm/folder'))
    for (const path of ['.tpm/x.yaml', '.tpm/folder/x.yaml']) {
      await live.reload(path)
      live.setOpen(path, task('Evil'))
    }
    assert.equal(tasks(), 'A')
  })
  it('ends with the newest of readings that overlap', async () => {
    const { live, tasks, write } = await givenLive({ '.tpm/a.yaml': task('A0') })
    const readings = [live.load()]
    for (let i = 1; i <= 20; i++) {
      write('.tpm/a.yaml', task(`A${i}`))
      readings.push(i % 3 === 0 ? live.load() : live.reload('.tpm/a.yaml'))
    }
    await Promise.all(readings)
    assert.equal(tasks(), 'A20')
  })
  it('moves on with the day', async () => {
    let today = monday
    const { live } = await givenLive({ '.tpm/a.yaml': task('A') }, () => today)
    const before = live.snapshot().schedule.asof
    today = (today + 1) as Day
    live.passDay()
    assert.notEqual(live.snapshot().schedule.asof, before)
  })
  it('finds step by step what it finds at once, and gives up when the plan changes', async () => {
    const { live } = await givenLive({ '.tpm/a.yaml': 'tasks: { A: {}, B: { effort: 1d, due: 2026-01-01 } }\n' })
    const steps = live.findInSteps()
    steps.next()
    live.setOpen('.tpm/a.yaml', 'tasks: { A: { title: T }, B: { effort: 1d, due: 2026-01-01 } }\n')
    live.snapshot()
    assert.equal(steps.next().done, true)
    assert.ok([...live.findInSteps()].length > 3)
    const found = live.snapshot().problems
    live.setOpen('.tpm/a.yaml', 'tasks: { A: { }, B: { effort: 1d, due: 2026-01-01 } }\n')
    live.setOpen('.tpm/a.yaml', 'tasks: { A: { title: T }, B: { effort: 1d, due: 2026-01-01 } }\n')
    assert.deepEqual(live.snapshot().problems, found)
    assert.equal(live.findsLater, false)
    assert.deepEqual(live.problemsSoFar(), found)
  })
})

describe('a live plan that is levelled', () => {
  const head = 'project: { level: true, start: 2026-03-02 }\npeople: { ana: {} }\nequipment: { rig: {} }\ntasks:\n'
  const starts = (live: LivePlan) => [...live.snapshot().schedule.tasks].map(([id, { start }]) => `${id} ${formatMoment(start)}`).join(', ')
  it('has levelled dates at once, and plain ones as soon as it does not ask for them', async () => {
    const { live } = await givenLive({ '.tpm/a.yaml': `${head}  A: { effort: 1d, assign: ana, priority: high }\n  B: { effort: 1d, assign: ana }\n` })
    assert.equal(starts(live), 'A 2026-03-02T08:00, B 2026-03-03T08:00')
    live.setOpen('.tpm/a.yaml', `${head}  A: { effort: 2d, assign: ana, priority: high }\n  B: { effort: 1d, assign: ana }\n`)
    assert.equal(starts(live), 'A 2026-03-02T08:00, B 2026-03-04T08:00')
    live.setOpen('.tpm/a.yaml', `${head.replace('true', 'false')}  A: { effort: 2d, assign: ana }\n  B: { effort: 1d, assign: ana }\n`)
    assert.equal(starts(live), 'A 2026-03-02T08:00, B 2026-03-02T08:00')
  })
  it('follows how much there is of equipment', async () => {
    const tasks = '  A: { duration: 1d, assign: rig }\n  B: { duration: 1d, assign: rig }\n'
    const { live } = await givenLive({ '.tpm/a.yaml': head + tasks })
    assert.equal(starts(live), 'A 2026-03-02T08:00, B 2026-03-03T08:00')
    live.setOpen('.tpm/a.yaml', head.replace('rig: {}', 'rig: { units: 2 }') + tasks)
    assert.equal(starts(live), 'A 2026-03-02T08:00, B 2026-03-02T08:00')
  })
  it('keeps the dates of before where levelling takes long, until there is a rest', () => {
    const planOf = (effort: string) => given(`${head}  A: { effort: ${effort}, assign: ana, priority: high }\n  B: { effort: 1d, assign: ana }\n`).plan
    const levelling = new LiveLevelling(-1)
    const startOfB = ({ tasks }: Schedule) => formatMoment(tasks.get('B')!.start)
    assert.equal(startOfB(levelling.schedule(planOf('1d'), monday)), '2026-03-03T08:00')
    assert.equal(startOfB(levelling.schedule(planOf('2d'), monday)), '2026-03-03T08:00')
    assert.equal(levelling.isBehind, true)
    const steps = [...levelling.inSteps()]
    assert.equal(startOfB(steps.at(-1)!.schedule), '2026-03-04T08:00')
    assert.equal(2 < steps.length && !levelling.isBehind, true)
  })
})
