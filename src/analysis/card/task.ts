import type { Task } from '../../plan/model/plan'
import { milestoneOf } from '../../plan/model/plan'
import type { Assignment } from '../../plan/model/values'
import { formatDay } from '../../time/day'
import { formatDuration, type Duration } from '../../time/duration'
import { blockersOf } from '../blockers'
import { moneyBy } from '../costs'
import { referrersOf } from '../referrers'
import { taskState } from '../taskState'
import { daysOfTask, inDays } from '../words'
import { firstReason } from './why'
import { costLine, owner, percent, person, plain, present, ref, refs, type CardContext, type Fact } from './context'

/** Where a task stands, when it is done, who does it and what it hangs on. */
export function taskFacts(context: CardContext, task: Task): readonly Fact[] {
  const { analysis } = context
  const { plan } = analysis
  const milestone = milestoneOf(plan, task)
  return present([
    ['Status', statusLine(context, task)],
    ['Dates', datesLine(context, task)],
    ['Why then', firstReason(context, task.id)],
    ['Work', workLine(context, task)],
    ['Cost', costLine(context, moneyBy(analysis, 'task').get(task.id))],
    ['Deadline', deadlineLine(context, task)],
    ['Milestone', milestone !== undefined && ref(context, milestone)],
    ['People', (task.values.assign ?? []).map((each) => assignee(context, each)).join(', ')],
    ['Owner', owner(context, task)],
    ['After', refs(context, (task.values.after ?? []).map(({ on }) => on))],
    ['Before', refs(context, successorsOf(context, task.id))],
    ['Blocked by', refs(context, otherBlockers(context, task))],
    ['Tasks', refs(context, task.children)],
    ['Checklist', checklistLine(task)],
    ['Risks', refs(context, namedBy(context, task.id, 'risks'))],
    ['Needs', refs(context, task.values.needs ?? [])],
  ])
}

/** What holds it besides the predecessors that it names itself: issues, and links of summary tasks around it. */
function otherBlockers({ analysis }: CardContext, task: Task): readonly string[] {
  const named = new Set((task.values.after ?? []).map(({ on }) => on))
  return blockersOf(analysis, task).filter((id) => !named.has(id))
}

export const successorsOf = ({ analysis: { plan } }: CardContext, id: string): readonly string[] =>
  [...referrersOf(plan, id, 'tasks'), ...referrersOf(plan, id, 'milestones')].filter(({ values }) => values.after?.some(({ on }) => on === id)).map((item) => item.id)

export const namedBy = ({ analysis: { plan } }: CardContext, id: string, collection: 'risks' | 'issues'): readonly string[] =>
  referrersOf(plan, id, collection).filter(({ values }) => values.tasks?.includes(id)).map((item) => item.id)

function statusLine({ analysis }: CardContext, task: Task): string {
  const { status, kind, progress, late, blockedBy } = taskState(analysis, task)
  const share = kind === 'cancelled' || (kind === 'done' && progress === 1) ? '' : ` · ${percent(progress)} done`
  return `${plain(status)}${share}${0 < blockedBy.length ? ' · blocked' : ''}${late ? ' · **late**' : ''}`
}

function datesLine({ analysis }: CardContext, task: Task): string | undefined {
  const scheduled = analysis.schedule.tasks.get(task.id)
  if (!scheduled) return undefined
  const { start, finish } = daysOfTask(scheduled)
  const { kind, critical } = taskState(analysis, task)
  const float = kind === 'done' ? '' : critical ? ' · **critical**' : ` · float ${inDays(scheduled.float, analysis.schedule.calendar)}`
  return `${start === finish ? start : `${start} → ${finish}`}${float}`
}

function workLine({ analysis }: CardContext, task: Task): string | undefined {
  const { effort, duration, remaining } = task.values
  const scheduled = analysis.schedule.tasks.get(task.id)
  if (scheduled?.isSummary) return `${inDays(scheduled.work, analysis.schedule.calendar)} in all`
  const estimate = duration ?? effort
  if (!estimate) return undefined
  const what = duration ? 'duration' : 'effort'
  const left = remaining ? `, ${formatDuration(remaining)} left` : ''
  return `${estimateWords(estimate)} ${what}${left}`
}

const estimateWords = ({ low, likely, high }: { low: Duration; likely: Duration; high: Duration }): string =>
  low === high ? formatDuration(likely) : `${formatDuration(low)}..${formatDuration(likely)}..${formatDuration(high)}`

function deadlineLine({ analysis: { schedule } }: CardContext, task: Task): string | undefined {
  if (!task.values.due) return undefined
  const missed = schedule.missedDeadlines.find((each) => each.task === task.id)
  const due = formatDay(task.values.due.day)
  return missed ? `${due} · **missed by ${inDays(missed.by, schedule.calendar)}**` : due
}

export function assignee(context: CardContext, { who, units }: Assignment): string {
  const isPerson = context.analysis.plan.people.has(who)
  const share = units === 1 ? '' : isPerson ? ` ${percent(units)}` : ` × ${units}`
  return `${person(context, who)}${share}`
}

function checklistLine({ values: { checklist } }: Task): string | undefined {
  if (!checklist || checklist.size === 0) return undefined
  const open = [...checklist].find(([, done]) => !done)?.[0]
  const done = [...checklist.values()].filter(Boolean).length
  return `${done} of ${checklist.size}${open === undefined ? '' : `, next: ${plain(open)}`}`
}
