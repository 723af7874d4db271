import assert from 'node:assert/strict'
import { formatMoment } from '../../src/time/day'
import { check, scheduleOf } from './check'

/** 2026-03-02 is a Monday, and today. */
describe('The schedule of durations and efforts', () => {
  it('fills days with short tasks and starts the next one on the next morning', () => check(`
    task A  duration=4h
    task B  duration=4h  after=A
    task C  duration=2d  after=B`, `
    A 03-02T08:00 03-02T12:00
    B 03-02T13:00 03-02T17:00
    C 03-03T08:00 03-04T17:00`))

  it('takes a task without an estimate for one day of its calendar', () => check(`
    calendar short  day=6h
    task A
    task B  calendar=short`, `
    A 03-02T08:00 03-02T17:00 work=480
    B 03-02T08:00 03-02T15:00 work=360`))

  it('uses the likely value of three', () => check(`
    task A  effort=1d..2d..5d
    task B  duration=1d..3d..9d`, `
    A 03-02T08:00 03-03T17:00
    B 03-02T08:00 03-04T17:00`))

  it('divides an effort by units, capacity and efficiency, and by one for nobody and for equipment', () => check(`
    person ana
    person ben  capacity=50%
    person cleo  capacity=80%  efficiency=125%
    equipment rig
    task A  effort=2d  assign=ana 50%
    task B  effort=2d  assign=ben
    task C  effort=2d  assign=cleo
    task D  effort=2d  assign=ana, cleo
    task E  effort=2d  assign=rig x2
    task F  effort=2d
    task G  effort=2d  assign=ana, ana
    task H  effort=2d  assign=nobody`, `
    A 03-02T08:00 03-05T17:00
    B 03-02T08:00 03-05T17:00
    C 03-02T08:00 03-03T17:00
    D 03-02T08:00 03-02T17:00
    E 03-02T08:00 03-03T17:00
    F 03-02T08:00 03-03T17:00
    G 03-02T08:00 03-02T17:00
    H 03-02T08:00 03-03T17:00`))

  it('keeps a duration whoever is assigned, away or not, and prefers it to an effort', () => check(`
    person ana  leave=2026-03-03
    task A  duration=2d  assign=ana
    task B  duration=1d  effort=4d  assign=ana`, `
    A 03-02T08:00 03-03T17:00
    B 03-02T08:00 03-02T17:00 work=480`))

  it('waits for people who are away and works on with those who are not', () => check(`
    project  start=2026-03-02
    person ana  leave=2026-03-03..2026-03-04
    person ben
    task A  effort=2d  assign=ana
    task B  effort=4d  assign=ana, ben
    task C  effort=3d  assign=ana, ben  start=2026-03-03`, `
    A 03-02T08:00 03-05T17:00
    B 03-02T08:00 03-04T17:00
    C 03-03T08:00 03-05T12:00`))

  it('adds up people whose hours differ, minute by minute', () => check(`
    calendar early  hours=06:00-10:00
    person ana
    person eve  calendar=early
    task A  effort=8h  assign=ana, eve
    task B  effort=1h  assign=ana, eve  after=A`, `
    A 03-02T06:00 03-02T12:00
    B 03-02T13:00 03-02T14:00`))

  it('follows the calendars of project, person and task', () => check(`
    project  calendar=nights
    calendar nights  hours=18:00-22:00
    calendar weekend  week=sat, sun
    person ana  calendar=weekend
    task A  duration=4h
    task B  effort=1d  assign=ana
    task C  duration=8h  calendar=weekend
    task D  effort=4h  assign=ana  calendar=default
    calendar default  holidays=2026-03-02`, `
    A 03-02T18:00 03-02T22:00
    B 03-07T08:00 03-07T12:00
    C 03-07T08:00 03-07T17:00
    D 03-03T08:00 03-03T12:00`))

  it('counts elapsed durations on the wall clock', () => check(`
    task A  duration=5d
    task B  duration=3ed  after=A
    task C  duration=1d  after=B
    task D  duration=2ed`, `
    A 03-02T08:00 03-06T17:00
    B 03-06T17:00 03-09T17:00
    C 03-10T08:00 03-10T17:00
    D 03-02T08:00 03-04T08:00`))

  it('rounds to whole minutes', () => check(`
    person ana  efficiency=70%
    task A  effort=1h  assign=ana`, 'A 03-02T08:00 03-02T09:26'))

  it('spans from start to finish when both are given without an estimate', () => check(`
    task A  start=2026-03-03  finish=2026-03-05`, 'A 03-03T08:00 03-05T17:00 work=1440'))

  it('falls back to the usual week when a calendar never works', () => check(`
    project  calendar=never
    calendar never  holidays=2026-03-02  week=
    task A`.replace('week=', 'week=none'), 'A 03-02T08:00 03-02T17:00'))

  it('works holidays off and extra days in', () => check(`
    calendar default  holidays=2026-03-03..2026-03-06  working=2026-03-07
    task A  duration=3d`, 'A 03-02T08:00 03-09T17:00'))
})

