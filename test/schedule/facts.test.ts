import { check } from './check'

/** 2026-03-02 is a Monday. */
describe('Facts', () => {
  it('are the dates of what is done, at the ends of their days, on days off too', () => check(`
    project  start=2026-03-02  asof=2026-03-20
    task A  duration=5d  status=done  started=2026-03-03  finished=2026-03-04
    task B  duration=1d  status=done  started=2026-03-07  finished=2026-03-08
    task C  duration=1d  status=done  started=2026-03-03T10:15  finished=2026-03-04T11:20
    task D  duration=1d  finished=2026-03-04`, `
    A 03-03T08:00 03-04T17:00 progress=1 driver=actual
    B 03-07T08:00 03-08T17:00
    C 03-03T10:15 03-04T11:20
    D 03-04T08:00 03-04T17:00 progress=1`))

  it('that are missing are taken from the estimate, never beyond the status date', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    task A  duration=2d  status=done
    task B  duration=2d  status=done  after=A
    task C  duration=30d  status=done  started=2026-03-03
    task D  duration=3d  status=done  finished=2026-03-09
    task E  duration=30d  status=done
    task F  duration=1d  status=done  started=2026-03-12`, `
    A 03-02T08:00 03-03T17:00
    B 03-04T08:00 03-05T17:00 driver=A,FS,of:B
    C 03-03T08:00 03-09T17:00
    D 03-05T08:00 03-09T17:00
    E 03-02T08:00 03-09T17:00
    F 03-12T08:00 03-12T08:00`))

  it('do not reach back before a project that says when it starts, unless they do', () => {
    const tasks = `
      task A  duration=5d  finished=2026-03-04
      task B  duration=5d  finished=2026-02-25`
    check(`project  start=2026-03-02  asof=2026-03-10${tasks}`, 'A 03-02T08:00 03-04T17:00\nB 02-19T08:00 02-25T17:00')
    check(`project  asof=2026-03-10${tasks}`, 'A 02-26T08:00 03-04T17:00\nB 02-19T08:00 02-25T17:00')
  })

  it('without any date happened by the start of a project that starts today', () => check(`
    task A  duration=2d  status=done
    task B  after=A`, `
    A 03-02T08:00 03-02T08:00
    B 03-02T08:00 03-02T17:00`))

  it('that contradict each other still give a start no later than the finish', () => check(`
    project  start=2026-03-02  asof=2026-03-20
    task A  status=done  started=2026-03-06  finished=2026-03-04`, 'A 03-04T17:00 03-04T17:00'))

  it('leave what is not done to the time from the status date on', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    task A  duration=5d  status=doing  started=2026-03-04  progress=40%
    task B  duration=5d  started=2026-03-04  remaining=1d  progress=10%
    task C  duration=5d  started=2026-03-04
    task D  duration=2d  after=A
    task E  duration=4d  started=2026-03-12  progress=50%`, `
    A 03-04T08:00 03-12T17:00 progress=0.4 driver=actual
    B 03-04T08:00 03-10T17:00 progress=0.8
    C 03-04T08:00 03-16T17:00 progress=0
    D 03-13T08:00 03-16T17:00 driver=A,FS,of:D
    E 03-12T08:00 03-13T17:00`))

  it('of effort are shared by those assigned', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    person ana
    person ben  leave=2026-03-11
    task A  effort=8d  assign=ana, ben  started=2026-03-05  remaining=3d
    task B  effort=8d  assign=ana 50%  started=2026-03-05  progress=75%`, `
    A 03-05T08:00 03-11T17:00 progress=0.625
    B 03-05T08:00 03-13T17:00`))

  it('about progress without a start are placed like work that has not begun', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    task A  duration=4d  status=doing  progress=50%
    task B  duration=1d  after=A`, `
    A 03-10T08:00 03-11T17:00 progress=0.5 driver=asof
    B 03-12T08:00 03-12T17:00`))

  it('keep what is left behind its predecessors (retained logic)', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    task A  duration=3d
    task B  duration=4d  after=A  started=2026-03-05  progress=50%
    task C  duration=3d  after=A  status=done  started=2026-03-03  finished=2026-03-05`, `
    A 03-10T08:00 03-12T17:00 float=0
    B 03-05T08:00 03-16T17:00 driver=A,FS,of:B float=0 lateStart=03-05T08:00
    C 03-03T08:00 03-05T17:00 driver=actual float=3360 critical=false`))

  it('let what is left go on without its predecessors, where progress overrides links', () => check(`
    project  start=2026-03-02  asof=2026-03-10  progress=override
    task A  duration=3d
    task S  after=A
      task B  duration=4d  after=A  started=2026-03-05  progress=50%
      task C  duration=1d
    task D  duration=1d  after=B`, `
    A 03-10T08:00 03-12T17:00 float=0
    B 03-05T08:00 03-11T17:00 driver=actual float=480
    C 03-13T08:00 03-13T17:00 driver=A,FS,of:S
    D 03-12T08:00 03-12T17:00 float=480`))

  it('of 100% that are not done leave nothing to do', () => check(`
    project  start=2026-03-02  asof=2026-03-10
    task A  duration=2d  progress=100%  started=2026-03-04
    task B  duration=20d  progress=100%  started=2026-03-04
    task C  duration=2d  remaining=0d`, `
    A 03-04T08:00 03-05T17:00 progress=1
    B 03-04T08:00 03-09T17:00
    C 03-02T08:00 03-03T17:00`))

  it('roll up by work', () => check(`
    project  start=2026-03-02
    milestone M
    task S  milestone=M
      task A  duration=3d  status=done
      task T
        task B  duration=1d  progress=50%
        task X  duration=9d  status=dropped`, `
    S 03-02T08:00 03-02T12:00 progress=0.875 work=1920
    M 03-02T12:00 progress=0.875
    T 03-02T08:00 03-02T12:00 progress=0.5`))
})
