import type { Item } from '../../plan/model/plan'
import { isNull, type PlanNode } from '../../plan/syntax/node'
import { addDays, formatDay } from '../../time/day'
import { elapsedMinutes } from '../../time/duration'
import { clip } from '../../base/clip'
import { isDone } from '../blockers'
import { moneyBy } from '../costs'
import { referrersOf } from '../referrers'
import { meets } from '../target'
import { idLink, money, owner, percent, person, plain, present, refs, type CardContext, type Fact } from './context'
import { effectLine } from './overlay'
import { writtenFacts } from './written'

/** What is written of an item, and who answers for it. */
const written = (context: CardContext, item: Item): readonly Fact[] => writtenFacts(context, item)

/** A requirement, with the tasks that serve it. */
export function requirementFacts(context: CardContext, item: Item<'requirements'>): readonly Fact[] {
  const { plan } = context.analysis
  const tasks = referrersOf(plan, item.id, 'tasks').filter(({ values }) => values.needs?.includes(item.id)).map(({ id }) => plan.tasks.get(id)).filter((task) => task !== undefined)
  const done = tasks.filter((task) => isDone(plan, task)).length
  return present([
    ...written(context, item),
    ['Served by', tasks.length === 0 ? '**no task**' : `${refs(context, tasks.map(({ id }) => id))} · ${done} of ${tasks.length} done`],
  ])
}

/** A decision, with the one that took its place. */
export function decisionFacts(context: CardContext, item: Item<'decisions'>): readonly Fact[] {
  const later = referrersOf(context.analysis.plan, item.id, 'decisions').filter(({ values }) => values.supersedes?.includes(item.id))
  return present([...written(context, item), ['Superseded by', refs(context, later.map(({ id }) => id))]])
}

/** A stakeholder, with the day on which to be informed next. */
export function stakeholderFacts(context: CardContext, item: Item<'stakeholders'>): readonly Fact[] {
  const { informed, cadence } = item.values
  const next = informed !== undefined && cadence ? addDays(informed, Math.round(elapsedMinutes(cadence) / 1440)) : undefined
  const overdue = next !== undefined && next < context.analysis.schedule.asof ? ' · **overdue**' : ''
  const asked = referrersOf(context.analysis.plan, item.id, 'requirements').map(({ id }) => id)
  return present([
    ...written(context, item),
    ['Inform by', next !== undefined && `${formatDay(next)}${overdue}`],
    ['Asked for', refs(context, asked)],
  ])
}

/** A budget line: what was spent, and will be, against planned. */
export function budgetFacts(context: CardContext, item: Item<'budget'>): readonly Fact[] {
  const expenses = referrersOf(context.analysis.plan, item.id, 'expenses').filter(({ values }) => values.budget === item.id)
  const { actual: spent, remaining } = moneyBy(context.analysis, 'line').get(item.id) ?? { actual: 0, remaining: 0 }
  const { planned, kind } = item.values
  const share = planned ? ` · ${percent(spent / planned)}` : ''
  const left = planned === undefined ? undefined : planned - spent
  return present([
    ['Kind', kind !== undefined && plain(kind)],
    ['Planned', planned !== undefined && money(context, planned)],
    ['Spent', `${money(context, spent)}${share}`],
    ['To come', 0 < remaining && `${money(context, remaining)}${planned !== undefined && planned < spent + remaining ? ` · **${money(context, spent + remaining - planned)} too much**` : ''}`],
    ['Left', left !== undefined && (left < 0 ? `**${money(context, left)}**` : money(context, left))],
    ['Expenses', refs(context, expenses.map(({ id }) => id))],
    ['Owner', owner(context, item)],
  ])
}

export function expenseFacts(context: CardContext, item: Item<'expenses'>): readonly Fact[] {
  const { amount } = item.values
  return present([['Amount', amount !== undefined && `**${money(context, amount)}**`], ...written(context, item).filter(([label]) => label !== 'Amount')])
}

