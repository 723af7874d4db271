import { clip } from '../base/clip'
import { statusKind, milestoneOf, type Item, type Milestone, type Plan, type Risk, type Task } from '../plan/model/plan'
import { schema } from '../plan/schema/schema'
import { formatDay, lastDayOf } from '../time/day'
import type { Analysis } from './analysePlan'
import { blockersOf } from './blockers'
import { exposureOf } from './exposure'
import { escapeMarkdown, harmlessMarkdown } from './markdown'
import { assignedNames, daysOfTask, inDays, personName, titleOf } from './words'

const longestStory = 1500

/** An item's story as Markdown: what it is, where it stands, when it will be done and what it hangs on. */
export function cardOf(analysis: Analysis, id: string): string | undefined {
  const item = analysis.plan.items.get(id)
  if (!item) return undefined
  const { description } = item.values as { description?: string }
  const story = description === undefined ? [] : ['', '---', '', harmlessMarkdown(clip(description, longestStory))]
  return [heading(item), '', ...bulletless(factsOf(analysis, item)), ...story].join('\n')
}

const heading = (item: Item): string =>
  `**${escapeMarkdown(item.id)}** · ${escapeMarkdown(titleOf(item))} *(${schema[item.collection].singular})*`

/** Lines of their own, without bullets. */
const bulletless = (lines: readonly string[]): readonly string[] => lines.map((line) => `${line}  `)

function factsOf(analysis: Analysis, item: Item): readonly string[] {
  if (item.collection === 'tasks') return taskFacts(analysis, item as Task)
  if (item.collection === 'milestones') return milestoneFacts(analysis, item as Milestone)
  if (item.collection === 'risks') return riskFacts(analysis, item as Risk)
  const { owner, role, status } = item.values as { owner?: string; role?: string; status?: string }
  return present([role && `Role: ${escapeMarkdown(role)}`, status && `Status: ${escapeMarkdown(status)}`, ownerLine(analysis.plan, owner)])
}

const present = (lines: readonly (string | undefined | '' | false)[]): readonly string[] =>
  lines.filter((line): line is string => typeof line === 'string' && line !== '')

const ownerLine = (plan: Plan, owner: string | undefined): string | undefined =>
  owner === undefined ? undefined : `Owner: ${escapeMarkdown(personName(plan, owner))}`

function taskFacts(analysis: Analysis, task: Task): readonly string[] {
  const { plan, schedule } = analysis
  const scheduled = schedule.tasks.get(task.id)
  const people = assignedNames(plan, task)
  const milestone = milestoneOf(plan, task)
  const blockers = blockersOf(analysis, task)
  return present([
    `Status: ${escapeMarkdown(task.values.status ?? statusKind(plan, task))}${scheduled ? `, ${Math.round(scheduled.progress * 100)} % done` : ''}`,
    scheduled && datesLine(analysis, task),
    deadlineLine(analysis, task),
    milestone !== undefined && `Milestone: ${ref(plan, milestone)}`,
    0 < people.length && `People: ${people.map(escapeMarkdown).join(', ')}`,
    ownerLine(plan, task.values.owner),
    linksLine('After', (task.values.after ?? []).map(({ on }) => on), plan),
    linksLine('Before', successorsOf(plan, task.id), plan),
    0 < blockers.length && `Blocked by: ${blockers.map((id) => ref(plan, id)).join(', ')}`,
    linksLine('Risks', [...plan.risks.values()].filter((risk) => risk.values.tasks?.includes(task.id)).map(({ id }) => id), plan),
  ])
}

function datesLine({ plan, schedule }: Analysis, task: Task): string | undefined {
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled) return undefined
  const { start, finish } = daysOfTask(scheduled)
  const done = statusKind(plan, task) === 'done'
  const float = done ? '' : scheduled.critical ? ', **critical**' : `, float ${inDays(scheduled.float, schedule.calendar)}`
  return `Dates: ${start} to ${finish}${float}`
}

function deadlineLine({ schedule }: Analysis, task: Task): string | undefined {
  if (!task.values.due) return undefined
  const missed = schedule.missedDeadlines.find((each) => each.task === task.id)
  const due = formatDay(task.values.due.day)
  return missed ? `Deadline: ${due}, **missed by ${inDays(missed.by, schedule.calendar)}**` : `Deadline: ${due}`
}

const ref = (plan: Plan, id: string): string => {
  const item = plan.items.get(id)
  const title = item && titleOf(item)
  return title === undefined || title === id ? escapeMarkdown(id) : `${escapeMarkdown(id)} ${escapeMarkdown(title)}`
}

const mostLinks = 8

function linksLine(label: string, ids: readonly string[], plan: Plan): string | undefined {
  if (ids.length === 0) return undefined
  const more = ids.length - mostLinks
  return `${label}: ${ids.slice(0, mostLinks).map((id) => ref(plan, id)).join(', ')}${0 < more ? ` and ${more} more` : ''}`
}

const successorsOf = (plan: Plan, id: string): readonly string[] =>
  [...plan.tasks.values(), ...plan.milestones.values()].filter((item) => item.values.after?.some(({ on }) => on === id)).map((item) => item.id)

function milestoneFacts({ plan, schedule }: Analysis, milestone: Milestone): readonly string[] {
  const scheduled = schedule.milestones.get(milestone.id)
  const { due, reached } = milestone.values
  const slip = scheduled?.dueFloat
  const late = scheduled?.late && slip !== undefined ? `, **${inDays(-slip, schedule.calendar)} late**` : ''
  return present([
    due && `Due: ${formatDay(due.day)}`,
    reached ? `Reached: ${formatDay(reached.day)}` : scheduled && `Computed: ${formatDay(lastDayOf(scheduled.at))}${late}`,
    scheduled && `Progress: ${Math.round(scheduled.progress * 100)} %`,
    ownerLine(plan, milestone.values.owner),
  ])
}

function riskFacts(analysis: Analysis, risk: Risk): readonly string[] {
  const { plan } = analysis
  const { probability, level, days, cost } = exposureOf(analysis, risk)
  const { response, mitigation, status, review, owner } = risk.values
  return present([
    `Level: **${level}**${probability === undefined ? '' : `, probability ${Math.round(probability * 100)} %`}`,
    days !== undefined && `Expected delay: ${Math.round(days * 10) / 10} days`,
    cost !== undefined && `Expected cost: ${Math.round(cost)} ${escapeMarkdown(plan.project.currency ?? '')}`,
    `Status: ${escapeMarkdown(status ?? 'open')}${response === undefined ? '' : `, ${escapeMarkdown(response)}`}`,
    mitigation !== undefined && `Mitigation: ${escapeMarkdown(mitigation)}`,
    review && `Review: ${formatDay(review)}`,
    linksLine('Threatens', risk.values.tasks ?? [], plan),
    ownerLine(plan, owner),
  ])
}