describe('Links', () => {
  it('of all four types with lag and lead', () => check(`
    task A  duration=2d
    task FS  duration=1d  after=A FS+1d
    task LEAD  duration=1d  after=A FS-4h
    task SS  duration=1d  after=A SS+4h
    task FF  duration=1d  after=A FF+4h
    task SF  duration=1d  after=A SF+2d
    task EL  duration=1d  after=A FS+1ed
    task EL2  duration=1d  after=A FS+12eh`, `
    A 03-02T08:00 03-03T17:00
    FS 03-05T08:00 03-05T17:00
    LEAD 03-03T13:00 03-04T12:00
    SS 03-02T13:00 03-03T12:00
    FF 03-03T13:00 03-04T12:00
    SF 03-03T08:00 03-03T17:00
    EL 03-05T08:00 03-05T17:00
    EL2 03-04T08:00 03-04T17:00`))

  it('with a share of the predecessor as lag count it from the duration that this has', () => check(`
    task A  duration=2d
    task B  duration=1d  after=A FS+50%
    task C  duration=1d  after=A FS-25%
    task D  duration=1d  after=A SS+50%
    task S
      task E  duration=4d
    task F  duration=1d  after=S SS+25%`, `
    B 03-05T08:00 03-05T17:00 float=0
    C 03-03T13:00 03-04T12:00 float=720
    D 03-03T08:00 03-03T17:00 float=960
    F 03-03T08:00 03-03T17:00
    A 03-02T08:00 03-03T17:00 float=0`))

  it('between calendars that never meet keep their order', () => check(`
    calendar weekend  week=sat, sun
    task A  duration=1d  calendar=weekend
    task B  duration=1d  after=A
    task C  duration=1d  calendar=weekend  after=B
    task D  duration=1d  after=C FF`, `
    A 03-07T08:00 03-07T17:00 float=0
    B 03-09T08:00 03-09T17:00 float=1920
    C 03-14T08:00 03-14T17:00 float=0
    D 03-13T08:00 03-16T08:00 float=0`))

  it('from a summary task hold all below it, links to it wait for the last one', () => check(`
    task A  duration=1d
    task S  after=A
      task B  duration=1d
      task T
        task C  duration=3d
    task D  duration=1d  after=S
    task E  duration=1d  after=S SS`, `
    B 03-03T08:00 03-03T17:00 driver=A,FS,of:S
    C 03-03T08:00 03-05T17:00 driver=A,FS,of:S
    S 03-03T08:00 03-05T17:00 driver=tasks,B,C isSummary=true
    T 03-03T08:00 03-05T17:00 driver=tasks,C,C
    D 03-06T08:00 03-06T17:00 driver=S,FS,through:C,of:D
    E 03-03T08:00 03-03T17:00 driver=S,SS,through:B,of:E`))

  it('of several types reach through a summary task', () => check(`
    task A  duration=3d
    task S  after=A FF
      task T  after=A SS+1d
        task B  duration=1d
      task C  duration=1d`, `
    B 03-04T08:00 03-04T17:00
    C 03-04T08:00 03-04T17:00`))

  it('to what is cancelled, unknown or empty are dropped', () => check(`
    task A  duration=5d  status=dropped
    task S
      task B  status=dropped
    task X  status=dropped
      task Y  duration=9d
    task C  duration=1d  after=A, S, NOWHERE, X, Y`, `
    A absent
    S absent
    B absent
    Y absent
    C 03-02T08:00 03-02T17:00`))

  it('leave tasks without any length where their predecessor ends', () => check(`
    task A  duration=1d
    task Z  duration=0d  after=A
    task Y  duration=0d  after=Z
    task B  duration=1d  after=Y
    task N  duration=0d
    task E  duration=0d  after=A FS+1ed`, `
    Z 03-02T17:00 03-02T17:00 float=0
    Y 03-02T17:00 03-02T17:00 float=0
    B 03-03T08:00 03-03T17:00
    N 03-02T08:00 03-02T08:00
    E 03-03T17:00 03-03T17:00 float=0`))
})

