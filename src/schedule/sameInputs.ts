import type { Item, Plan } from '../plan/model/plan'

/**
 * Whether two plans have the same schedule: whether all that it is made from is the same. Keys that only people read may
 * differ; a key that is not known here counts as one that may move dates.
 */
export function hasSameInputs(a: Plan, b: Plan): boolean {
  if (a === b) return true
  if (!sameValues(a.project, b.project)) return false
  const collections = ['tasks', 'milestones', 'people', 'calendars'] as const
  return collections.every((key) => sameItems(a[key], b[key]))
}

/** In the same order: it is that of the answer. */
function sameItems(a: ReadonlyMap<string, Item>, b: ReadonlyMap<string, Item>): boolean {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const item of a.values()) {
    const other = others.next().value
    if (other === undefined || (item !== other && !sameItem(item, other))) return false
  }
  return true
}

interface Nested extends Item {
  readonly parent?: string | undefined
  readonly children?: readonly string[]
}

function sameItem(a: Nested, b: Nested): boolean {
  return a.id === b.id && a.parent === b.parent && sameIds(a.children, b.children) && sameValues(a.values, b.values)
}

const sameIds = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]))

/** Unchanged text keeps its values: only those of what was read anew are looked at. */
const sameValues = (a: object, b: object): boolean => a === b || inputsOf(a) === inputsOf(b)

const inputsOf = (values: object): string =>
  JSON.stringify(Object.entries(values).filter(([key]) => !forPeople.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)), (_, value: unknown) =>
    value instanceof Map ? [...value] : value)

const forPeople: ReadonlySet<string> = new Set(['title', 'name', 'description', 'notes', 'tags', 'links', 'owner', 'glossary', 'email', 'checklist', 'acceptance'])
