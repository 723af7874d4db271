import assert from 'node:assert/strict'
import fc from 'fast-check'
import { overlaidPlan } from '../../../src/analysis/overlay'
import { overloadsIn } from '../../../src/analysis/overloads'
import { pullIn, type PullIn, type PullInOptions } from '../../../src/analysis/pullIn/pullIn'
import { settingsOf } from '../../../src/analysis/pullIn/settings'
import { planWith, type Way } from '../../../src/analysis/pullIn/way'
import type { Plan } from '../../../src/plan/model/plan'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { formatDay, lastDayOf, parseDay, type Minute } from '../../../src/time/day'
import { given, monday } from '../given'

const day = (text: string) => parseDay(text) ?? assert.fail(text)

const pulled = (text: string, options: PullInOptions = {}): PullIn => {
  const { plan, schedule } = given(text)
  return pullIn(plan, schedule, plan.milestones.get('M')!, options)
}

/** Ways as `kind item won-in-days cost`. */
const waysOf = ({ ways }: PullIn): readonly string[] => ways.map(({ way, won, cost }) => `${way.kind} ${way.item} ${won / 480} ${Math.round(cost)}`)

/** The sets as `date cost: words, words`. */
const setsOf = ({ sets }: PullIn): readonly string[] =>
  sets.map(({ ways, at, cost, isMet }) => `${isMet ? '' : 'not met: '}${formatDay(lastDayOf(at))} ${Math.round(cost)}: ${ways.map(({ way }) => way.words).join(', ')}`)

const people = 'people: { ana: { rate: 100/h, role: dev }, ben: { rate: 60/h, role: dev }, cat: { role: artist } }\n'

describe('A milestone is pulled in', () => {
  it('by more people who can and may, at what they cost', () => {
    const text = `${people}milestones: { M: {} }\ntasks: { A: { effort: 4d, assign: ana, milestone: M } }\n`
    assert.deepEqual(waysOf(pulled(text)), ['crash A 2 -640'])
    assert.deepEqual(waysOf(pulled(text.replace('tasks: {', 'tasks: { X: { effort: 9d, assign: ben },'))), [], 'ben is busy')
    assert.deepEqual(waysOf(pulled(text.replace('ben: { rate: 60/h, role: dev', 'ben: { rate: 60/h, role: ops'))), [], 'ben cannot')
    assert.deepEqual(waysOf(pulled(text.replace('assign: ana', 'skills: { paint: 3 }, assign: ana').replace('role: artist', 'skills: { paint: 4 }'))), ['crash A 2 -1600'])
  })
  it('by more of those who are there', () =>
    assert.deepEqual(waysOf(pulled('people: { ana: { rate: 100/h } }\nmilestones: { M: {} }\ntasks: { A: { effort: 4d, assign: ana 50%, milestone: M } }\n')), ['crash A 4 0']))
  it('by somebody who is not away', () => {
    const text = `${people.replace('role: dev', 'role: dev, leave: [2026-03-02..2026-03-13]')}milestones: { M: {} }\ntasks: { A: { effort: 4d, assign: ana, milestone: M } }\n`
    // The work of ana alone would begin after her leave.
    assert.deepEqual(waysOf(pulled(text)).filter((way) => way.startsWith('reassign')), [`reassign A 10 ${-4 * 8 * 40}`])
  })
  it('by an overlap of half of the shorter task, and by no wait', () => {
    const text = 'milestones: { M: { after: [B FS+1d] } }\ntasks: { A: { duration: 4d }, B: { duration: 2d, after: A } }\n'
    assert.deepEqual(waysOf(pulled(text)), ['fastTrack B 1 0', 'lag M 1 0'])
    assert.deepEqual(waysOf(pulled(text, { without: ['fastTrack'] })), ['lag M 1 0'])
  })
  it('by leaving out what serves nothing but what could wait', () => {
    const text = 'requirements: { R: { priority: could }, S: { priority: must } }\nmilestones: { M: { after: [B] } }\ntasks: { A: { duration: 1h, needs: R }, B: { duration: 3h, after: A, needs: [R, S] } }\n'
    assert.deepEqual(waysOf(pulled(text)), ['scope A 0.125 0'])
  })

  const parallel = `${people}milestones: { M: { due: 2026-03-04 } }
tasks:
  A: { effort: 4d, assign: ana, milestone: M }
  B: { duration: 4d, milestone: M, after: [C FS+1d] }
  C: { duration: 0.5d }
`
  it('by a set where several chains hold it, of which no way alone wins anything', () => {
    const both = parallel.replace('effort: 4d', 'effort: 5.5d').replace('duration: 4d', 'duration: 3d').replace('0.5d', '1d').replace('FS+1d', 'FS+1.5d').replace('2026-03-04', '2026-03-06')
    const found = pulled(both)
    assert.deepEqual(waysOf(found), [])
    assert.deepEqual(setsOf(found), ['2026-03-05 -880: ben helps with A, B no longer waits 1.5d behind C'])
  })
  it('as near as it gets where the date cannot be kept, and what then holds it is named', () => {
    const found = pulled(parallel)
    assert.deepEqual(setsOf(found), ['not met: 2026-03-06 0: B begins 2h before C is done'])
    assert.deepEqual(found.sets[0]?.heldBy, ['C', 'B'])
  })
  it('in no way when it is in time, or nothing is known', () => {
    assert.deepEqual(pulled(parallel.replace('2026-03-04', '2026-04-04')).sets, [])
    const found = pulled('milestones: { M: { due: 2026-03-03 } }\ntasks: { A: { duration: 4d, milestone: M } }\n')
    assert.deepEqual([found.ways, setsOf(found), found.sets[0]?.heldBy], [[], ['not met: 2026-03-05 0: '], ['A']])
  })
  it('by a date that is asked for rather than the due date', () => {
    const text = 'milestones: { M: { due: 2026-12-31 } }\ntasks: { A: { duration: 4d }, B: { duration: 2d, after: [A FS+1d], milestone: M } }\n'
    assert.deepEqual(setsOf(pulled(text, { by: day('2026-03-09') })), ['2026-03-09 0: B no longer waits 1d behind A'])
  })
})

