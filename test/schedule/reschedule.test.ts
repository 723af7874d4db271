import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPlan } from '../../src/plan/readPlan'
import { reschedule, schedulePlan } from '../../src/schedule/schedulePlan'
import { applyEdit, edit, runs } from '../plan/arbitraryPlan'
import { plans, textOf } from './arbitrary'
import { planOf } from './build'
import { today, unfold } from './check'

const everything = { calendars: true, people: true, equipment: true, summaries: true, milestones: true, pins: true, alap: true, facts: true }

/** What a line of a plan may come to say besides, or instead. */
const sayings = [
  'duration=3h', 'duration=2d', 'duration=0h', 'duration=1ed', 'effort=5h', 'assign=ben', 'assign=ana, cleo', 'assign=press', 'assign=ben, oven', 'calendar=short', 'earliest=2026-03-06',
  'after=T0', 'after=T1 SS+2h, T0', 'after=T2, T1 FF', 'after=T1 SS+50%, T0 FS-25%', 'start=2026-03-05', 'finish=2026-03-10', 'latest=2026-03-04', 'due=2026-03-03',
  'started=2026-02-27', 'finished=2026-02-27', 'progress=50%', 'remaining=2h', 'status=done', 'status=dropped', 'alap=true', 'milestone=M1', 'reached=2026-03-04',
]

const sayIn = (text: string, line: number, saying: string): string => {
  const lines = text.split('\n')
  const items = lines.flatMap((each, at) => (/^ *(task|milestone)/.test(each) ? [at] : []))
  const at = items[line % items.length]!
  const [key] = saying.split('=')
  const isMilestone = lines[at]!.startsWith('milestone')
  if (isMilestone && !/^(due|after|reached)=/.test(saying)) return text
  if (!isMilestone && key === 'reached') return text
  const without = lines[at]!.replace(new RegExp(` {2}${key}=.*?(?= {2}|$)`), '')
  lines[at] = `${without}  ${saying}`
  return lines.join('\n')
}

describe('A schedule made from that of before', () => {
  it('is the one that is made anew, after any edits', () => {
    fc.assert(
      fc.property(plans(everything), fc.boolean(), fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...sayings)), { minLength: 1, maxLength: 6 }), (blocks, isOverride, edits) => {
        let text = isOverride ? textOf(blocks).replace('\n', '  progress=override\n') : textOf(blocks)
        let schedule = schedulePlan(planOf(text), { today })
        for (const [line, saying] of edits) {
          text = sayIn(text, line, saying)
          const plan = planOf(text)
          schedule = reschedule(schedule, plan, { today })
          assert.deepEqual(unfold(schedule), unfold(schedulePlan(plan, { today })))
        }
      }),
      { numRuns: runs(400) },
    )
  })

  it('is the one that is made anew when equipment is edited', () => {
    const plan = (equipment: string) => planOf(`equipment rig${equipment}\ncalendar mornings  hours=08:00-12:00\nperson ana\ntask A  effort=3d  assign=ana, rig\ntask B  duration=2d  assign=rig  after=A`)
    const versions = ['', '  away=2026-03-03..2026-03-04', '  away=2026-03-03', '  calendar=mornings', '  calendar=mornings  away=2026-03-05', ''].map(plan)
    let schedule = schedulePlan(versions[0]!, { today })
    const finishes = versions.map((version) => {
      schedule = reschedule(schedule, version, { today })
      assert.deepEqual(unfold(schedule), unfold(schedulePlan(version, { today })))
      return schedule.finish
    })
    assert.equal(new Set(finishes).size, 5)
  })

  it('leaves the schedule of before as it was', () => {
    const [plan, other] = ['3d', '5d'].map((length) => planOf(`task A  duration=${length}\ntask B  after=A`))
    const before = schedulePlan(plan!, { today })
    const now = reschedule(before, other!, { today })
    assert.deepEqual(unfold(before), unfold(schedulePlan(plan!, { today })))
    assert.notEqual(before.tasks.get('B')!.finish, now.tasks.get('B')!.finish)
  })

  it('takes up another day and other delays', () => {
    const plan = planOf('task A\ntask B')
    const tomorrow = { today: (today + 1) as typeof today }
    assert.deepEqual(unfold(reschedule(schedulePlan(plan, { today }), plan, tomorrow)), unfold(schedulePlan(plan, tomorrow)))
    const holds = new Map([['B', { notBefore: ((today + 5) * 1440) as never, busy: ['ana'], behind: ['A'] }]])
    assert.deepEqual(unfold(reschedule(schedulePlan(plan, { today }), plan, { today, holds })), unfold(schedulePlan(plan, { today, holds })))
  })

  it('follows a plan as it is typed', () => {
    const text = 'project: { start: 2026-03-02 }\npeople:\n  ana: { capacity: 50% }\nmilestones:\n  M: { due: 2026-03-05 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n    milestone: M\n    assign: ana\n  B: { after: [A], effort: 1d }\n  C:\n    tasks:\n      D: { effort: 1d, due: 2026-03-02 }\n'
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let typed = text
        let reading = readPlan([{ path: 'p.yaml', text: typed }])
        let schedule = schedulePlan(reading.plan, { today })
        for (const each of edits) {
          typed = applyEdit(typed, each)
          reading = readPlan([{ path: 'p.yaml', text: typed }], reading)
          schedule = reschedule(schedule, reading.plan, { today })
          assert.deepEqual(unfold(schedule), unfold(schedulePlan(reading.plan, { today })))
        }
      }),
      { numRuns: runs(500) },
    )
  })
})
