import type { Range } from '../base/text'
import { lagText } from '../plan/model/link'
import { milestoneOf, type Milestone, type Plan, type Task } from '../plan/model/plan'
import type { Dependency, LinkType } from '../plan/model/values'
import { drivingChain, type Conflict, type Driver, type LinkDriver, type Schedule } from '../schedule/schedule'
import { beginningOf } from '../schedule/work'
import { addWork, workBetween } from '../time/calendar'
import { dayOf, formatDay, minuteAt, type Minute } from '../time/day'
import { elapsedMinutes } from '../time/duration'
import { minutesOf } from '../schedule/calendars'
import type { Analysis } from './analysePlan'
import { calendarsIn, daysOffBetween, sayDaysOff, type DaysOff } from './daysOffBetween'
import { fieldRange, referenceRange } from './itemPlace'
import { referrersOf } from './referrers'
import { formatFinish, inDays } from './words'

/** A plan and its schedule: all that an answer is made of. */
export type Planned = Pick<Analysis, 'plan' | 'schedule'>

/** A sentence in pieces: words of ours, and ids of items. */
export type Words = readonly (string | { readonly item: string })[]

/** Where something is written. */
export interface WrittenPlace {
  readonly file: string
  readonly range: Range
}

/** One step of an answer: what puts an item where it is. */
export interface WhyStep {
  readonly item: string
  readonly start: Minute
  /** The same as `start` for a milestone. */
  readonly finish: Minute
  readonly reason: Driver['kind'] | 'started' | 'finished'
  /** Without the item itself: "waits for CORE-3 to finish on 2026-03-04T17:00". */
  readonly words: Words
  /** Days off between what is asked for and the start. */
  readonly gap: readonly DaysOff[]
  /** The text that decides: a link, a date. */
  readonly place: WrittenPlace | undefined
}

/** Constraints that cannot hold together: leave out any of them, and the others can. */
export interface WhyConflict {
  readonly bound: Conflict['kind']
  /** Working minutes by which the bound is missed. */
  readonly by: number
  /** The bound first, then what leads there, each with the place of its text. */
  readonly parts: readonly { readonly item: string; readonly words: Words; readonly place: WrittenPlace | undefined }[]
}

/** Why an item is when it is: its own reason first, then that of what it waits for, down to a date or a fact. */
export interface Why {
  readonly item: string
  readonly start: Minute
  readonly finish: Minute
  /** The items of the steps. */
  readonly chain: readonly string[]
  /** Made when somebody asks: a chain may have hundreds, and a card shows a few. */
  readonly steps: readonly WhyStep[]
  readonly conflicts: readonly WhyConflict[]
  /** The circle that the item is in, whose links are left out of the schedule. */
  readonly cycle: readonly string[] | undefined
}

/** The driving chain of a task or milestone in words; undefined for what has no dates. */
export function whyOf(analysis: Planned, id: string): Why | undefined {
  const { schedule } = analysis
  const dates = datesOf(schedule, id)
  if (!dates) return undefined
  const chain = [...drivingChain(schedule, id)].reverse()
  return {
    item: id,
    ...dates,
    chain,
    get steps() { return chain.flatMap((each) => stepOf(analysis, each) ?? []) },
    conflicts: schedule.conflicts.filter(({ task }) => task === id).map((conflict) => conflictOf(analysis, conflict)),
    cycle: schedule.cycles.find((cycle) => cycle.includes(id)),
  }
}

/** The words of a step or constraint as plain text. */
export const plainWords = (words: Words): string =>
  words.map((each) => (typeof each === 'string' ? each : each.item)).join('')

/** A step in plain words, with what lies between. */
export const stepWords = (plan: Plan, { words, gap }: Pick<WhyStep, 'words' | 'gap'>): string =>
  [plainWords(words), sayGap(plan, gap)].filter((part) => part !== '').join('; ')

/** What lies between: "; a weekend lies between". Empty when nothing does. */
export function sayGap(plan: Plan, gap: readonly DaysOff[]): string {
  return gap.length === 0 ? '' : `${sayDaysOff(plan, gap)} in between`
}

