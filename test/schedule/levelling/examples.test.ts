import assert from 'node:assert/strict'
import { levelPlan, type LevelOptions } from '../../../src/schedule/levelling/levelPlan'
import { movesOf } from '../../../src/schedule/levelling/moves'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { formatMoment } from '../../../src/time/day'
import { planOf } from '../build'
import { today } from '../check'

/** What levelling moves: `B 03-02T08:00 > 03-04T08:00 960min ana behind A`, what only follows without the last words. */
function check(text: string, expected: readonly string[], options: Omit<LevelOptions, 'today'> = {}): void {
  const plan = planOf(text)
  const { schedule, holds } = levelPlan(plan, { today, ...options })
  const short = (moment: Parameters<typeof formatMoment>[0]): string => formatMoment(moment).slice(5)
  const moves = movesOf(schedulePlan(plan, { today }), schedule, holds)
  assert.deepEqual(moves.map(({ id, from, to, by, hold }) => [id, short(from.start), '>', short(to.start), `${by}min`, ...(hold ? [hold.busy.join(), 'behind', hold.behind.join()] : [])].join(' ')), expected)
}

const ana = 'project  start=2026-03-02\nperson ana\nperson ben\nequipment rig  units=2\n'

describe('Levelling moves', () => {
  it('one of two tasks that need the same person, and what waits for it', () =>
    check(`${ana}task A  effort=2d  assign=ana\ntask B  effort=1d  assign=ana\ntask C  duration=1d  after=B`, ['B 03-02T08:00 > 03-04T08:00 960min ana behind A', 'C 03-03T08:00 > 03-05T08:00 960min']))
  it('what has the lower priority, whatever it waits for', () =>
    check(`${ana}task A  effort=2d  assign=ana  priority=250\ntask B  effort=1d  assign=ana\ntask C  effort=1d  assign=ben  priority=900  after=B`, ['A 03-02T08:00 > 03-03T08:00 480min ana behind B']))
  it('nothing that leads to a milestone of higher priority', () =>
    check(`${ana}milestone M  priority=900\ntask A  effort=3d  assign=ana\ntask B  effort=1d  assign=ana  milestone=M`, ['A 03-02T08:00 > 03-03T08:00 480min ana behind B']))
  it('what is due later', () =>
    check(`${ana}task A  effort=2d  assign=ana  due=2026-03-20\ntask B  effort=2d  assign=ana  due=2026-03-03`, ['A 03-02T08:00 > 03-04T08:00 960min ana behind B']))
  it('nothing as long as shares fit together', () =>
    check(`${ana}task A  effort=2d  assign=ana 50%\ntask B  effort=2d  assign=ana 50%\ntask C  duration=1d  assign=rig\ntask D  duration=1d  assign=rig`, []))
  it('what needs several until all of them are there', () =>
    check(`${ana}task A  duration=1d  assign=ana\ntask B  duration=2d  assign=rig x2\ntask C  duration=3d  assign=ana, rig  priority=100`, ['C 03-02T08:00 > 03-04T08:00 960min rig behind B']))
  it('nothing that is under way, pinned or done, but what is not around it', () => {
    check(`person ana\nproject  start=2026-02-23  asof=2026-03-02\ntask A  effort=4d  assign=ana  started=2026-02-27  progress=50%\ntask B  effort=1d  assign=ana  priority=1000`, ['B 03-02T08:00 > 03-04T08:00 960min ana behind A'])
    check(`${ana}task A  effort=1d  assign=ana  start=2026-03-03\ntask B  effort=2d  assign=ana  priority=1000`, ['B 03-02T08:00 > 03-04T08:00 960min ana behind A'])
    check(`${ana}task A  effort=1d  assign=ana  status=done\ntask B  effort=2d  assign=ana`, [])
  })
  it('tasks into gaps that are long enough for them', () =>
    check(`${ana}task A  effort=1d  assign=ana  start=2026-03-04\ntask B  effort=2d  assign=ana  priority=600\ntask C  effort=1d  assign=ana  priority=500`, ['C 03-02T08:00 > 03-05T08:00 1440min ana behind A']))
  it('around leave, of which nobody is busy', () =>
    check('person ana  leave=2026-03-03..2026-03-03\ntask A  effort=1d  assign=ana  priority=900\ntask B  effort=1d  assign=ana', ['B 03-02T08:00 > 03-04T08:00 960min ana behind A']))
  it('what is as late as possible to where there is room for it', () =>
    check(`${ana}task A  effort=1d  assign=ana  alap=true\ntask B  duration=3d\ntask C  effort=1d  assign=ana  start=2026-03-04`, ['A 03-04T08:00 > 03-05T08:00 480min ana behind C']))
  it('within float what can, and nothing else', () => {
    check(`${ana}task A  effort=2d  assign=ana\ntask B  effort=2d  assign=ana\ntask C  duration=3d\ntask D  effort=1d  assign=ben\ntask E  effort=2d  assign=ben`, ['D 03-02T08:00 > 03-04T08:00 960min ben behind E'], { isWithinFloat: true })
    check(`${ana}milestone M\ntask A  effort=2d  assign=ana  milestone=M\ntask B  effort=2d  assign=ana\ntask C  duration=4d`, ['B 03-02T08:00 > 03-04T08:00 960min ana behind A'], { isWithinFloat: true })
  })
  it('nothing for people that no plan knows, for what takes no time, or for more than there is alone', () => {
    check('task A  effort=2d  assign=zoe\ntask B  effort=1d  assign=zoe', [])
    check(`${ana}task A  effort=0h  assign=ana\ntask B  effort=1d  assign=ana`, [])
    check(`${ana}task A  duration=1d  assign=rig x5`, [])
  })
})
