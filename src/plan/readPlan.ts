import { duplicateId } from './checks/duplicateId'
import { byPlace, type Problem } from './checks/problem'
import type { Item, Plan, Task, ValuesIn } from './model/plan'
import type { StatusKind } from './model/values'
import { readFile, type FileReading } from './read/file'
import { checkPlan } from './read/recheck'
import { schema } from './schema/schema'

/** A file of a plan: its path, by which it is named and ordered, and its text. */
export interface PlanFile {
  readonly path: string
  readonly text: string
}

/** A plan with everything that is to be said of its text. */
export interface PlanReading {
  readonly plan: Plan
  readonly files: ReadonlyMap<string, FileReading>
  /** In the order of files and of places in them. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the files of a plan. Whatever can be read is in the plan; everything else is a problem. With the reading
 * before an edit, only the items whose text changed are read again.
 */
export function readPlan(files: Iterable<PlanFile>, previous?: PlanReading): PlanReading {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : b.path < a.path ? 1 : 0))
  const readings = ordered.map(({ path, text }) => readFile(path, text, previous?.files.get(path)))
  const gathering = gather(readings)
  const plan = assemble(gathering)
  const items = [...plan.items.values(), ...(gathering.project ? [gathering.project] : [])]
  const problems = gathering.problems.concat(checkPlan(plan, items, previous?.plan))
  return { plan, files: new Map(readings.map((reading) => [reading.path, reading])), problems: problems.sort(byPlace) }
}

interface Gathering {
  readonly items: Map<string, Item>
  readonly calendars: Map<string, Item<'calendars'>>
  readonly glossary: Map<string, Item<'glossary'>>
  project: Item<'project'> | undefined
  readonly problems: Problem[]
}

function gather(readings: readonly FileReading[]): Gathering {
  const gathering: Gathering = { items: new Map(), calendars: new Map(), glossary: new Map(), project: undefined, problems: [] }
  for (const reading of readings) {
    for (const problem of reading.problems) gathering.problems.push(problem)
    for (const piece of reading.pieces) {
      for (const problem of piece.problems) gathering.problems.push(problem)
      // An empty id, which is a problem of its own, is no id: it stands for "none" where a parent is looked up.
      for (const item of piece.items) if (item.id !== '') gatherItem(gathering, item)
    }
  }
  return gathering
}

function gatherItem(gathering: Gathering, item: Item): void {
  const { shape } = schema[item.collection]
  if (shape === 'single') addProject(gathering, item as Item<'project'>)
  else if (item.collection === 'calendars') addTo(gathering.calendars, item as Item<'calendars'>, gathering.problems)
  else if (item.collection === 'glossary') addTo(gathering.glossary, item as Item<'glossary'>, gathering.problems)
  else if (shape === 'ids') addTo(gathering.items, item, gathering.problems)
}

/** Where two items share an id, the first one counts. */
function addTo<Value extends Item>(items: Map<string, Value>, item: Value, problems: Problem[]): void {
  const first = items.get(item.id)
  if (first) problems.push(...duplicateId(first, item))
  else items.set(item.id, item)
}

function addProject(gathering: Gathering, item: Item<'project'>): void {
  if (gathering.project) gathering.problems.push(...duplicateId(gathering.project, item))
  else gathering.project = item
}

function assemble({ items, calendars, glossary, project }: Gathering): Plan {
  addChildren(items)
  const values = project?.values ?? nothing
  return {
    project: values,
    projectSource: project?.source,
    items,
    calendars,
    glossary,
    ...byCollection(items),
    statuses: values.statuses !== undefined && 0 < values.statuses.size ? values.statuses : usualStatuses,
    probabilities: new Map([...usualProbabilities, ...(values.scales?.probability ?? [])]),
  }
}

const nothing: ValuesIn<'project'> = {}

/** The items of the collections that have a map of their own, in one pass: it is made anew for every key that is typed. */
function byCollection(items: ReadonlyMap<string, Item>): Pick<Plan, 'tasks' | 'milestones' | 'people' | 'equipment' | 'risks'> {
  const maps = { tasks: new Map<string, Task>(), milestones: new Map(), people: new Map(), equipment: new Map(), risks: new Map() }
  for (const item of items.values()) {
    const map = (maps as { readonly [key: string]: Map<string, Item> | undefined })[item.collection]
    map?.set(item.id, item)
  }
  return maps
}

/**
 * Tells summary tasks their children. Where ids come twice, the children of all tasks with an id are those of the first one:
 * it stands before every one of them, so no task is ever its own ancestor.
 */
function addChildren(items: Map<string, Item>): void {
  const children = new Map<string, string[]>()
  for (const item of items.values()) {
    const { parent } = item as Partial<Task>
    if (parent === undefined || items.get(parent)?.collection !== 'tasks') continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(item.id)
    else children.set(parent, [item.id])
  }
  for (const [id, ids] of children) items.set(id, { ...items.get(id), children: ids } as unknown as Item)
}

/** The workflow of a plan that declares none. */
const usualStatuses: ReadonlyMap<string, StatusKind> = new Map([
  ['todo', 'todo'],
  ['doing', 'active'],
  ['review', 'active'],
  ['done', 'done'],
  ['dropped', 'cancelled'],
])

const usualProbabilities: ReadonlyMap<string, number> = new Map([['low', 0.1], ['medium', 0.3], ['high', 0.6]])