describe('Dates', () => {
  it('start with the project, which starts with the earliest date when it does not say', () => {
    check('project  start=2026-03-04\ntask A', 'A 03-04T08:00 03-04T17:00 driver=project')
    check('task A  earliest=2026-03-05\ntask B', 'A 03-05T08:00 03-05T17:00\nB 03-05T08:00 03-05T17:00')
    check('task A', 'A 03-02T08:00 03-02T17:00 driver=project')
    assert.equal(formatMoment(scheduleOf('project  start=2026-03-04').finish), '2026-03-04T00:00')
  })

  it('do not let unfinished work lie in the past', () => check(`
    project  start=2026-02-02  asof=2026-03-11
    task A  duration=1d
    task B  duration=1d  after=A
    task C  duration=1d  status=done  finished=2026-02-03
    task D  duration=1d  after=C`, `
    A 03-11T08:00 03-11T17:00 driver=asof
    B 03-12T08:00 03-12T17:00 driver=A,FS,of:B
    C 02-03T08:00 02-03T17:00 driver=actual progress=1
    D 03-11T08:00 03-11T17:00 driver=asof`))

  it('hold a start back until the earliest day or moment', () => check(`
    project  start=2026-03-02
    task A  earliest=2026-03-04
    task B  earliest=2026-03-03T10:00  duration=4h
    task C  earliest=2026-03-07
    task S  earliest=2026-03-05
      task D
    task E  after=A  earliest=2026-03-02`, `
    A 03-04T08:00 03-04T17:00 driver=earliest,A
    B 03-03T10:00 03-03T15:00
    C 03-09T08:00 03-09T17:00
    D 03-05T08:00 03-05T17:00 driver=earliest,S
    E 03-05T08:00 03-05T17:00 driver=A,FS,of:E`))

  it('that must be are kept, and their predecessors run out of float', () => check(`
    project  start=2026-03-02
    task A  duration=3d
    task B  duration=1d  start=2026-03-03  after=A
    task C  duration=2d  finish=2026-03-06
    task D  duration=2d  finish=2026-03-06T12:00
    task Z  duration=9d`, `
    A 03-02T08:00 03-04T17:00 float=-960 critical=true
    B 03-03T08:00 03-03T17:00 float=0 driver=start
    C 03-05T08:00 03-06T17:00 float=0 driver=finish
    D 03-04T13:00 03-06T12:00 float=0`))

  it('that must be but lie in the past give way to today', () => check(`
    project  start=2026-02-02
    task A  start=2026-02-20
    task B  finish=2026-02-20`, `
    A 03-02T08:00 03-02T17:00 driver=asof float=-2880
    B 03-02T08:00 03-02T17:00 driver=asof`))

  it('put tasks as late as their successors and the plan allow', () => check(`
    project  start=2026-03-02
    task A  duration=5d
    task B  duration=1d  alap=true
    task C  duration=1d  after=B  alap=true
    task D  duration=1d  after=A, C
    task S
      task E  duration=1d  alap=true
    task F  duration=1d  alap=true  latest=2026-03-04`, `
    B 03-05T08:00 03-05T17:00 driver=alap
    C 03-06T08:00 03-06T17:00 driver=alap float=0
    D 03-09T08:00 03-09T17:00
    E 03-09T08:00 03-09T17:00
    S 03-09T08:00 03-09T17:00
    F 03-04T08:00 03-04T17:00`))
})

