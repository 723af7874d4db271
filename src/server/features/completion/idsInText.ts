import { oneLine } from '../../../analysis/plainText'
import { taskState } from '../../../analysis/taskState'
import { daysOfTask, titleOf } from '../../../analysis/words'
import type { Snapshot } from '../../../analysis/livePlan'
import type { Task } from '../../../plan/model/plan'
import type { Answer, Parameters } from '../../../protocol/messages'
import type { StatusKind } from '../../../plan/model/values'
import type { ServedPlan } from '../../plan'
import { hasDigit, mentionsInComment } from '../mentions'

type Place = Omit<Parameters<'tpm/completeIds'>, 'uri'>

/** The most ids that are offered at once. */
const mostIds = 100

/** What is worked on comes first, what is done last. */
const order: { readonly [kind in StatusKind]: number } = { active: 0, todo: 1, done: 2, cancelled: 3 }

/** The tasks whose ids may be meant at the end of a line: in a comment of a source file, or in a commit message. */
export function idsInText(plan: ServedPlan, place: Place): Answer<'tpm/completeIds'> {
  const typed = place.where === 'comment' ? typedInComment(place.line) : typedInMessage(place.line)
  if (typed === undefined) return undefined
  const analysis = plan.live.latest()
  const found = [...analysis.plan.tasks.values()].filter((task) => isMeant(task, typed))
  const ranked = found.map((task) => ({ task, state: taskState(analysis, task) })).sort((a, b) => order[a.state.kind] - order[b.state.kind])
  return {
    plan: plan.uri,
    typed: typed.length,
    more: mostIds < ranked.length,
    items: ranked.slice(0, mostIds).map(({ task, state }) => ({ id: task.id, title: oneLine(titleOf(task)), detail: detailOf(analysis, task, state.status) })),
  }
}

/** Only behind the beginning of an id with its dash: prose must stay in peace. */
function typedInComment(line: string): string | undefined {
  const typed = /[A-Za-z][A-Za-z0-9_]*-(?:[A-Za-z0-9_]+-)*[A-Za-z0-9_]*$/.exec(line.slice(-100))?.[0]
  if (typed === undefined) return undefined
  // With a digit behind it, it is a whole id.
  const isMention = mentionsInComment(`${line}0`).some(({ id, start }) => start + id.length === line.length + 1 && id === `${typed}0`)
  return isMention ? typed : undefined
}

/** The last word of a line of a message, or nothing behind `Task: `; remarks of git are no message. */
function typedInMessage(line: string): string | undefined {
  if (line.startsWith('#')) return undefined
  return /(?<![\w-])[A-Za-z][\w-]*$/.exec(line.slice(-100))?.[0] ?? (/(?:^|[\s(:,])$/.test(line) ? '' : undefined)
}

function isMeant({ id, values }: Task, typed: string): boolean {
  const word = typed.toLowerCase()
  return hasDigit(id) && (id.toLowerCase().startsWith(word) || (!typed.endsWith('-') && (values.title ?? '').toLowerCase().includes(word)))
}

function detailOf(analysis: Snapshot, task: Task, status: string): string {
  const scheduled = analysis.schedule.tasks.get(task.id)
  return `${oneLine(status, 20)}${scheduled ? ` · until ${daysOfTask(scheduled).finish}` : ''}`
}
