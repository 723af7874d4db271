import { shiftRange } from '../base/text'
import { duplicateId } from './checks/duplicateId'
import type { Problem } from './checks/problem'
import { unknownReferences } from './checks/unknownReference'
import { unknownWords } from './checks/unknownWord'
import type { Item, Plan, Source, Task, ValuesIn } from './model/plan'
import type { StatusKind } from './model/values'
import { placeProblem, readFile, type FileReading, type PlacedPiece } from './read/file'
import type { LocalItem } from './read/item'
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
  const problems = [...gathering.problems, ...[...plan.items.values()].flatMap((item) => checkItem(plan, item)), ...checkNamed(plan, gathering)]
  return { plan, files: new Map(readings.map((reading) => [reading.path, reading])), problems: problems.sort(byPlace) }
}

const byPlace = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1

const checkItem = (plan: Plan, item: Item): readonly Problem[] => [...unknownReferences(plan, item), ...unknownWords(plan, item)]

/** Items outside of the ids that may name others. */
const checkNamed = (plan: Plan, { project }: Gathering): readonly Problem[] =>
  project ? unknownReferences(plan, project) : []

interface Gathering {
  readonly items: Map<string, Item>
  readonly calendars: Map<string, Item<'calendars'>>
  project: Item<'project'> | undefined
  readonly problems: Problem[]
}

function gather(readings: readonly FileReading[]): Gathering {
  const gathering: Gathering = { items: new Map(), calendars: new Map(), project: undefined, problems: [] }
  for (const reading of readings) {
    gathering.problems.push(...reading.problems)
    for (const piece of reading.pieces) {
      for (const problem of piece.problems) gathering.problems.push(placeProblem(problem, reading.path, piece.start))
      gatherPiece(gathering, reading.path, piece)
    }
  }
  return gathering
}

function gatherPiece(gathering: Gathering, file: string, piece: PlacedPiece): void {
  const { shape } = schema[piece.collection]
  const children = childrenOf(piece.items)
  piece.items.forEach((local, index) => {
    const item = itemOf(file, piece, local, children[index] ?? [])
    if (shape === 'single') addProject(gathering, item as Item<'project'>)
    else if (piece.collection === 'calendars') addTo(gathering.calendars, item as Item<'calendars'>, gathering.problems)
    else if (shape === 'ids') addTo(gathering.items, item, gathering.problems)
  })
}

const childrenOf = (items: readonly LocalItem[]): readonly string[][] => {
  const children = items.map((): string[] => [])
  for (const { id, parent } of items) if (parent !== undefined) children[parent]?.push(id)
  return children
}

function itemOf(file: string, piece: PlacedPiece, local: LocalItem, children: readonly string[]): Item {
  const item = {
    id: local.id,
    collection: piece.collection,
    values: local.values,
    references: local.references,
    source: sourceOf(file, piece, local),
  }
  if (piece.collection !== 'tasks') return item as Item
  const parent = local.parent === undefined ? undefined : piece.items[local.parent]?.id
  return { ...item, parent, children } as Item
}

const sourceOf = (file: string, piece: PlacedPiece, local: LocalItem): Source => ({
  file,
  range: shiftRange(local.range, piece.start),
  idRange: shiftRange(local.idRange, piece.start),
  node: local.node,
  base: piece.start,
})

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

function assemble({ items, calendars, project }: Gathering): Plan {
  const values: ValuesIn<'project'> = project?.values ?? {}
  return {
    project: values,
    projectSource: project?.source,
    items,
    calendars,
    tasks: onlyTrueChildren(ofCollection<Task>(items, 'tasks')),
    milestones: ofCollection(items, 'milestones'),
    people: ofCollection(items, 'people'),
    equipment: ofCollection(items, 'equipment'),
    risks: ofCollection(items, 'risks'),
    statuses: values.statuses !== undefined && 0 < values.statuses.size ? values.statuses : usualStatuses,
    probabilities: new Map([...usualProbabilities, ...(values.scales?.probability ?? [])]),
  }
}

const ofCollection = <Value extends Item>(items: ReadonlyMap<string, Item>, key: Item['collection']): Map<string, Value> =>
  new Map([...items].filter(([, item]) => item.collection === key)) as Map<string, Value>

/** A task that lost its id to another one is nobody's child; so no task is ever its own ancestor. */
function onlyTrueChildren(tasks: ReadonlyMap<string, Task>): ReadonlyMap<string, Task> {
  const isTrue = (task: Task) => (id: string) => tasks.get(id)?.parent === task.id && id !== task.id
  const mended = [...tasks.values()].filter((task) => !task.children.every(isTrue(task)))
  if (mended.length === 0) return tasks
  return new Map([...tasks].map(([id, task]) => [id, mended.includes(task) ? { ...task, children: task.children.filter(isTrue(task)) } : task]))
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
