import type { Item, Person, Task } from '../../plan/model/plan'
import { statusKind } from '../../plan/model/plan'
import type { Leave } from '../../plan/model/values'
import { workBetween } from '../../time/calendar'
import { addDays, formatDay, minuteAt, type Day } from '../../time/day'
import { calendarsIn } from '../daysOffBetween'
import { referrersOf } from '../referrers'
import { percent, plain, present, refs, type CardContext, type Fact } from './context'
import { writtenFacts } from './written'

/** Who somebody is, how full the coming weeks are, and what is being worked on. */
export function personFacts(context: CardContext, person: Person): readonly Fact[] {
  const { role, capacity, efficiency, leave = [], skills } = person.values
  const tasks = openTasksOf(context, person.id)
  const working = tasks.filter((task) => statusKind(context.analysis.plan, task) === 'active')
  return present([
    ['Role', role !== undefined && plain(role)],
    ['Under way', refs(context, working.map(({ id }) => id))],
    ['Next', refs(context, next(tasks, working))],
    ['Load', loadLine(context, person, tasks)],
    ['Capacity', capacity !== undefined && capacity !== 1 && percent(capacity)],
    ['Efficiency', efficiency !== undefined && efficiency !== 1 && percent(efficiency)],
    ['Leave', leaveLine(context, leave)],
    ['Skills', skills && [...skills].map(([skill, level]) => `${plain(skill)} ${level}`).join(', ')],
    ...writtenFacts(context, person, ['calendar', 'timezone', 'languages', 'email']),
  ])
}

/** How much there is of a piece of equipment, and what uses it. */
export function equipmentFacts(context: CardContext, item: Item<'equipment'>): readonly Fact[] {
  const tasks = openTasksOf(context, item.id)
  return [...writtenFacts(context, item), ...present([['Used by', refs(context, tasks.map(({ id }) => id))]])]
}

/** The tasks that somebody is to do, by their dates. */
function openTasksOf({ analysis: { plan, schedule } }: CardContext, who: string): readonly Task[] {
  const startOf = ({ id }: Task): number => schedule.tasks.get(id)?.start ?? Infinity
  return referrersOf(plan, who, 'tasks')
    .map(({ id }) => plan.tasks.get(id))
    .filter((task) => task !== undefined)
    .filter((task) => task.values.assign?.some((each) => each.who === who) && task.children.length === 0 && isOpen(statusKind(plan, task)))
    .sort((a, b) => startOf(a) - startOf(b))
}

const isOpen = (kind: string): boolean => kind === 'todo' || kind === 'active'

const next = (tasks: readonly Task[], working: readonly Task[]): readonly string[] =>
  tasks.filter((task) => !working.includes(task)).slice(0, 3).map(({ id }) => id)

/** Stretches of days that the load is told of. */
const weeks = [['this week', 7], ['the next four weeks', 28]] as const

function loadLine(context: CardContext, person: Person, tasks: readonly Task[]): string | undefined {
  const { asof } = context.analysis.schedule
  const loads = weeks.map(([name, days]) => {
    const load = loadOf(context, person, { tasks, from: asof, to: addDays(asof, days) })
    return load === undefined ? `away ${name}` : `${1.005 < load ? `**${percent(load)}**` : percent(load)} ${name}`
  })
  return 0 < tasks.length ? loads.join(' · ') : undefined
}

interface Stretch {
  readonly tasks: readonly Task[]
  readonly from: Day
  readonly to: Day
}

/** The share of a person's working time in some days that tasks take, as they are scheduled; undefined when there is none. */
function loadOf({ analysis: { plan, schedule } }: CardContext, person: Person, { tasks, from, to }: Stretch): number | undefined {
  const calendar = calendarsIn(plan).ofPerson(person.id, undefined)
  const [first, last] = [minuteAt(from), minuteAt(to)]
  const available = workBetween(calendar, first, last)
  if (available <= 0) return undefined
  let used = 0
  for (const { id, values } of tasks) {
    const dates = schedule.tasks.get(id)
    const units = values.assign?.find(({ who }) => who === person.id)?.units ?? 0
    if (!dates || last <= dates.start || dates.finish <= first) continue
    const [begin, end] = [dates.start < first ? first : dates.start, last < dates.finish ? last : dates.finish]
    used += units * workBetween(calendar, begin, end)
  }
  return used / available
}

function leaveLine({ analysis: { schedule } }: CardContext, leave: readonly Leave[]): string | undefined {
  const coming = leave.filter(({ to }) => schedule.asof <= to).sort((a, b) => a.from - b.from).slice(0, 3)
  const told = coming.map(({ from, to, kind }) => {
    const days = from === to ? formatDay(from) : `${formatDay(from)}..${formatDay(to)}`
    const now = from <= schedule.asof ? ' · **now**' : ''
    return `${days}${kind === undefined ? '' : ` ${plain(kind)}`}${now}`
  })
  return told.join(', ')
}
