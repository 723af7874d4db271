import type { Analysis } from '../analysis/analysePlan'
import { overloadsIn, resourceName } from '../analysis/overloads'
import { stepOf, stepWords } from '../analysis/why'
import { daysOfTask, inDays, momentsOf } from '../analysis/words'
import { improvePlan } from '../schedule/levelling/improvePlan'
import { basisOf, placeByUrgency, settle, type Levelled } from '../schedule/levelling/levelPlan'
import { movesOf, type Move } from '../schedule/levelling/moves'
import { problemOf } from '../schedule/problem'
import { schedulePlan } from '../schedule/schedulePlan'
import { answer } from './answer'
import type { Call } from './command'
import type { Given, Options } from './option'
import { json, plural, table, type Output } from './output'

/** The options of every command that levels. */
export const levelOptions = {
  'within-float': { kind: 'flag', summary: 'move tasks within their float alone: neither the plan nor a milestone gets later' },
  schedules: { kind: 'whole', value: 'N', least: 1, summary: 'look for better dates by making so many schedules' },
  seconds: { kind: 'decimal', value: 'S', least: 0, summary: 'look for better dates for so long' },
  seed: { kind: 'whole', value: 'N', least: 0, summary: 'of the search: the same one finds the same with the same number of schedules' },
} as const satisfies Options

export type LevelOptionsGiven = Given<typeof levelOptions>

/** A plan levelled as the options ask: at once, or as well as was found within a budget. */
export function levelledBy({ plan, schedule }: Analysis, { 'within-float': isWithinFloat, schedules, seconds, seed = 1 }: LevelOptionsGiven): Levelled {
  const basis = basisOf(problemOf(plan, { today: schedule.asof }), { isWithinFloat })
  let best = placeByUrgency(basis)
  const end = performance.now() + (seconds ?? Infinity) * 1000
  const budget = { seed, schedules: schedules ?? (seconds === undefined ? 0 : Infinity), isOver: () => end <= performance.now() }
  if (0 < budget.schedules) for (const found of improvePlan(basis, best, budget)) best = found
  return settle(basis, best)
}

/** Prints what levelling moved and why. */
export function sayMoves(analysis: Analysis, { schedule, holds }: Levelled, analyseWith: Call['analyseWith'], asJson: boolean): Output {
  const moves = movesOf(schedulePlan(analysis.plan, { today: schedule.asof }), schedule, holds)
  const after = analyseWith(schedule)
  return answer(after, asJson ? movesAsJson(after, moves) : movesAsText(after, moves))
}

/** What levelling moved and why, for scripts. `by` is in working minutes of the project's calendar. */
const movesAsJson = (analysis: Analysis, moves: readonly Move[]): string =>
  json(moves.map((move) => ({
    id: move.id,
    from: momentsIn(analysis, move.id, move.from),
    to: momentsIn(analysis, move.id, move.to),
    by: move.by,
    busy: move.hold?.busy ?? [],
    behind: move.hold?.behind ?? [],
    reason: reasonOf(analysis, move),
  })))

function movesAsText(analysis: Analysis, moves: readonly Move[]): string {
  const remains = sayRemains(analysis)
  if (moves.length === 0) return remains === '' ? 'Nothing has to be moved.' : `Nothing can be moved.${remains}`
  const rows = moves.map((move) => [move.id, days(move.from), days(move.to), inDays(move.by, analysis.schedule.calendar), reasonOf(analysis, move)])
  const held = moves.filter(({ hold }) => hold).length
  return `${table([['Item', 'From', 'To', 'By', 'Why'], ...rows])}\n\n${plural(held, 'task')} moved, ${moves.length - held} more ${moves.length - held === 1 ? 'follows' : 'follow'}.${remains}`
}

/** Fixed dates, facts, float or a need for more than there is at all leave some people and equipment without enough. */
function sayRemains({ plan, schedule }: Analysis): string {
  const names = new Set(overloadsIn(plan, schedule).map(({ resource }) => resourceName(plan, resource.id)))
  return names.size === 0 ? '' : ` Still needed beyond capacity: ${[...names].join(', ')}.`
}

function days(dates: Move['from']): string {
  const { start, finish } = daysOfTask(dates)
  return start === finish ? start : `${start}..${finish}`
}

function reasonOf(analysis: Analysis, { id }: Move): string {
  const step = stepOf(analysis, id)
  return step ? stepWords(analysis.plan, step) : ''
}

function momentsIn({ schedule }: Analysis, id: string, dates: Move['from']): { start: string; finish: string } {
  const { driver } = schedule.tasks.get(id) ?? schedule.milestones.get(id) ?? { driver: { kind: 'project' } as const }
  return momentsOf({ ...dates, driver })
}
