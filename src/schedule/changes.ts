import { editedItems } from '../plan/model/edited'
import type { Item, Milestone, Plan, Task } from '../plan/model/plan'

/** The tasks and milestones, as they are now, that say something else of dates than before. */
export interface Changes {
  readonly tasks: readonly Task[]
  readonly milestones: readonly Milestone[]
}

/**
 * What a schedule is made from that differs between two plans; undefined when that is more than what single tasks and milestones
 * say: items came, went or moved, or the project, a person, a piece of equipment or a calendar is another. Keys that only people read may differ; a key
 * that is not known here counts as one that may move dates.
 */
export function changesBetween(before: Plan, now: Plan): Changes | undefined {
  const edited = editedItems(before, now)
  const isProjectSame = (edited && !edited.includes('project')) || sameValues(before.project, now.project)
  if (!isProjectSame || !hasSame('people') || !hasSame('equipment') || !hasSame('calendars')) return undefined
  const tasks = changed('tasks') as readonly Task[] | undefined
  const milestones = changed('milestones') as readonly Milestone[] | undefined
  return tasks && milestones && { tasks, milestones }

  function hasSame(key: 'people' | 'equipment' | 'calendars'): boolean {
    return changed(key)?.length === 0
  }

  function changed(key: 'tasks' | 'milestones' | 'people' | 'equipment' | 'calendars'): readonly Item[] | undefined {
    return edited ? amongst(before[key], now[key], edited) : differing(before[key], now[key])
  }
}

function amongst(before: ReadonlyMap<string, Item>, now: ReadonlyMap<string, Item>, ids: readonly string[]): readonly Item[] {
  return ids.flatMap((id) => {
    const [old, item] = [before.get(id), now.get(id)]
    return !old || !item || sameValues(old.values, item.values) ? [] : [item]
  })
}

/** Where nobody knows what was edited. The order counts: it is that of the answer. */
function differing(before: ReadonlyMap<string, Item>, now: ReadonlyMap<string, Item>): readonly Item[] | undefined {
  if (before.size !== now.size) return undefined
  const others = before.values()
  const found: Item[] = []
  for (const item of now.values()) {
    const old = others.next().value
    if (item === old) continue
    if (old === undefined || !hasSamePlace(old, item)) return undefined
    if (!sameValues(old.values, item.values)) found.push(item)
  }
  return found
}

interface Nested extends Item {
  readonly parent?: string | undefined
  readonly children?: readonly string[]
}

const hasSamePlace = (a: Nested, b: Nested): boolean => a.id === b.id && a.parent === b.parent && sameIds(a.children, b.children)

const sameIds = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]))

/** Unchanged text keeps its values: only those of what was read anew are looked at. */
const sameValues = (a: object, b: object): boolean => a === b || inputsOf(a) === inputsOf(b)

const inputsOf = (values: object): string =>
  textOf(Object.entries(values).filter(([key]) => !forPeople.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)))

/** A value as text, for comparing it with another one. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each)) ?? ''

const forPeople: ReadonlySet<string> = new Set(['title', 'name', 'description', 'notes', 'tags', 'links', 'owner', 'glossary', 'email', 'checklist', 'acceptance'])
