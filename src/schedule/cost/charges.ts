import type { Item, Plan, Task } from '../../plan/model/plan'
import type { WorkingCalendar } from '../../time/calendar'
import { addDays, minuteAt, type Minute } from '../../time/day'
import { workingMinutes } from '../../time/duration'
import { calendarsOf, minutesOf, type Calendars } from '../calendars'
import type { Schedule, Scheduled } from '../schedule'
import { linesOf, type CostKind, type LineOf } from './lines'
import { measureOf, pricesOf, type Measure, type Prices } from './rates'
import { sharesOf, type Share } from './shares'

/** What one of those who work on a task costs, a sum of the task's own, or an expense. Amounts are in the costs' measure. */
export interface Charge {
  readonly kind: CostKind | 'expense'
  readonly task: string | undefined
  /** The person or equipment. */
  readonly who: string | undefined
  /** The budget line. */
  readonly line: string | undefined
  /** By the plan's estimates, whatever happened. */
  readonly planned: number
  /** Until the status date. */
  readonly actual: number
  /** From the status date on. `actual + remaining` is the estimate at completion from the bottom up. */
  readonly remaining: number
  /** True when nobody wrote what was spent: work that is done then cost what was planned for it. */
  readonly assumed: boolean
  /** It falls due evenly over the working time of this calendar between those moments. */
  readonly calendar: WorkingCalendar
  readonly from: Minute
  readonly to: Minute
}

/** All that a plan costs, by its schedule. */
export interface Costs {
  readonly measure: Measure
  /** The moment up to which costs are actual: the beginning of the status date, before which the schedule has no open work. */
  readonly now: Minute
  readonly charges: readonly Charge[]
  /** People and equipment that work without a rate: their work is counted as nothing. */
  readonly unrated: readonly string[]
}

/**
 * The costs of a plan. People and equipment cost their time by their rates, tasks their `cost`; `spent` and the expenses up to
 * the status date are what was really paid. An expense of a task that has a `cost` is a part of that; any other counts as planned.
 * Of a cancelled task only what was spent counts. With `tasks`, those of some tasks alone, and the expenses.
 */
export function costsOf(plan: Plan, schedule: Schedule, measure: Measure = measureOf(plan), tasks: Iterable<Task> = plan.tasks.values()): Costs {
  const calendars = calendarsOf(plan)
  const expenses = measure === 'money' ? expensesOf(plan) : []
  const prices = pricesOf(plan, calendars, measure)
  const now = minuteAt(schedule.asof)
  const context: Context = { plan, schedule, calendars, prices, measure, now, lineOf: linesOf(plan), booked: bookedOf(expenses) }
  const unrated = new Set<string>()
  const charges: Charge[] = []
  for (const task of tasks) {
    if (task.children.length === 0) addTask(context, task, { charges, unrated })
  }
  for (const expense of expenses) charges.push(chargeOfExpense(context, expense))
  return { measure, now, charges, unrated: [...unrated] }
}

interface Context {
  readonly plan: Plan
  readonly schedule: Schedule
  readonly calendars: Calendars
  readonly prices: Prices
  readonly measure: Measure
  readonly now: Minute
  readonly lineOf: LineOf
  readonly booked: ReadonlyMap<string, number>
}

type Expense = Item<'expenses'>

interface Output {
  readonly charges: Charge[]
  readonly unrated: Set<string>
}

function addTask(context: Context, task: Task, { charges, unrated }: Output): void {
  const { plan, schedule, prices } = context
  const dates = schedule.tasks.get(task.id) ?? sunkDates(context, task)
  if (!dates) return
  const shares = sharesOf(context, task, dates)
  const done = doneOf(context, task, { dates, shares })
  for (const share of shares) {
    const price = prices(share.who)
    if (price !== 0) charges.push(chargeOfShare(context, task, { dates, share, done, price }))
    else if (share.who !== undefined && plan.items.has(share.who) && context.measure === 'money') unrated.add(share.who)
  }
  const fixed = context.measure === 'money' && schedule.tasks.has(task.id) ? chargeOfOwn(context, task, { dates, done }) : undefined
  if (fixed) charges.push(fixed)
}

