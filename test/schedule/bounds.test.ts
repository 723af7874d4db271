import assert from 'node:assert/strict'
import { check, scheduleOf } from './check'

const conflictsOf = (plan: string): readonly string[] =>
  scheduleOf(plan).conflicts.map(({ kind, task, by, chain }) => `${task} ${kind} ${by} ${chain.join('>')}`)

describe('A task that is to finish no earlier than a date', () => {
  it('waits until it would, to the end of the day or to the moment', () => check(`
    task DAY  duration=1d  minfinish=2026-03-05
    task MOMENT  duration=1d  minfinish=2026-03-05T12:00
    task NEXT  duration=1d  after=DAY
    task LONG  duration=5d  minfinish=2026-03-05`, `
    DAY 03-05T08:00 03-05T17:00 driver=minfinish
    MOMENT 03-04T13:00 03-05T12:00
    NEXT 03-06T08:00 03-06T17:00
    LONG 03-02T08:00 03-06T17:00 driver=project`))
  it('follows a link that holds it longer, and ends with the hours before a day off', () => check(`
    task A  duration=5d
    task B  duration=1d  after=A  minfinish=2026-03-05
    task C  duration=1d  after=A FF  minfinish=2026-03-04
    task D  duration=1d  minfinish=2026-03-07
    task E  duration=0h  minfinish=2026-03-04`, `
    B 03-09T08:00 03-09T17:00 driver=A,FS,of:B
    C 03-06T08:00 03-06T17:00 driver=A,FF,of:C
    D 03-06T08:00 03-06T17:00
    E 03-04T17:00 03-04T17:00`))
  it('keeps its predecessors from no float that they have', () => check(`
    task A  duration=1d
    task B  duration=1d  after=A  minfinish=2026-03-06`, 'A 03-02T08:00 03-02T17:00 float=1440 freeFloat=1440'))
})

describe('A task that is to start no later than a date', () => {
  it('has float until the last moment of work on that day', () => check(`
    task A  duration=1d  maxstart=2026-03-04
    task B  duration=1d  maxstart=2026-03-04T10:00
    task C  duration=9d`, `
    A 03-02T08:00 03-02T17:00 float=1439 lateStart=03-04T16:59
    B 03-02T08:00 03-02T17:00 float=1080 lateStart=03-04T10:00`))
  it('holds its predecessors', () => check(`
    task A  duration=1d
    task B  duration=1d  after=A  maxstart=2026-03-04T10:00
    task C  duration=9d`, 'A 03-02T08:00 03-02T17:00 float=600'))
  it('is in conflict with what comes before it, when that ends too late', () => {
    assert.deepEqual(conflictsOf('task A  duration=5d\ntask B  duration=1d  after=A  maxstart=2026-03-05'), ['B maxstart 480 A>B'])
    assert.deepEqual(conflictsOf('task A  duration=2d\ntask B  duration=1d  after=A  maxstart=2026-03-05'), [])
    assert.deepEqual(conflictsOf('task S  maxstart=2026-03-02\n  task B  duration=1d  earliest=2026-03-04'), ['S maxstart 480 B>S'])
  })
})

describe('What is left of a started task', () => {
  it('goes on no earlier than it resumes', () => check(`
    task A  duration=4d  started=2026-02-26  progress=50%  resume=2026-03-05
    task B  duration=4d  started=2026-02-26  progress=50%  resume=2026-02-27
    task C  duration=4d  started=2026-02-26  progress=50%  resume=2026-03-03T13:00`, `
    A 02-26T08:00 03-06T17:00 driver=actual
    B 02-26T08:00 03-03T17:00
    C 02-26T08:00 03-05T12:00`))
})