interface Dates {
  readonly start: Minute
  readonly finish: Minute
}

function datesOf(schedule: Schedule, id: string): Dates | undefined {
  const task = schedule.tasks.get(id)
  if (task) return { start: task.start, finish: task.finish }
  const milestone = schedule.milestones.get(id)
  return milestone && { start: milestone.at, finish: milestone.at }
}

/** What puts one item where it is; undefined for what has no dates. */
export function stepOf(analysis: Planned, id: string): WhyStep | undefined {
  const { plan, schedule } = analysis
  const dates = datesOf(schedule, id)
  const item = plan.tasks.get(id) ?? plan.milestones.get(id)
  const driver = (schedule.tasks.get(id) ?? schedule.milestones.get(id))?.driver
  if (!dates || !item || !driver) return undefined
  const { asked, ...said } = driver.kind === 'link' ? sayLink(analysis, item, driver) : sayReason(analysis, item, driver)
  const task = plan.tasks.get(id)
  const gap = asked !== undefined && task && asked < dates.start ? daysOffBetween(plan, task, { from: asked, to: dates.start }) : []
  return { item: id, ...dates, reason: driver.kind, gap, ...said }
}

interface Said {
  readonly words: Words
  readonly place: WrittenPlace | undefined
  /** The moment from which the item could start, but for its calendar. */
  readonly asked?: Minute
  readonly reason?: 'started' | 'finished'
}

const linkWords: Readonly<Record<LinkType, { readonly verb: string; readonly end: 'start' | 'finish' }>> = {
  FS: { verb: 'waits for', end: 'finish' },
  SS: { verb: 'starts no earlier than', end: 'start' },
  FF: { verb: 'finishes no earlier than', end: 'finish' },
  SF: { verb: 'finishes no earlier than', end: 'start' },
}

function sayLink({ plan, schedule }: Planned, item: Task | Milestone, { link, through, of }: LinkDriver): Said {
  const { verb, end } = linkWords[link.type]
  const before = datesOf(schedule, through)
  const moment = before?.[end]
  const hasStarted = item.collection === 'tasks' && item.values.started !== undefined && schedule.tasks.get(item.id)?.progress !== 1
  const words: Words = [
    ...(hasStarted ? [`has begun; what is left ${verb} `] : [`${verb} `]),
    { item: through },
    link.type === 'FS' ? ` to ${end}` : ` ${end === 'start' ? 'starts' : 'finishes'}`,
    ...(moment === undefined ? [] : [`, ${end === 'finish' ? formatFinish(moment) : formatStart(moment)}`]),
    ...(link.type === 'FS' && lagText(link) === '' ? [] : [` (${link.type}${lagText(link)})`]),
    ...(through === link.on ? [] : [', the last of ', { item: link.on }].map((each) => (end === 'start' && each === ', the last of ' ? ', the first of ' : each))),
    ...(of === item.id ? [] : [', by a link of ', { item: of }]),
  ]
  const isStart = link.type === 'FS' || link.type === 'SS'
  return { words, place: linkPlace(plan, of, link.on), ...(isStart && !hasStarted && before && moment !== undefined && { asked: afterLag(plan, moment, link, before) }) }
}

/** The moment that a link asks for: its lag counts working time of the project's calendar unless it is elapsed. */
function afterLag(plan: Plan, moment: Minute, { lag, share = 0 }: Dependency, before: Dates): Minute {
  if (lag?.elapsed) return (moment + Math.round(elapsedMinutes(lag))) as Minute
  const calendar = calendarsIn(plan).project
  const minutes = Math.round(lag ? minutesOf(lag, calendar) : share * workBetween(calendar, before.start, before.finish))
  return minutes === 0 ? moment : addWork(calendar, moment, minutes)
}

/** Where the link is written; a milestone waits for its tasks because they name it. */
function linkPlace(plan: Plan, of: string, on: string): WrittenPlace | undefined {
  const item = plan.items.get(of)
  const other = plan.items.get(on)
  if (!item) return undefined
  if (item.references.some(({ id }) => id === on)) return { file: item.source.file, range: referenceRange(item, on) }
  return other && { file: other.source.file, range: fieldRange(other, 'milestone') }
}