/** A measure: the last value against the target. */
export function qualityFacts(context: CardContext, item: Item<'quality'>): readonly Fact[] {
  const { metric = '', target, measured = [] } = item.values
  const [last, before] = [...measured].sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const met = last?.value === undefined || target === undefined ? undefined : meets(last.value, target)
  const verdict = met === undefined ? '' : met ? ' · met' : ' · **not met**'
  const value = (each: { date?: number; value?: number } | undefined): string | undefined =>
    each?.value === undefined ? undefined : `${plain(`${each.value} ${metric}`.trim())}`
  const gates = referrersOf(context.analysis.plan, item.id, 'milestones').map(({ id }) => id)
  return present([
    ['Target', target !== undefined && plain(`${target} ${metric}`.trim())],
    ['Last', last && value(last) && `${value(last)}${last.date === undefined ? '' : ` on ${formatDay(last.date)}`}${verdict}`],
    ['Before', value(before)],
    ['Gate of', refs(context, gates)],
    ['Owner', owner(context, item)],
  ])
}

/** A review, with how many of its findings are open. */
export function reviewFacts(context: CardContext, item: Item<'reviews'>): readonly Fact[] {
  const { findings = [] } = item.values
  const told = findings.slice(0, 4).map(({ title, severity, task }) =>
    `${plain(clip(title ?? 'untitled'))}${severity === undefined ? '' : ` (${severity})`}${task === undefined ? '' : ` ${idLink(context, task)}`}`)
  const more = findings.length - told.length
  return present([...written(context, item), ['Findings', `${told.join(', ')}${0 < more ? ` and ${more} more` : ''}`]])
}

/** What an overlay of the plan would set, an item a fact. */
export function overlayFacts(context: CardContext, item: Item<'scenarios'> | Item<'changes'>): readonly Fact[] {
  const { set, add } = item.values
  return present([...written(context, item), ['Sets', overlayLine(context, set)], ['Adds', addedLine(add)], ['Effect', (set ?? add) !== undefined && !isOver(item) && effectLine(context, item)]])
}

/** What was decided upon, or is in the plan by now, is compared no more. */
const isOver = ({ values }: Item): boolean => ['rejected', 'applied', 'withdrawn'].includes((values as { status?: string }).status ?? '')

const mostSet = 6

function overlayLine(context: CardContext, set: PlanNode | undefined): string | undefined {
  if (set?.kind !== 'map') return undefined
  const more = set.entries.length - mostSet
  const told = set.entries.slice(0, mostSet).map(({ key, value }) => `${idLink(context, key)} ${plain(short(value))}`)
  return `${told.join(', ')}${0 < more ? ` and ${more} more` : ''}`
}

function short(node: PlanNode): string {
  if (isNull(node)) return ''
  if (node.kind === 'scalar') return clip(node.text, 40)
  const parts = node.kind === 'list' ? node.items.slice(0, 4).map(short) : node.entries.slice(0, 4).map(({ key, value }) => `${key} ${short(value)}`)
  return clip(parts.join(', '), 80)
}

function addedLine(add: PlanNode | undefined): string | undefined {
  if (add?.kind !== 'map') return undefined
  const ids = add.entries.flatMap(({ value }) => (value.kind === 'map' ? value.entries.map(({ key }) => key) : []))
  return plain(clip(ids.join(', '), 120))
}

/** Working time, and the days off that come next. */
export function calendarFacts(context: CardContext, item: Item<'calendars'>): readonly Fact[] {
  const { analysis: { plan, schedule } } = context
  const coming = (item.values.holidays ?? []).filter(({ to }) => schedule.asof <= to).sort((a, b) => a.from - b.from).slice(0, 4)
  const days = coming.map(({ from, to }) => (from === to ? formatDay(from) : `${formatDay(from)}..${formatDay(to)}`)).join(', ')
  const people = [...plan.people.values()].filter(({ values }) => values.calendar === item.id).map(({ id }) => person(context, id)).slice(0, 8).join(', ')
  return present([
    ...writtenFacts(context, item, ['week', 'hours', 'day']),
    ['Next days off', days],
    ['People', people],
  ])
}