type Dates = Pick<Scheduled, 'start' | 'finish' | 'work' | 'progress'>

/** A task that left the schedule, as far as something was spent on it: it is all past, and nothing of it was planned. */
function sunkDates({ calendars, now }: Context, { values: { spent, started, calendar } }: Task): Dates | undefined {
  if (!spent) return undefined
  const work = workingMinutes(spent, calendars.named(calendar))
  const start = Math.min(now, started ? (started.minute ?? minuteAt(started.day)) : now) as Minute
  return { start, finish: now, work, progress: 1 }
}

interface Done {
  /** Actual cost as a share of the planned cost. */
  readonly actual: number
  /** Cost to come as a share of the planned cost. */
  readonly remaining: number
  readonly assumed: boolean
}

interface Work {
  readonly dates: Dates
  readonly shares: readonly Share[]
}

function doneOf({ calendars }: Context, task: Task, { dates, shares }: Work): Done {
  const { spent, remaining: left, calendar } = task.values
  const share = left && 0 < dates.work ? minutesOf(left, calendars.named(calendar)) / dates.work : 1 - dates.progress
  const remaining = dates.progress === 1 ? 0 : share
  const time = shares.reduce((sum, { kind, minutes }) => sum + (kind === 'labour' ? minutes : 0), 0)
  if (!spent || time === 0) return { actual: dates.progress, remaining, assumed: 0 < dates.progress }
  return { actual: workingMinutes(spent, calendars.named(calendar)) / time, remaining, assumed: false }
}

interface Shared {
  readonly dates: Dates
  readonly share: Share
  readonly done: Done
  readonly price: number
}

function chargeOfShare({ schedule, lineOf }: Context, task: Task, { dates, share, done, price }: Shared): Charge {
  const amount = price * share.minutes
  return {
    kind: share.kind,
    task: task.id,
    who: share.who,
    line: lineOf(task, share.kind),
    planned: schedule.tasks.has(task.id) ? amount : 0,
    actual: amount * done.actual,
    remaining: amount * done.remaining,
    assumed: done.assumed,
    calendar: share.calendar,
    from: dates.start,
    to: dates.finish,
  }
}

/** The task's own sum. What is booked on the task is counted as expenses, and no longer to come. */
function chargeOfOwn({ calendars, lineOf, booked }: Context, task: Task, { dates, done }: { readonly dates: Dates; readonly done: Done }): Charge | undefined {
  const { cost, calendar } = task.values
  if (cost === undefined) return undefined
  const paid = booked.get(task.id)
  const isOver = dates.progress === 1
  return {
    kind: 'fixed',
    task: task.id,
    who: undefined,
    line: lineOf(task, 'fixed'),
    planned: cost,
    actual: paid === undefined ? cost * dates.progress : 0,
    remaining: isOver ? 0 : paid === undefined ? cost * Math.min(1, done.remaining) : Math.max(0, cost - paid),
    assumed: paid === undefined && 0 < dates.progress,
    calendar: calendars.named(calendar),
    from: dates.start,
    to: dates.finish,
  }
}

function chargeOfExpense({ plan, schedule, calendars, now }: Context, { values }: Expense): Charge {
  const { date, budget, amount = 0, task } = values
  const isPaid = date === undefined || date <= schedule.asof
  const at = date === undefined ? now : minuteAt(addDays(date, 1))
  const isPart = task !== undefined && plan.tasks.get(task)?.values.cost !== undefined && schedule.tasks.has(task)
  return {
    kind: 'expense', task, who: undefined, line: budget, assumed: false, calendar: calendars.project, from: at, to: at,
    planned: isPart ? 0 : amount,
    actual: isPaid ? amount : 0,
    remaining: isPaid ? 0 : amount,
  }
}

const expensesOf = (plan: Plan): readonly Expense[] => [...plan.items.values()].filter((item): item is Expense => item.collection === 'expenses')

/** What is booked on each task, be it paid or to come. */
function bookedOf(expenses: readonly Expense[]): ReadonlyMap<string, number> {
  const booked = new Map<string, number>()
  for (const { values: { task, amount = 0 } } of expenses) if (task !== undefined) booked.set(task, (booked.get(task) ?? 0) + amount)
  return booked
}
