import type { Item, Milestone, Task } from '../../plan/model/plan'
import type { Reference, StatusKind } from '../../plan/model/values'
import { schema } from '../../plan/schema/schema'
import type { Kind } from '../../plan/schema/kind'
import { durationEstimate, effort, priority, probability, rate } from '../../plan/schema/kinds/amounts'
import { date, dateRange, leave, when } from '../../plan/schema/kinds/dates'
import { assignment, dependency } from '../../plan/schema/kinds/references'
import { workOf } from '../../schedule/work'
import { assignee } from '../card/task'
import { percent, plain, type CardContext } from '../card/context'
import { whyMarkdown } from '../card/why'
import { calendarsIn } from '../daysOffBetween'
import { daysOfTask } from '../words'
import { isInPlan, type ValuePlace } from '../valuePlace'
import { explainDuration, explainEstimate, explainRate } from './amounts'
import { explainDay, explainRange } from './dates'
import { explainLink } from './link'

/** What a value means, as Markdown: a status, a date, a duration, a link. Undefined for text, and for what says it all itself. */
export function explainValue(context: CardContext, place: ValuePlace): string | undefined {
  const { item, keys } = place
  const key = keys[0] ?? ''
  if (item.collection === 'tasks' && key === 'status') return explainStatus(context, place.node.text)
  if (item.collection === 'project' && key === 'statuses') return kindWords[place.node.text as StatusKind]
  if (isFreeText(place)) return undefined
  if (key === 'priority' && item.collection === 'tasks') return explainPriority(place)
  if (key === 'probability') return explainProbability(context, place)
  return explainReference(context, place) ?? explainDates(context, place) ?? explainAmount(context, place)
}

/** Whether a value is words of the author: there, terms of the glossary are explained. */
export function isFreeText({ item, keys }: ValuePlace): boolean {
  if (item.collection === 'glossary') return true
  const fields: { readonly [key: string]: { readonly kind: Kind<unknown> } } = schema[item.collection].fields
  const [key = '', inner] = keys
  const kind = Object.hasOwn(fields, key) ? fields[key]?.kind : undefined
  return kind !== undefined && (/(?:^|each entry )text(?: \(Markdown\))?$/.test(kind.expects) || inner === 'title')
}

/** The value of a text by a kind; nothing is told of what cannot be read. */
function read<Value>(kind: Kind<Value>, { node }: ValuePlace): Value | undefined {
  let failed = false
  const value = kind.read(node, { problem: () => { failed = true }, reference: (_: Reference) => undefined })
  return failed ? undefined : value
}

const kindWords: Readonly<Record<StatusKind, string>> = {
  todo: '**todo** · not begun yet',
  active: '**active** · under way',
  done: '**done** · counts as 100 %; its dates are facts',
  cancelled: '**cancelled** · left out of the schedule',
}

function explainStatus({ analysis: { plan } }: CardContext, word: string): string | undefined {
  const kind = plan.statuses.get(word)
  if (!kind) return undefined
  return word === kind ? kindWords[kind] : `**${plain(word)}** is of the kind ${kindWords[kind]}`
}

function explainPriority(place: ValuePlace): string | undefined {
  const value = read(priority, place)
  return value === undefined ? undefined : `**${value}** of 0 to 1000 · low 250, normal 500, high 750, critical 900; the higher comes first`
}

function explainProbability({ analysis: { plan } }: CardContext, place: ValuePlace): string | undefined {
  const value = read(probability, place)
  const share = typeof value === 'string' ? plan.probabilities.get(value) : undefined
  return share === undefined ? undefined : `**${plain(place.node.text)}** · ${percent(share)}, by ${plan.project.scales?.probability?.has(place.node.text) ? '`project.scales`' : 'the usual scale'}`
}

function explainReference(context: CardContext, place: ValuePlace): string | undefined {
  const { item, keys: [key] } = place
  if (key === 'after' && (item.collection === 'tasks' || item.collection === 'milestones')) {
    const link = read(dependency, place)
    return link && context.analysis.plan.items.has(link.on) ? explainLink(context, item as Task | Milestone, link) : undefined
  }
  if (key !== 'assign') return undefined
  const assigned = read(assignment, place)
  return assigned && context.analysis.plan.items.has(assigned.who) ? assignee(context, assigned) : undefined
}

const scheduled: ReadonlySet<string> = new Set(['earliest', 'latest', 'maxstart', 'minfinish', 'resume', 'start', 'finish', 'due', 'started', 'finished', 'reached'])

function explainDates(context: CardContext, place: ValuePlace): string | undefined {
  const { item, keys: [key = ''] } = place
  const day = read(date, place) ?? read(when, place)?.day
  if (day === undefined) {
    const range = read(dateRange, place) ?? read(leave, place)
    return range && (range.from === range.to ? explainDay(context.analysis, range.from, undefined) : explainRange(context.analysis, range))
  }
  const said = explainDay(context.analysis, day, item.collection === 'tasks' ? (item as Task) : undefined)
  const why = (item.collection === 'tasks' || item.collection === 'milestones') && scheduled.has(key) && isInPlan(context.analysis.plan, item) ? whyMarkdown(context, item.id) : ''
  return why === '' ? said : `${said}\n\n---\n\n${why}`
}

function explainAmount(context: CardContext, place: ValuePlace): string | undefined {
  const { analysis: { plan } } = context
  const { item, keys: [key] } = place
  const calendar = calendarOf(context, item)
  const cost = read(rate, place)
  if (cost) return explainRate(cost, calendar, plain(plan.project.currency ?? ''))
  const estimate = read(durationEstimate, place) ?? read(effort, place)
  if (!estimate) return undefined
  const said = estimate.low === estimate.high ? explainDuration(estimate.likely, calendar) : explainEstimate(estimate, calendar)
  const dates = (key === 'effort' || key === 'duration') && isInPlan(plan, item) ? context.analysis.schedule.tasks.get(item.id) : undefined
  if (!dates || item.collection !== 'tasks') return said
  const { start, finish } = daysOfTask(dates)
  return `${said}\n\n${start === finish ? start : `${start} → ${finish}`}`
}

function calendarOf({ analysis: { plan } }: CardContext, item: Item) {
  const calendars = calendarsIn(plan)
  if (item.collection === 'people') return calendars.named((item as Item<'people'>).values.calendar)
  return item.collection === 'tasks' ? workOf(plan, item as Task, calendars).pace.calendar : calendars.project
}
