import { CompletionItemKind } from 'vscode-languageserver'
import type { Snapshot } from '../../../analysis/livePlan'
import { oneLine } from '../../../analysis/plainText'
import { daysOfTask, titleOf } from '../../../analysis/words'
import type { Item, Task } from '../../../plan/model/plan'
import { idSource } from '../../../plan/schema/kinds/references'
import type { Schedule } from '../../../schedule/schedule'
import { workBetween } from '../../../time/calendar'
import { addDays, minuteAt, type Minute } from '../../../time/day'
import { shareCandidates } from './amounts'
import type { Asked, Candidate } from './candidate'
import { itemCandidate } from './references'

interface Stretch {
  readonly start: Minute
  readonly finish: Minute
}

interface Work extends Stretch {
  readonly task: string
  readonly units: number
}

const sharePattern = new RegExp(`^(${idSource}) +(?=(?:x?\\d*|\\d+%?)$)`)

/** Who and what may work on a task, the free first; behind a name, how much of it. */
export function assignmentCandidates(asked: Asked): readonly Candidate[] {
  const share = sharePattern.exec(asked.typed)
  const plan = asked.analysis.plan
  const id = share?.[1] ?? ''
  const from = share?.[0].length ?? 0
  const typed = asked.typed.slice(from)
  if (plan.people.has(id)) return shareCandidates({ typed }).map((each) => ({ ...each, from }))
  const pieces = plan.equipment.get(id)
  if (pieces) return ['x1', 'x2', 'x3'].map((label) => ({ label, from, kind: CompletionItemKind.Unit }))
  return [...peopleCandidates(asked), ...equipmentCandidates(asked)]
}

/** People by how busy they are while the task is worked on, the free first. */
export function peopleCandidates({ analysis, found, spot }: Asked): readonly Candidate[] {
  const stretch = stretchOf(analysis, found.item?.id)
  const written = idsIn(spot.others)
  const loads = [...analysis.plan.people.values()].filter(({ id }) => !written.has(id)).map((person) => ({ person, load: loadOf(analysis, person, { ...stretch, besides: found.item?.id }) }))
  return loads.sort((a, b) => a.load - b.load).map(({ person, load }) => ({
    label: person.id,
    kind: CompletionItemKind.Variable,
    search: titleOf(person),
    card: person.id,
    detail: `${nameOf(person)}${load === 0 ? 'free' : `${Math.round(load * 100)} % busy`} ${daysIn(stretch)}`,
  }))
}

const equipmentCandidates = ({ analysis, spot }: Asked): readonly Candidate[] => {
  const written = idsIn(spot.others)
  return [...analysis.plan.equipment.values()].filter(({ id }) => !written.has(id)).map((item) => itemCandidate(item))
}

const idsIn = (others: ReadonlySet<string>): ReadonlySet<string> => new Set([...others].map((text) => text.split(' ')[0] ?? ''))

const nameOf = (person: Item): string => (titleOf(person) === person.id ? '' : `${oneLine(titleOf(person), 40)} · `)

function daysIn(stretch: Stretch): string {
  const { start, finish } = daysOfTask(stretch)
  return start === finish ? `on ${start}` : `${start} to ${finish}`
}

/** When a task is worked on; the next two weeks for what has no dates. */
function stretchOf({ schedule }: Snapshot, id: string | undefined): Stretch {
  const scheduled = schedule.tasks.get(id ?? '')
  if (scheduled && scheduled.start < scheduled.finish) return { start: scheduled.start, finish: scheduled.finish }
  return { start: minuteAt(schedule.asof), finish: minuteAt(addDays(schedule.asof, 14)) }
}

/** The share of a person's time that is taken between two moments; 1 is all of it. */
function loadOf({ plan, schedule }: Snapshot, person: Item<'people'>, { start, finish, besides }: Stretch & { readonly besides: string | undefined }): number {
  const time = workBetween(schedule.calendar, start, finish) * (person.values.capacity ?? 1)
  if (time <= 0) return 0
  const taken = (workByPerson(plan.tasks, schedule).get(person.id) ?? []).filter(({ task }) => task !== besides)
  return taken.reduce((sum, work) => {
    const [from, to] = [Math.max(start, work.start) as Minute, Math.min(finish, work.finish) as Minute]
    return from < to ? sum + (work.units * workBetween(schedule.calendar, from, to)) / time : sum
  }, 0)
}

type ByPerson = ReadonlyMap<string, readonly Work[]>

const works = new WeakMap<Schedule, ByPerson>()

/** The work that everybody has, once for each schedule. */
function workByPerson(tasks: ReadonlyMap<string, Task>, schedule: Schedule): ByPerson {
  const known = works.get(schedule)
  if (known) return known
  const found = new Map<string, Work[]>()
  for (const task of tasks.values()) addWork(found, schedule, task)
  works.set(schedule, found)
  return found
}

function addWork(found: Map<string, Work[]>, schedule: Schedule, task: Task): void {
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled || scheduled.isSummary || scheduled.progress === 1) return
  for (const { who, units } of task.values.assign ?? []) {
    const work = { task: task.id, units, start: scheduled.start, finish: scheduled.finish }
    const known = found.get(who)
    if (known) known.push(work)
    else found.set(who, [work])
  }
}
