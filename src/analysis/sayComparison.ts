import { dayOf, formatDay, lastDayOf } from '../time/day'
import type { WorkingCalendar } from '../time/calendar'
import type { Comparison, MilestoneMove, Move } from './comparePlans'
import { sayAmount, unitOf } from './costs'
import { listed, named } from './findings/finding'
import { inUnits, resourceName } from './overloads'
import { inDays } from './words'

/** What a comparison says, in whole sentences, what matters most first. One sentence alone where nothing differs. */
export function sayComparison(comparison: Comparison): readonly string[] {
  const { states: { after: { plan, schedule } }, milestones, tasks, added, removed, newlyCritical, overloads } = comparison
  const all = (ids: readonly string[]): string => listed(ids.map((id) => named(plan, id)))
  const said = [
    ...finishSaid(comparison),
    ...milestones.filter(isMoved).map((each) => `${named(plan, each.id)} ${moveWords(each.at, schedule.calendar)}${latenessWords(each)}.`),
    ...costSaid(comparison),
    ...(tasks.length === 0 ? [] : [tasks.length === 1 ? 'One task moves.' : `${tasks.length} tasks move.`]),
    ...(added.length === 0 ? [] : [`New: ${all(added)}.`]),
    ...(removed.length === 0 ? [] : [`Gone: ${listed(removed)}.`]),
    ...(newlyCritical.length === 0 ? [] : [`Now critical: ${all(newlyCritical)}.`]),
    ...overloads.map(({ resource: { id, capacity }, overload: { from, to, peak } }) =>
      `${resourceName(plan, id)} is now needed for ${inUnits(plan, id, peak)} of ${inUnits(plan, id, capacity)} ${spanWords(formatDay(dayOf(from)), formatDay(lastDayOf(to)))}.`),
  ]
  return said.length === 0 ? ['No date and no cost differs.'] : said
}

const isMoved = ({ at, late }: MilestoneMove): boolean => at.before !== at.after || late.before !== late.after

function finishSaid({ finish, states: { after: { schedule } } }: Comparison): readonly string[] {
  return finish.before === finish.after ? [] : [`The plan ${moveWords(finish, schedule.calendar, 'ends')}.`]
}

function costSaid({ cost, states: { after: { plan, costs } } }: Comparison): readonly string[] {
  const by = sayAmount(Math.abs(cost.after - cost.before), costs.measure)
  if (by === '0') return []
  const unit = unitOf(plan, costs.measure)
  const what = costs.measure === 'money' ? 'It costs' : 'It takes'
  return [`${what} ${by}${unit === '' ? '' : ` ${unit}`} ${cost.before < cost.after ? 'more' : 'less'}: ${sayAmount(cost.after, costs.measure)} instead of ${sayAmount(cost.before, costs.measure)}.`]
}

/** "moves 3 days later, from 2026-03-04 to 2026-03-09". */
function moveWords({ before, after, by }: Move, calendar: WorkingCalendar, verb = 'comes'): string {
  const [from, to] = [formatDay(lastDayOf(before)), formatDay(lastDayOf(after))]
  if (before === after) return `stays on ${to}`
  const distance = by === 0 ? (before < after ? 'later' : 'sooner') : `${inDays(Math.abs(by), calendar)} ${before < after ? 'later' : 'sooner'}`
  return `${verb} ${distance}, ${from === to ? `still on ${to}` : `on ${to} instead of ${from}`}`
}

const latenessWords = ({ late }: MilestoneMove): string => (late.before === late.after ? '' : late.after ? ', and is late' : ', and is no longer late')

const spanWords = (first: string, last: string): string => (first === last ? `on ${first}` : `from ${first} to ${last}`)