function sayReason(analysis: Planned, item: Task | Milestone, driver: Exclude<Driver, LinkDriver>): Said {
  const { plan, schedule } = analysis
  const at = (key: string): WrittenPlace => ({ file: item.source.file, range: fieldRange(item, key) })
  switch (driver.kind) {
    case 'project': return sayProject(analysis)
    case 'asof': return {
      words: [`is not done, and cannot lie before the status date, ${formatDay(schedule.asof)}`],
      place: plan.projectSource && { file: plan.projectSource.file, range: fieldRange({ source: plan.projectSource }, 'asof') },
      asked: minuteAt(schedule.asof),
    }
    case 'actual': return sayFact(item, at)
    case 'start': return { ...sayDate(item, 'start', 'must start on'), asked: whenOf(item, 'start') }
    case 'finish': return sayDate(item, 'finish', 'must finish on')
    case 'minfinish': return sayDate(item, 'minfinish', 'finishes no earlier than')
    case 'due': return sayDate(item, 'due', 'waits for nothing, and stands on its due date,')
    case 'alap': return { words: ['is as late as possible without delaying ', followerOf(analysis, item) ?? 'anything', ' (`alap`)'], place: at('alap') }
    case 'busy': return sayBusy(plan, driver)
    case 'earliest': return sayEarliest(plan, item, driver.of)
    case 'tasks': return {
      words: driver.first === driver.last
        ? ['spans its tasks, and is where ', { item: driver.last }, ' is']
        : ['spans its tasks: ', { item: driver.first }, ' starts first, ', { item: driver.last }, ' finishes last'],
      place: undefined,
    }
  }
}

/** What begins as soon as an item has finished, the first of it in the order of the plan. */
function followerOf({ plan, schedule }: Planned, { id }: Task | Milestone): { readonly item: string } | undefined {
  const finish = datesOf(schedule, id)!.finish
  const begins = (each: string): boolean => {
    const dates = datesOf(schedule, each)
    return dates !== undefined && workBetween(schedule.calendar, finish, dates.start) === 0
  }
  const task = plan.tasks.get(id)
  const waiting = (['tasks', 'milestones'] as const).flatMap((collection) =>
    referrersOf(plan, id, collection).filter(({ values: { after = [] } }) => after.some((link) => link.on === id && link.type === 'FS' && lagText(link) === '')))
  const ids = [...waiting.map((each) => each.id), (task && milestoneOf(plan, task)) ?? []].flat()
  const found = ids.find(begins)
  return found === undefined ? undefined : { item: found }
}

function sayProject({ plan, schedule }: Planned): Said {
  const { start } = plan.project
  const source = plan.projectSource
  if (start === undefined) return { words: [`starts with the plan, ${formatDay(dayOf(schedule.start))}`], place: undefined }
  return {
    words: [`starts when the project does, ${formatDay(start)}`],
    place: source && { file: source.file, range: fieldRange({ source }, 'start') },
    asked: minuteAt(start),
  }
}

type DateKey = 'start' | 'finish' | 'earliest' | 'latest' | 'maxstart' | 'minfinish' | 'due' | 'started' | 'finished' | 'reached'

const writtenDate = (item: Task | Milestone, key: DateKey) => (item.values as Task['values'] & Milestone['values'])[key]

const whenOf = (item: Task | Milestone, key: DateKey): Minute | undefined => {
  const when = writtenDate(item, key)
  return when && beginningOf(when)
}

function sayDate(item: Task | Milestone, key: DateKey, verb: string): Omit<Said, 'asked'> {
  const when = writtenDate(item, key)
  const date = when === undefined ? '' : ` ${formatDay(when.day)}`
  return { words: [`${verb}${date} (\`${key}\`)`], place: { file: item.source.file, range: fieldRange(item, key) } }
}

