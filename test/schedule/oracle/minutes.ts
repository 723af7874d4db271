import type { Plan, Task } from '../../../src/plan/model/plan'
import type { Dependency, Shift } from '../../../src/plan/model/values'
import { dayOf, minuteAt, weekdayOf, type Day, type Minute } from '../../../src/time/day'
import { elapsedMinutes } from '../../../src/time/duration'

/** Where the oracle's time begins and how long it lasts: nothing in its plans is outside of it. */
export const begin = minuteAt(Math.floor(Date.UTC(2025, 7, 4) / 86_400_000) as Day)
export const length = 600 * 1440

/** Minutes worked (1) or not, with the rate at which they count. */
export type Crew = readonly (readonly [worked: Uint8Array, rate: number])[]

/** The end of the successor that a link holds, and where. */
export function boundOf(link: Dependency, dates: ReadonlyMap<string, [number, number]>, project: Uint8Array): ['start' | 'finish', number] {
  const [start, finish] = dates.get(link.on) ?? [0, 0]
  const from = link.type[0] === 'F' ? finish : start
  const held = link.type[1] === 'S' ? 'start' : 'finish'
  if (!link.lag) return [held, from]
  if (link.lag.elapsed) return [held, from + elapsedMinutes(link.lag)]
  return [held, walk(project, from, link.lag.amount * 60)]
}

/** The first minute with that much work more, or less, behind it. */
function walk(worked: Uint8Array, from: number, minutes: number): number {
  let at = from
  for (let left = minutes; 0 < left; at++) left -= worked[at]!
  for (let left = minutes; left < 0; at--) left += worked[at - 1]!
  while (minutes <= 0 && worked[at - 1] === 0) at--
  return at
}

export const effortBetween = (crew: Crew, from: number, to: number): number => {
  let effort = 0
  if (to <= from) return effort
  for (const [worked, rate] of crew) effort += (sumsOf(worked)[to]! - sumsOf(worked)[from]!) * rate
  return effort
}

const sums = new WeakMap<Uint8Array, Int32Array>()

function sumsOf(worked: Uint8Array): Int32Array {
  const found = sums.get(worked)
  if (found) return found
  const made = new Int32Array(length + 1)
  for (let at = 0; at < length; at++) made[at + 1] = made[at]! + worked[at]!
  sums.set(worked, made)
  return made
}

export const isWorked = (crew: Crew, at: number): boolean => crew.some(([worked]) => worked[at] === 1)
export const isTouched = (crew: Crew, at: number): boolean => isWorked(crew, at) || isWorked(crew, at - 1)

export function nextWorked(crew: Crew, from: number): number {
  let at = from
  while (!isWorked(crew, at)) at++
  return at
}

/** The end of the last work at or before a minute. */
export function lastWorked(crew: Crew, from: number): number {
  let at = from
  while (!isWorked(crew, at - 1)) at--
  return at
}

/** The last minute at or before one that is within working hours or at an end of them. */
export function lastTouched(crew: Crew, from: number): number {
  let at = from
  while (!isTouched(crew, at)) at--
  return at
}

/** The items that tasks name are the same in all of the oracle's plans. */
const crews = new Map<string, Crew>()

/** Who works on a task, while its equipment can be used; without it if that is never. */
export function crewOf(plan: Plan, task: Task): Crew {
  const { calendar, effort, assign } = task.values
  const key = JSON.stringify([calendar, effort !== undefined, assign])
  const found = crews.get(key)
  if (found) return found
  const made = crewFor(plan, task)
  crews.set(key, made)
  return made
}

function crewFor(plan: Plan, task: Task): Crew {
  const { calendar, effort, assign = [] } = task.values
  const members = effort ? assign.flatMap(({ who }) => plan.people.get(who) ?? []) : []
  const own: Crew = members.length === 0
    ? [[minutesOf(plan, calendar ?? 'default', []), 1]]
    : members.map(({ values }) => [minutesOf(plan, calendar ?? values.calendar ?? 'default', values.leave ?? []), values.capacity ?? 1])
  const limits = assign.flatMap(({ who }) => limitsOf(plan, who))
  if (limits.length === 0) return own
  const together: Crew = own.map(([minutes, rate]) => [minutes.map((worked, at) => (limits.every((limit) => limit[at]) ? worked : 0)), rate])
  return together.some(([minutes]) => minutes.includes(1)) ? together : own
}

/** When a piece of equipment can be used; nothing where it always can. */
function limitsOf(plan: Plan, id: string): readonly Uint8Array[] {
  const { calendar, away = [] } = plan.equipment.get(id)?.values ?? {}
  if (calendar !== undefined) return [minutesOf(plan, calendar, away)]
  return away.length === 0 ? [] : [everyMinuteBut(away)]
}

const everyMinuteBut = (away: readonly { from: Day; to: Day }[]): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => {
    const on = dayOf((begin + at) as Minute)
    return away.some(({ from, to }) => from <= on && on <= to) ? 0 : 1
  })

const standardHours = [{ from: 480, to: 720 }, { from: 780, to: 1020 }]

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const known = new Map<string, Uint8Array>()

export function minutesOf(plan: Plan, name: string, leave: readonly { from: Day; to: Day }[]): Uint8Array {
  const key = `${JSON.stringify(plan.calendars.get(name)!.values)} ${JSON.stringify(leave)}`
  if (!known.has(key)) known.set(key, stepThrough(plan, name, leave))
  return known.get(key)!
}

function stepThrough(plan: Plan, name: string, leave: readonly { from: Day; to: Day }[]): Uint8Array {
  const { week = ['mon', 'tue', 'wed', 'thu', 'fri'], hours = standardHours, holidays = [], working = [] } = plan.calendars.get(name)!.values
  const hoursOf = (weekday: (typeof weekdays)[number]): readonly Shift[] => ('length' in hours ? hours : (hours[weekday] ?? standardHours))
  const minutes = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const on = dayOf((begin + at) as Minute)
    const weekday = weekdays[weekdayOf(on)]!
    const isIn = (days: readonly { from: Day; to: Day }[]): boolean => days.some(({ from, to }) => from <= on && on <= to)
    const special = working.find(({ day }) => day === on)
    const isWorked = !isIn(leave) && (special !== undefined || (!isIn(holidays) && (week as readonly string[]).includes(weekday)))
    const now = (begin + at) % 1440
    if (isWorked && (special?.hours ?? hoursOf(weekday)).some(({ from, to }) => from <= now && now < to)) minutes[at] = 1
  }
  return minutes
}
