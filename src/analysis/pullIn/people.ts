import type { Plan, Task } from '../../plan/model/plan'
import type { Assignment } from '../../plan/model/values'
import { usesByResource, type Use } from '../../schedule/levelling/loads'
import type { Scheduled } from '../../schedule/schedule'
import { minuteAt } from '../../time/day'
import { calendarsIn } from '../daysOffBetween'
import { peopleOf } from '../findings/tasks'
import { named } from '../findings/finding'
import { personName } from '../words'
import type { Chain, Situation, Way } from './way'

/** The helpers that are tried for a task: the dearest ones are not worth a look when so many cheaper ones are free. */
const mostTried = 3
/** Less of a person is not worth the trouble. */
const leastShare = 0.25

/**
 * Crash: more people on tasks whose effort is shared, or more of those who are there (J. E. Kelley, "Critical-Path Planning and
 * Scheduling: Mathematical Basis", 1961). Reassign: somebody faster, or present, in place of somebody assigned. Whoever comes has the
 * skills and is free for as long as the task takes now; effort is taken as divisible, as everywhere in a plan.
 */
export function peopleWays(situation: Situation, { open }: Chain): readonly Way[] {
  const uses = usesByResource(situation.plan, calendarsIn(situation.plan), situation.schedule)
  return open.filter(isDivisible).flatMap((task) => {
    const dates = situation.schedule.tasks.get(task.id)
    if (!dates) return []
    const helpers = helpersFor(situation.plan, task, { dates, uses })
    return [...moreOf(situation, task, { dates, uses }), ...helpers.map((helper) => helped(situation, task, helper)), ...replaced(situation, task, helpers)]
  })
}

const isDivisible = ({ values }: Task): boolean => values.effort !== undefined && values.duration === undefined && 0 < (values.assign?.length ?? 0)

interface When {
  readonly dates: Scheduled
  readonly uses: ReadonlyMap<string, readonly Use[]>
}

/** Who is not on the task, could do it and has time for it; the cheapest first. */
function helpersFor(plan: Plan, task: Task, when: When): readonly Assignment[] {
  const there = new Set(peopleOf(plan, task))
  const price = (id: string): number => plan.people.get(id)?.values.rate?.amount ?? 0
  return [...plan.people.keys()]
    .filter((id) => !there.has(id) && isAble(plan, id, task))
    .map((who) => ({ who, units: freeShare(who, task, when) }))
    .filter(({ units }) => leastShare <= units)
    .sort((a, b) => price(a.who) - price(b.who))
    .slice(0, mostTried)
}

/** By the skills that the task needs; where it names none, by those, or the role, of the people on it. */
function isAble(plan: Plan, id: string, task: Task): boolean {
  const { skills = new Map<string, number>(), role } = plan.people.get(id)?.values ?? {}
  const wanted = task.values.skills
  if (wanted && 0 < wanted.size) return [...wanted].every(([skill, level]) => level <= (skills.get(skill) ?? 0))
  const others = peopleOf(plan, task).map((each) => plan.people.get(each)?.values)
  const known = others.filter((values) => values?.role !== undefined || 0 < (values?.skills?.size ?? 0))
  return known.length === 0 || known.some((values) => (role !== undefined && values?.role === role) || [...(values?.skills?.keys() ?? [])].some((skill) => skills.has(skill)))
}

/** The share of a person that nothing else needs while a task is worked on: 1 is the whole person. */
function freeShare(who: string, task: Task, { dates, uses }: When): number {
  const others = (uses.get(who) ?? []).filter((use) => use.task.id !== task.id && use.from < dates.finish && dates.start < use.to)
  return Math.max(0, Math.floor(100 * (1 - others.reduce((sum, { units }) => sum + units, 0))) / 100)
}

const helped = ({ plan }: Situation, task: Task, helper: Assignment): Way => ({
  kind: 'crash',
  item: task.id,
  words: `${nameOf(plan, helper)} helps with ${named(plan, task.id)}`,
  change: ({ assign = [] }) => ({ assign: [...assign, helper] }),
})

/** Those who are there in part, in full. */
function moreOf({ plan }: Situation, task: Task, when: When): readonly Way[] {
  return (task.values.assign ?? []).flatMap(({ who, units }): readonly Way[] => {
    const free = plan.people.has(who) ? freeShare(who, task, when) : 0
    if (free <= units) return []
    const more = { who, units: free }
    return [{ kind: 'crash', item: task.id, words: `${nameOf(plan, more)} works on ${named(plan, task.id)}`, change: exchange(who, more) }]
  })
}

/** Nobody is replaced by somebody slower, unless away while the task is worked on. */
const replaced = ({ plan, schedule }: Situation, task: Task, helpers: readonly Assignment[]): readonly Way[] =>
  (task.values.assign ?? []).filter(({ who }) => plan.people.has(who)).flatMap((there) => helpers
    .filter((helper) => speedOf(plan, there) < speedOf(plan, helper) || isAway(plan, there.who, schedule.tasks.get(task.id)!))
    .map((helper): Way => ({
      kind: 'reassign',
      item: task.id,
      words: `${nameOf(plan, helper)} takes ${named(plan, task.id)} over from ${personName(plan, there.who)}`,
      change: exchange(there.who, helper),
    })))

function speedOf(plan: Plan, { who, units }: Assignment): number {
  const { capacity = 1, efficiency = 1 } = plan.people.get(who)?.values ?? {}
  return units * capacity * efficiency
}

/** From the status date on, since work that cannot begin for a leave begins behind it. */
const isAway = (plan: Plan, who: string, { finish }: Scheduled): boolean =>
  (plan.people.get(who)?.values.leave ?? []).some(({ from }) => minuteAt(from) < finish)

const exchange = (who: string, by: Assignment): Way['change'] => ({ assign = [] }) => ({ assign: assign.map((each) => (each.who === who ? by : each)) })

const nameOf = (plan: Plan, { who, units }: Assignment): string => `${personName(plan, who)}${units === 1 ? '' : ` (${Math.round(units * 100)} %)`}`
