import type { Analysis } from '../../analysis/analysePlan'
import { costsFor, inHundredths, sayAmount, unitOf } from '../../analysis/costs'
import { titleOf } from '../../analysis/words'
import type { Item } from '../../plan/model/plan'
import type { Costs } from '../../schedule/cost/charges'
import { keysBy, sumOf, sumsBy, type CostSum, type Grouping } from '../../schedule/cost/groups'
import { curveOf, endsOf, spanOf, type Period } from '../../schedule/cost/phasing'
import { addDays, dayOf, formatDay } from '../../time/day'
import { answer } from '../answer'
import { command } from '../command'
import { by, groupNames, partsOrTime } from '../grouping'
import { json, plural, table } from '../output'

export const cost = command({
  name: 'cost',
  summary: 'what the plan costs: planned, actual, still to come and at completion',
  operands: [],
  options: { by },
  run(analysis, { options, json: asJson }) {
    const costs = costsFor(analysis)
    const wanted = partsOrTime(options.by)
    if ('period' in wanted) return answer(analysis, asJson ? json({ ...head(analysis, costs), curve: curve(costs, wanted.period) }) : overTime(analysis, costs, wanted.period))
    return answer(analysis, asJson ? json({ ...head(analysis, costs), ...grouped(analysis, costs, wanted.parts) }) : byGroup(analysis, costs, wanted.parts))
  },
})

function head({ plan, schedule }: Analysis, costs: Costs): object {
  return {
    asof: formatDay(schedule.asof),
    measure: costs.measure,
    currency: plan.project.currency ?? null,
    total: told(sumOf(costs.charges)),
    unrated: costs.unrated,
    assumed: assumedTasks(costs),
  }
}

const told = ({ planned, actual, remaining }: CostSum): object => ({
  planned: inHundredths(planned),
  actual: inHundredths(actual),
  remaining: inHundredths(remaining),
  completion: inHundredths(actual + remaining),
})

/** Every item of the grouping that costs anything, and every budget line, in the order of the plan. */
function groups({ plan }: Analysis, costs: Costs, parts: Grouping) {
  const { sums, rest } = sumsBy(costs.charges, keysBy(plan, parts))
  const rows: { readonly item: Item; readonly sum: CostSum; readonly budget: number | undefined }[] = []
  for (const item of plan.items.values()) {
    const isLine = parts === 'line' && item.collection === 'budget'
    const sum = sums.get(item.id) ?? (isLine ? { planned: 0, actual: 0, remaining: 0 } : undefined)
    if (sum) rows.push({ item, sum, budget: isLine ? (item as Item<'budget'>).values.planned : undefined })
  }
  return { rows, rest }
}

function grouped(analysis: Analysis, costs: Costs, parts: Grouping): object {
  const { rows, rest } = groups(analysis, costs, parts)
  return {
    by: parts,
    items: rows.map(({ item, sum, budget }) => ({ id: item.id, ...told(sum), ...(parts === 'line' && { budget: budget ?? null }) })),
    rest: told(rest),
  }
}

function byGroup(analysis: Analysis, costs: Costs, parts: Grouping): string {
  const { rows, rest } = groups(analysis, costs, parts)
  const say = (amount: number | undefined) => (amount === undefined ? '' : sayAmount(amount, costs.measure))
  const line = (id: string, sum: CostSum, budget: number | undefined) =>
    [id, ...(parts === 'line' ? [say(budget)] : []), ...[sum.planned, sum.actual, sum.remaining, sum.actual + sum.remaining].map(say)]
  const heading = [groupNames[parts], ...(parts === 'line' ? ['Budget'] : []), 'Planned', 'Actual', 'To come', 'At completion', 'Title']
  const others = rest.planned === 0 && rest.actual + rest.remaining === 0 ? [] : [line('(none)', rest, undefined)]
  return [
    table([heading, ...rows.map(({ item, sum, budget }) => [...line(item.id, sum, budget), titleOf(item)]), ...others, line('Total', sumOf(costs.charges), undefined)]),
    remarks(analysis, costs).join('\n'),
  ].join('\n\n')
}

function remarks({ plan }: Analysis, costs: Costs): readonly string[] {
  const assumed = assumedTasks(costs).length
  const unit = unitOf(plan, costs.measure)
  return [
    ...(costs.measure === 'effort' ? ['The plan names no rates and no expenses: amounts are days of effort.'] : unit === '' ? [] : [`Amounts are in ${unit}.`]),
    ...(assumed === 0 ? [] : [`Of ${plural(assumed, 'task')} it is not written what was spent: what is done of them counts as planned.`]),
    ...(costs.unrated.length === 0 ? [] : [`No rate is written for ${costs.unrated.join(', ')}: their work is counted as nothing.`]),
  ]
}

const assumedTasks = ({ charges }: Costs): readonly string[] => [
  ...new Set(charges.flatMap(({ assumed, task }) => (assumed && task !== undefined ? [task] : []))),
]

/** What falls due in each period, and until its end. */
function curve(costs: Costs, period: Period) {
  const span = spanOf(costs)
  const ends = span ? endsOf(span, period) : []
  const [planned, forecast] = (['planned', 'forecast'] as const).map((part) => curveOf(costs, part, ends)) as [readonly number[], readonly number[]]
  return ends.map((end, i) => ({
    from: formatDay(i === 0 ? dayOf(span!.from) : dayOf(ends[i - 1]!)),
    to: formatDay(addDays(dayOf(end), -1)),
    planned: inHundredths(planned[i]! - (planned[i - 1] ?? 0)),
    forecast: inHundredths(forecast[i]! - (forecast[i - 1] ?? 0)),
    plannedSoFar: inHundredths(planned[i]!),
    forecastSoFar: inHundredths(forecast[i]!),
  }))
}

function overTime(analysis: Analysis, costs: Costs, period: Period): string {
  const say = (amount: number) => sayAmount(amount, costs.measure)
  const rows = curve(costs, period).map((each) =>
    [each.from, each.to, say(each.planned), say(each.plannedSoFar), say(each.forecast), say(each.forecastSoFar)])
  return [table([['From', 'To', 'Planned', 'in all', 'Actual and to come', 'in all'], ...rows]), remarks(analysis, costs).join('\n')].join('\n\n')
}
