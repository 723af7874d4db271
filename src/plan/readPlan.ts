import { duplicateId } from './checks/duplicateId'
import { byPlace, type Problem } from './checks/problem'
import { rememberVersion, type Version } from './model/edited'
import type { Item, Plan, ValuesIn } from './model/plan'
import type { StatusKind } from './model/values'
import { readFile, type FileReading } from './read/file'
import { ItemMap } from './read/itemMap'
import { checkPlan } from './read/recheck'
import { editedIds, idsNaming, placedItem, rosterOf, type Numbers, type Roster } from './read/roster'

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
 * before an edit, or with files of it that were read already, only the items whose text changed are read again.
 */
export function readPlan(files: Iterable<PlanFile>, previous?: Known): PlanReading {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : b.path < a.path ? 1 : 0))
  const readings = ordered.map(({ path, text }) => readFile(path, text, previous?.files.get(path)))
  const before = previous?.plan && made.get(previous.plan)
  const edited = before && editedIds(before.files, readings)
  const version = versionOf(readings, before && edited ? before.roster : rosterOf(readings))
  const { plan, project } = assemble(version)
  rememberVersion(plan, version)
  made.set(plan, version)
  const problems = problemsIn(version).concat(checkPlan(plan, project, previous?.plan && edited && { ids: edited, previous: previous.plan }))
  return { plan, files: new Map(readings.map((reading) => [reading.path, reading])), problems: problems.sort(byPlace) }
}

/** What was read before. */
interface Known {
  readonly files: ReadonlyMap<string, FileReading>
  readonly plan?: Plan
}

/** The readings of all files in their order, and who is in them. */
interface Made extends Version {
  readonly files: readonly FileReading[]
  readonly roster: Roster
}

const made = new WeakMap<Plan, Made>()

const versionOf = (files: readonly FileReading[], roster: Roster): Made => ({
  files, roster,
  editedIn: (later) => ((later as Partial<Made>).roster === roster ? editedIds(files, (later as Made).files) : undefined),
  naming: (id) => idsNaming(files, id),
  ids: (collection) => roster.idsOf.get(collection) ?? [],
})

/** Problems of files and pieces, and of items that share an id. */
function problemsIn({ files, roster }: Made): Problem[] {
  const problems: Problem[] = []
  for (const file of files) {
    problems.push(...file.problems)
    for (const piece of file.pieces) if (0 < piece.reading.problems.length) problems.push(...piece.problems)
  }
  for (const [first, second] of roster.twice) problems.push(...duplicateId(placedItem(roster, files, first), placedItem(roster, files, second)))
  return problems
}

function assemble({ files, roster }: Made): { readonly plan: Plan; readonly project: Item | undefined } {
  const project = roster.project === undefined ? undefined : placedItem(roster, files, roster.project) as Item<'project'>
  const values = project?.values ?? nothing
  const summaries = new Map<number, Item>()
  const itemOf = (number: number): Item => {
    const children = roster.children.get(number)
    if (!children) return placedItem(roster, files, number)
    const known = summaries.get(number) ?? { ...placedItem(roster, files, number), children } as Item
    summaries.set(number, known)
    return known
  }
  const mapOf = <Value extends Item>(numbers: Numbers) => new ItemMap<Value>(numbers, itemOf)
  const { tasks, milestones, people, equipment, risks, calendars, glossary } = roster.collections
  const plan: Plan = {
    project: values,
    projectSource: project?.source,
    items: mapOf(roster.ids),
    tasks: mapOf(tasks),
    milestones: mapOf(milestones),
    people: mapOf(people),
    equipment: mapOf(equipment),
    risks: mapOf(risks),
    calendars: mapOf(calendars),
    glossary: mapOf(glossary),
    statuses: values.statuses !== undefined && 0 < values.statuses.size ? values.statuses : usualStatuses,
    probabilities: new Map([...usualProbabilities, ...(values.scales?.probability ?? [])]),
  }
  return { plan, project }
}

const nothing: ValuesIn<'project'> = {}

/** The workflow of a plan that declares none. */
const usualStatuses: ReadonlyMap<string, StatusKind> = new Map([
  ['todo', 'todo'],
  ['doing', 'active'],
  ['review', 'active'],
  ['done', 'done'],
  ['dropped', 'cancelled'],
])

const usualProbabilities: ReadonlyMap<string, number> = new Map([['low', 0.1], ['medium', 0.3], ['high', 0.6]])