describe('Float', () => {
  it('is counted in working minutes of the project, against the last finish', () => check(`
    task A  duration=2d
    task B  duration=4d  after=A
    task C  duration=1d  after=A
    task D  duration=1d  after=C
    task E  duration=1h`, `
    A 03-02T08:00 03-03T17:00 float=0 freeFloat=0 critical=true
    B 03-04T08:00 03-09T17:00 float=0 critical=true
    C 03-04T08:00 03-04T17:00 float=960 freeFloat=0 critical=false lateStart=03-06T08:00 lateFinish=03-06T17:00
    D 03-05T08:00 03-05T17:00 float=960 freeFloat=960 lateStart=03-09T08:00
    E 03-02T08:00 03-02T09:00 float=2820`))

  it('is bound by latest and not by due', () => check(`
    task A  duration=1d  latest=2026-03-04
    task B  duration=1d  due=2026-03-02
    task C  duration=1d  latest=2026-02-27
    task D  duration=5d`, `
    A 03-02T08:00 03-02T17:00 float=960
    B 03-02T08:00 03-02T17:00 float=1920
    C 03-02T08:00 03-02T17:00 float=-480 critical=true`))

  it('goes back through every type of link', () => check(`
    task SS  duration=1d
    task FF  duration=1d
    task SF  duration=1d
    task P  duration=3d  after=SS SS+1d, FF FF, SF SF
    task Z  duration=2d  after=P`, `
    SS 03-02T08:00 03-02T17:00 float=0
    P 03-03T08:00 03-05T17:00 float=0
    FF 03-02T08:00 03-02T17:00 float=1440
    SF 03-02T08:00 03-02T17:00 float=1920
    Z 03-06T08:00 03-09T17:00 float=0`))

  it('makes tasks near-critical that have little of it, where the project says how little', () => {
    const plan = `
      task A  duration=3d
      task S
        task B  duration=2d
      task C  duration=1d
      milestone M  after=B`
    check(`project  nearcritical=1d${plan}`, `
      A 03-02T08:00 03-04T17:00 nearCritical=false
      S 03-02T08:00 03-03T17:00 nearCritical=true
      B 03-02T08:00 03-03T17:00 nearCritical=true
      C 03-02T08:00 03-02T17:00 nearCritical=false
      M 03-03T17:00 nearCritical=true`)
    check(plan, 'B 03-02T08:00 03-03T17:00 nearCritical=false')
  })

  it('of a summary task is the least below it', () => check(`
    task S
      task A  duration=1d
      task B  duration=3d
    task C  duration=5d`, `
    S 03-02T08:00 03-04T17:00 float=960 critical=false lateFinish=03-06T17:00
    A 03-02T08:00 03-02T17:00 float=1920`))

  it('goes through summary tasks to the task that decides', () => check(`
    task S
      task A  duration=1d
      task B  duration=3d
    task C  duration=1d  after=S
    task D  duration=2d  after=S SS`, `
    A 03-02T08:00 03-02T17:00 float=960
    B 03-02T08:00 03-04T17:00 float=0
    C 03-05T08:00 03-05T17:00 float=0
    D 03-02T08:00 03-03T17:00 float=960`))
})

describe('Where several would do', () => {
  it('one of the tasks that start a summary first is critical for what starts with it', () => check(`
    task S
      task B  duration=1d
      task A  duration=1d
    task D  duration=9d  after=S SS`, `
    A 03-02T08:00 03-02T17:00 float=0
    B 03-02T08:00 03-02T17:00 float=3840`))

  it('a link is named before a date, and the smaller id before the other', () => check(`
    calendar always  week=mon, tue, wed, thu, fri, sat, sun  hours=00:00-24:00
    project  start=2026-03-02
    task Q  duration=2d  calendar=always
    task P  duration=2d  calendar=always
    task S  earliest=2026-03-04
      task A  after=Q, P  earliest=2026-03-04
      task B  earliest=2026-03-03`, `
    A 03-04T08:00 03-04T17:00 driver=P,FS,of:A
    B 03-04T08:00 03-04T17:00 driver=earliest,S`))
})

describe('Large plans', () => {
  const tasks = (count: number, after: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => `task T${i}  duration=1h${after(i)}`).join('\n')

  it('of a chain of ten thousand are scheduled without recursion', () => {
    const schedule = scheduleOf(tasks(10_000, (i) => (i === 0 ? '' : `  after=T${i - 1}`)))
    assert.equal(schedule.tasks.size, 10_000)
    assert.ok([...schedule.tasks.values()].every(({ critical }) => critical))
  })

  it('of diamonds upon diamonds take no longer', () => {
    const schedule = scheduleOf(tasks(6_000, (i) => (i < 2 ? '' : `  after=T${i - 1 - (i % 2)}, T${i - 2 - (i % 2)}`)))
    assert.equal(schedule.tasks.size, 6_000)
  })

  it('of one deep nest or one great circle are scheduled too', () => {
    const nest = Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}task N${i}`).join('\n')
    assert.equal(scheduleOf(nest).tasks.size, 2_000)
    const circle = scheduleOf(tasks(10_000, (i) => `  after=T${(i + 1) % 10_000}`))
    assert.equal(circle.cycles[0]?.length, 10_000)
    assert.equal(circle.tasks.size, 10_000)
  })

  it('that run to the end of time still have dates', () => {
    const schedule = scheduleOf(tasks(200, (i) => (i === 0 ? '' : `  after=T${i - 1}`)).replaceAll('=1h', '=36000d'))
    assert.equal(formatMoment(schedule.finish), '9999-12-31T00:00')
  })
})
