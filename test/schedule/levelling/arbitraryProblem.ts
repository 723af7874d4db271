import fc from 'fast-check'
import type { Problem } from '../../../src/schedule/levelling/problem'
import { slotCalendar } from '../../../src/schedule/levelling/slotCalendar'
import { problemOf, type LinkSpec, type TaskSpec } from './build'

/** What a random problem may hold besides work, needs and links of a finish to a start. */
export interface Ingredients {
  readonly most: number
  readonly links?: boolean
  readonly calendars?: boolean
  readonly releases?: boolean
  readonly fixed?: boolean
  readonly priorities?: boolean
  readonly latest?: boolean
  readonly dues?: boolean
}

export const everything: Ingredients = { most: 9, links: true, calendars: true, releases: true, fixed: true, priorities: true, latest: true, dues: true }

const capacity = [2, 3]
const workweek = slotCalendar([0, 3, 5, 8, 10], [1, 0, 2, 0, 1])

/** Problems of up to `most` tasks that need one or two resources. Bounds are loose enough to be kept. */
export function problems(ingredients: Ingredients): fc.Arbitrary<Problem> {
  const { most, ...may } = ingredients
  const size = fc.integer({ min: 1, max: most })
  return size.chain((count) => fc.tuple(...Array.from({ length: count }, (_, v) => taskOf(v, may)))).map((tasks) => problemOf(capacity, tasks, [workweek]))
}

function taskOf(v: number, may: Omit<Ingredients, 'most'>): fc.Arbitrary<TaskSpec> {
  const when = <Value>(allowed: boolean | undefined, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
    allowed ? fc.option(value, { nil: undefined, freq: 4 }) : fc.constant(undefined)
  return fc.record({
    work: fc.integer({ min: 0, max: 4 }),
    needs: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
    after: v === 0 ? fc.constant([]) : fc.array(linkTo(v, may), { maxLength: 2 }),
    calendar: when(may.calendars, fc.constant(0)),
    release: when(may.releases, fc.integer({ min: 0, max: 6 })),
    fixed: when(may.fixed, fc.integer({ min: 0, max: 6 })),
    priority: when(may.priorities, fc.constantFrom(100, 900)),
    latest: when(may.latest, fc.constant(200)),
    due: when(may.dues, fc.integer({ min: 0, max: 10 })),
    weight: when(may.dues, fc.integer({ min: 1, max: 3 })),
  }).map((spec) => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as unknown as TaskSpec)
}

const linkTo = (v: number, { links, calendars }: Omit<Ingredients, 'most'>): fc.Arbitrary<LinkSpec> => fc.record({
  on: fc.integer({ min: 0, max: v - 1 }),
  type: links ? fc.constantFrom('FS', 'SS', 'FF', 'SF') : fc.constant('FS' as const),
  lag: links ? fc.integer({ min: -2, max: 3 }) : fc.constant(0),
  calendar: calendars ? fc.constantFrom(-1, 0) : fc.constant(-1),
})