function sayFact(item: Task | Milestone, at: (key: string) => WrittenPlace): Said {
  for (const [key, verb] of [['reached', 'was reached on'], ['finished', 'finished on'], ['started', 'began on']] as const) {
    const when = writtenDate(item, key)
    if (!when) continue
    const began = key === 'finished' && item.collection === 'tasks' && item.values.started ? `began on ${formatDay(item.values.started.day)} and ` : ''
    return { words: [`${began}${verb} ${formatDay(when.day)}: a fact`], place: at(key), reason: key === 'started' ? 'started' : 'finished' }
  }
  return { words: ['is a fact'], place: at('status') }
}

/** What levelling found: "waits for ana, who is busy with CORE-7 until 2026-03-04T17:00". */
function sayBusy(plan: Plan, { who, behind, until }: Extract<Driver, { kind: 'busy' }>): Said {
  const items = (ids: readonly string[]): Words => ids.flatMap((item, at) => [at === 0 ? '' : at < ids.length - 1 ? ', ' : ' and ', { item }])
  const verb = who.length === 1 ? 'is' : 'are'
  const [whom, used] = who.every((id) => plan.equipment.has(id)) ? ['which', 'in use'] : ['who', 'busy']
  const tasks = behind.length === 0 ? [] : [used === 'busy' ? ' with ' : ' by ', ...items(behind)]
  return { words: ['waits for ', ...items(who), `, ${whom} ${verb} ${used}`, ...tasks, ` until ${formatFinish(until)}`], place: undefined }
}

/** The gate of a summary task holds the later of its `earliest` and its `start`. */
function sayEarliest(plan: Plan, item: Task | Milestone, of: string): Said {
  const holder = plan.tasks.get(of)
  if (!holder) return { words: ['starts no earlier than it may'], place: undefined }
  const [earliest, start] = [whenOf(holder, 'earliest'), whenOf(holder, 'start')]
  const key = of !== item.id && (earliest ?? -Infinity) < (start ?? -Infinity) ? 'start' : 'earliest'
  const { words, place } = sayDate(holder, key, 'starts no earlier than')
  const asked = whenOf(holder, key)
  return { words: of === item.id ? words : [...words, ' of ', { item: of }], place, ...(asked !== undefined && { asked }) }
}

const boundWords: Readonly<Record<Conflict['kind'], string>> = {
  latest: 'must finish by', maxstart: 'must start by', start: 'must start on', finish: 'must finish on',
}

/** The bound, and the chain of links from the date or fact that holds everything in between. */
export function conflictOf(analysis: Planned, { kind, task, by, chain }: Conflict): WhyConflict {
  const item = analysis.plan.tasks.get(task)
  const bound = item ? [{ item: task, ...sayDate(item, kind, boundWords[kind]) }] : []
  const path = chain.map((id, index) => {
    const before = chain[index - 1]
    const step = stepOf(analysis, id)
    if (before === undefined || step?.reason === 'link' || step?.reason === 'tasks') return step
    return heldBy(analysis, id, before)
  })
  const parts = path.flatMap((step) => (step && !(step.item === task && step.reason === kind) ? [step] : [])).reverse()
  return { bound: kind, by, parts: [...bound, ...parts.map(({ item: id, words, place }) => ({ item: id, words, place }))] }
}

/** A pinned task is not driven by its predecessor; the link between them is what its date is in conflict with. */
function heldBy(analysis: Planned, id: string, before: string): Pick<WhyStep, 'item' | 'words' | 'place' | 'reason'> | undefined {
  const { plan } = analysis
  const item = plan.tasks.get(id)
  for (let each: Task | undefined = item; item && each; each = plan.tasks.get(each.parent ?? '')) {
    const link = each.values.after?.find(({ on }) => on === before || isWithin(plan, before, on))
    if (link) return { item: id, reason: 'link', ...sayLink(analysis, item, { kind: 'link', link, through: before, of: each.id }) }
  }
  return undefined
}

function isWithin(plan: Plan, id: string, summary: string): boolean {
  for (let each = plan.tasks.get(id); each; each = plan.tasks.get(each.parent ?? '')) if (each.id === summary) return true
  return false
}

const formatStart = (moment: Minute): string => new Date(moment * 60_000).toISOString().slice(0, 16)

/** "by 2 days". */
export const sayBy = ({ schedule }: Planned, { by }: WhyConflict): string => `by ${inDays(by, schedule.calendar)}`