describe('A set of ways', () => {
  const task = fc.record({ hours: fc.integer({ min: 2, max: 40 }), who: fc.constantFrom('ana', 'ben', 'cat', 'dan 50%'), after: fc.option(fc.nat(7), { nil: undefined }), lag: fc.constantFrom('', ' FS+1d', ' SS+1d') })
  const textOf = (tasks: readonly { hours: number; who: string; after: number | undefined; lag: string }[]): string => [
    'people: { ana: { rate: 90/h }, ben: { rate: 60/h }, cat: { rate: 50/h, efficiency: 70% }, dan: { rate: 70/h, leave: [2026-03-04..2026-03-06] } }',
    'milestones: { M: {} }',
    'tasks:',
    ...tasks.map(({ hours, who, after, lag }, i) => `  T${i}: { effort: ${hours}h, assign: ${who}, milestone: M${after !== undefined && after < i ? `, after: [T${after}${lag}]` : ''} }`),
    '',
  ].join('\n')

  const milestoneAt = (plan: Plan): Minute => schedulePlan(plan, { today: monday }).milestones.get('M')!.at
  const peak = (plan: Plan, who: string): number =>
    Math.max(0, ...overloadsIn(plan, schedulePlan(plan, { today: monday })).filter(({ resource }) => resource.id === who).map(({ overload }) => overload.peak))

  it('keeps what it promises: the date when it is written as a scenario, nobody needed for more than before, and no way too many', () => {
    fc.assert(fc.property(fc.array(task, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 10 }), (tasks, days) => {
      const text = textOf(tasks)
      const { plan, schedule } = given(text)
      const { sets } = pullIn(plan, schedule, plan.milestones.get('M')!, { by: (monday + days) as typeof monday })
      for (const { ways, at, isMet } of sets) {
        const taken = ways.map(({ way }) => way)
        assert.equal(isMet, lastDayOf(at) <= monday + days)
        assert.equal(milestoneAt(asScenario(text, plan, taken)), at)
        for (const who of plan.people.keys()) assert(peak(planWith(plan, taken), who) <= peak(plan, who) + 1e-6)
        for (const way of isMet ? taken : []) assert(monday + days < lastDayOf(milestoneAt(planWith(plan, taken.filter((each) => each !== way)))) || overloads(plan, taken, way), way.words)
      }
    }), { numRuns: 100 })
  })

  /** The plan of the text with a scenario that says what the ways change. */
  function asScenario(text: string, plan: Plan, ways: readonly Way[]): Plan {
    const set = Object.entries(settingsOf(plan, ways)).map(([id, keys]) => `${id}: { ${Object.entries(keys).map(([key, value]) => `${key}: ${value}`).join(', ')} }`).join(', ')
    const { plan: withScenario, problems } = given(`${text}scenarios: { S: { set: { ${set} } } }\n`)
    assert.deepEqual(problems.filter(({ rule }) => rule.severity === 'error'), [])
    return overlaidPlan(withScenario, withScenario.items.get('S')!)!
  }

  /** Whether a set without one of its ways would need anybody for more than before. */
  const overloads = (plan: Plan, ways: readonly Way[], without: Way): boolean =>
    [...plan.people.keys()].some((who) => peak(plan, who) + 1e-6 < peak(planWith(plan, ways.filter((each) => each !== without)), who))
})
