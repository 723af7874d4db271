import type { Item, Plan, Task, ValuesIn } from '../../src/plan/model/plan'
import type { Assignment, Dependency, Estimate, Hours, Leave, LinkType, Shift, StatusKind, When } from '../../src/plan/model/values'
import { dayOf, parseDay, parseMoment, type Day, type DayRange } from '../../src/time/day'
import { parseDuration, type Duration } from '../../src/time/duration'

/**
 * Plans for tests as text, a line an item, `key=value` apart by two spaces or more. Tasks are nested by indentation.
 *
 *     project  start=2026-03-02  asof=2026-03-02
 *     calendar default  day=8h  holidays=2026-03-04
 *     person ana  capacity=50%  leave=2026-03-05..2026-03-06
 *     milestone M1  due=2026-03-20  after=A
 *     task S
 *       task A  effort=2d  assign=ana, rig x2  after=B FS+2d, C
 */
export function planOf(text: string): Plan {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const draft: Draft = { project: {}, calendars: [], people: [], equipment: [], milestones: [], tasks: [] }
  const open: { indent: number; id: string }[] = []
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    const [head = '', ...pairs] = line.trim().split(/ {2,}/)
    const [kind = '', id = ''] = head.split(' ')
    const values = valuesOf(kind, pairs)
    if (kind === 'project') draft.project = values
    else if (kind !== 'task') draft[lists[kind] ?? fail(line)].push({ id, values })
    else {
      while (0 < open.length && indent <= open.at(-1)!.indent) open.pop()
      draft.tasks.push({ id, values, parent: open.at(-1)?.id })
      open.push({ indent, id })
    }
  }
  return assemble(draft)
}

export interface Draft {
  project: ValuesIn<'project'>
  readonly calendars: Entry[]
  readonly people: Entry[]
  readonly equipment: Entry[]
  readonly milestones: Entry[]
  readonly tasks: (Entry & { readonly parent?: string | undefined })[]
}

interface Entry {
  readonly id: string
  readonly values: object
}

/** A plan out of values. */
export function assemble(draft: Draft): Plan {
  const children = new Map<string, string[]>(draft.tasks.map(({ id }) => [id, []]))
  for (const { id, parent } of draft.tasks) if (parent !== undefined) children.get(parent)?.push(id)
  const tasks = draft.tasks.map(({ id, values, parent }) => [
    id,
    { ...item('tasks', id, values), parent, children: children.get(id) ?? [] } as Task,
  ] as const)
  const all = <Key extends 'people' | 'equipment' | 'milestones' | 'calendars'>(key: Key): Map<string, Item<Key>> =>
    new Map(draft[key].map(({ id, values }) => [id, item(key, id, values)]))
  return {
    project: draft.project,
    projectSource: undefined,
    tasks: new Map(tasks),
    people: all('people'),
    equipment: all('equipment'),
    milestones: all('milestones'),
    calendars: all('calendars'),
    risks: new Map(),
    items: new Map(),
    probabilities: new Map(),
    glossary: new Map(),
    statuses: new Map<string, StatusKind>([['todo', 'todo'], ['doing', 'active'], ['done', 'done'], ['dropped', 'cancelled']]),
  }
}

const source = { file: 'plan.yaml', range: { start: 0, end: 0 }, idRange: { start: 0, end: 0 }, base: 0 }
const node = { kind: 'map', entries: [], range: { start: 0, end: 0 }, flow: false } as const

const item = <Key extends Item['collection']>(collection: Key, id: string, values: object): Item<Key> =>
  ({ id, collection, values, references: [], source: { ...source, node } }) as unknown as Item<Key>

type Collections = 'calendars' | 'people' | 'equipment' | 'milestones'
const lists: Record<string, Collections> = {
  calendar: 'calendars', person: 'people', equipment: 'equipment', milestone: 'milestones',
}

function valuesOf(kind: string, pairs: readonly string[]): object {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', text = ''] = pair.split('=')
      const read = readers[`${kind}.${key}`] ?? readers[key] ?? fail(`${kind}.${key}`)
      return [key, read(text)]
    }),
  )
}

const fail = (what: string): never => {
  throw new Error(`The test plan does not know: ${what}`)
}

export const day = (text: string): Day => parseDay(text) ?? fail(text)

function when(text: string): When {
  const minute = parseMoment(text)
  return minute === undefined ? { day: day(text) } : { day: dayOf(minute), minute }
}

const duration = (text: string): Duration => parseDuration(text) ?? fail(text)

function estimate(text: string): Estimate {
  const [low = '', likely = low, high = low] = text.split('..')
  return { low: duration(low), likely: duration(likely), high: duration(high) }
}

function range(text: string): DayRange {
  const [from = '', to = from] = text.split('..')
  return { from: day(from), to: day(to) }
}

const percent = (text: string): number => Number(text.replace('%', '')) / 100
const many = <Value>(read: (text: string) => Value) => (text: string): Value[] => text.split(',').map((each) => read(each.trim()))

function dependency(text: string): Dependency {
  const [, on = '', type = 'FS', lag] = /^(\S+)(?: (FS|SS|FF|SF)([+-]\S+)?)?$/.exec(text) ?? fail(text)
  return { on, type: type as LinkType, ...(lag !== undefined && (lag.endsWith('%') ? { share: percent(lag) } : { lag: duration(lag) })) }
}

function assignment(text: string): Assignment {
  const [who = '', units = '100%'] = text.split(' ')
  return { who, units: units.startsWith('x') ? Number(units.slice(1)) : percent(units) }
}

function shift(text: string): Shift {
  const [from = 0, to = 0] = text.split('-').map((each) => Number(each.slice(0, 2)) * 60 + Number(each.slice(3)))
  return { from, to }
}

/** `08:00-12:00, 13:00-17:00`, or `fri 08:00-12:00, sat 09:00-10:00` for weekdays with hours of their own. */
function hoursOf(text: string): Hours {
  if (!/^[a-z]/.test(text)) return many(shift)(text)
  const own: Record<string, Shift[]> = {}
  for (const [weekday = '', hours = ''] of text.split(',').map((each) => each.trim().split(' '))) (own[weekday] ??= []).push(shift(hours))
  return own
}

const readers: Record<string, (text: string) => unknown> = {
  'project.start': day, 'project.progress': String, nearcritical: duration, asof: day, calendar: String,
  week: many(String), day: duration, hours: hoursOf, holidays: many(range), working: many((text) => ({ day: day(text) })),
  capacity: percent, efficiency: percent, leave: many((text): Leave => range(text)), away: many(range),
  due: when, after: many(dependency), reached: when,
  milestone: String, status: String, assign: many(assignment), effort: estimate, duration: estimate,
  earliest: when, latest: when, maxstart: when, minfinish: when, resume: when, start: when, finish: when, started: when, finished: when,
  priority: Number, units: Number,
  alap: (text) => text === 'true', progress: percent, remaining: duration,
}
