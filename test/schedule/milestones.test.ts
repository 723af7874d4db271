import assert from 'node:assert/strict'
import { criticalPathTo } from '../../src/schedule/schedule'
import { check, scheduleOf } from './check'

describe('Milestones', () => {
  it('are where the last task that names them, or is named by them, finishes', () => check(`
    project  start=2026-03-02
    milestone M1  due=2026-03-05
    milestone M2  after=M1 FS+1d, C
    task S  milestone=M1
      task A  duration=2d
      task B  duration=3d  milestone=M2
    task C  duration=1d  after=M1`, `
    M1 03-03T17:00 due=03-05T17:00 dueFloat=960 late=false float=0 critical=true progress=0 driver=A,FS,of:M1
    C 03-04T08:00 03-04T17:00 driver=M1,FS,of:C
    M2 03-04T17:00 late=false
    B 03-02T08:00 03-04T17:00`))

  it('may lie on a day off, where their last task does', () => check(`
    calendar weekend  week=sat, sun
    milestone M  after=A
    milestone N  after=A FS+1ed
    task A  duration=1d  calendar=weekend`, `
    M 03-07T17:00
    N 03-08T17:00`))

  it('without predecessors are on their due date, or at the project start', () => check(`
    project  start=2026-03-02
    milestone M  due=2026-03-10
    milestone N
    milestone O  after=A
    task A  status=dropped
    task B  after=M`, `
    M 03-10T17:00 driver=due
    N 03-02T08:00 driver=project
    O 03-02T08:00
    B 03-11T08:00 03-11T17:00`))

  it('that nothing leads to yet give no task float, however far they are', () => check(`
    project  start=2026-03-02
    milestone M  due=2026-06-30
    milestone N
    task A  duration=2d  milestone=N`, `
    A 03-02T08:00 03-03T17:00 float=0 critical=true
    N 03-03T17:00 float=0
    M 06-30T17:00 float=0`))

  it('that were reached are facts', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    milestone M  reached=2026-03-04  due=2026-03-03
    task A  milestone=M
    task B  after=M`, `
    M 03-04T17:00 reached=true progress=1 late=true dueFloat=-480 driver=actual
    A 03-10T08:00 03-10T17:00 float=0
    B 03-10T08:00 03-10T17:00`))

  it('have a critical path of their own, and float against it', () => {
    const schedule = scheduleOf(`
      project  start=2026-03-02
      milestone M  after=S
      milestone N
      task A  duration=2d
      task S
        task B  duration=1d  after=A
        task C  duration=1d
        task X  status=done  finished=2026-03-02
      task D  duration=9d  after=A  milestone=N
      task E  duration=1d  milestone=N
      task F  duration=1d`)
    assert.deepEqual(Object.fromEntries(schedule.milestones.get('M')!.floats), { A: 0, B: 0, C: 960 })
    assert.deepEqual(Object.fromEntries(schedule.milestones.get('N')!.floats), { A: 0, D: 0, E: 4800 })
    assert.deepEqual(criticalPathTo(schedule, 'M'), ['A', 'B'])
    assert.equal(schedule.tasks.get('B')!.float, 3840)
  })

  it('are late after the promised day, not within it', () => check(`
    calendar long  hours=08:00-20:00  day=12h
    milestone M  due=2026-03-02
    milestone N  due=2026-03-02T19:00
    milestone O  due=2026-03-06
    milestone P  due=2026-03-06
    task A  duration=12h  calendar=long  milestone=M
    task B  duration=12h  calendar=long  milestone=N
    task C  duration=5d  milestone=O
    task D  duration=41h  milestone=P`, `
    M 03-02T20:00 late=false dueFloat=0
    N 03-02T20:00 late=true dueFloat=-1
    O 03-06T17:00 late=false dueFloat=0
    P 03-09T09:00 late=true dueFloat=-60`))
})

describe('What cannot be kept', () => {
  const conflicts = (text: string): string[] =>
    scheduleOf(text).conflicts.map(({ kind, task, by, chain }) => `${task} ${kind} ${by} ${chain.join('>')}`)

  it('is named with the chain that drives it: latest', () => {
    assert.deepEqual(conflicts(`
      project  start=2026-03-02
      task A  duration=2d
      task S  after=A
        task B  duration=2d
      milestone M  after=S
      task C  duration=1d  after=M  latest=2026-03-05
      task T  latest=2026-03-05
        task D  after=C`), ['C latest 480 A>B>M>C', 'T latest 960 A>B>M>C>D>T'])
  })

  it('is named with the chain that drives it: start and finish', () => {
    assert.deepEqual(conflicts(`
      project  start=2026-03-02
      task A  duration=3d
      task B  start=2026-03-03  after=A
      task C  duration=2d  finish=2026-03-05  after=A
      task D  start=2026-03-05  after=A
      task E  start=2026-02-27`), ['B start 960 A>B', 'C finish 480 A>C', 'E start 480 E'])
  })

  it('is no longer told of what is done', () => {
    assert.deepEqual(conflicts(`
      project  start=2026-03-02  asof=2026-03-20
      task A  latest=2026-03-03  status=done  finished=2026-03-05
      task B  start=2026-03-03  status=done  started=2026-03-05`), [])
  })

  it('deadlines do not move tasks and are told of when missed', () => {
    const { missedDeadlines } = scheduleOf(`
      project  start=2026-03-02  asof=2026-03-02
      task A  duration=3d  due=2026-03-03
      task B  duration=2d  due=2026-03-03
      task S  due=2026-03-02
        task C  duration=2d
      task D  status=done  finished=2026-02-20  due=2026-02-17`)
    assert.deepEqual(missedDeadlines.map(({ task, by, done }) => [task, by, done]), [['A', 480, false], ['D', 1440, true], ['S', 480, false]])
  })
})

describe('Cycles', () => {
  const cycles = (text: string): string[] => scheduleOf(text).cycles.map((each) => each.join('>'))

  it('are reported as chains in which each waits for the one before', () => {
    assert.deepEqual(cycles(`
      task A  after=C
      task B  after=A
      task C  after=B
      task X  after=Y
      task Y  after=X
      task Z  after=Z`), ['A>B>C', 'X>Y', 'Z'])
  })

  it('go through summary tasks and milestones', () => {
    assert.deepEqual(cycles(`
      task S
        task A  after=S
        task B`), ['A>S'])
    assert.deepEqual(cycles(`
      task S  after=A
        task A
        task B`), ['A>S'])
    assert.deepEqual(cycles(`
      milestone M
      task A  milestone=M  after=M`), ['A>M'])
    assert.deepEqual(cycles(`
      task S  after=T
        task A
      task T  after=S
        task B`), ['S>T'])
    assert.deepEqual(cycles(`
      task S  after=S
        task A`), ['S'])
  })

  it('lose their links, and all else is scheduled', () => check(`
    task P  duration=1d
    task A  duration=1d  after=B, P
    task B  duration=2d  after=A
    task C  duration=1d  after=B`, `
    A 03-03T08:00 03-03T17:00
    B 03-02T08:00 03-03T17:00
    C 03-04T08:00 03-04T17:00`))

  it('leave milestones and summary tasks with their tasks', () => check(`
    milestone M
    task S
      task A  milestone=M  after=M, S  duration=2d`, `
    A 03-02T08:00 03-03T17:00
    S 03-02T08:00 03-03T17:00
    M 03-03T17:00`))
})
