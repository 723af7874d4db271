import { availableParallelism } from 'node:os'
import type { Analysis } from '../../analysis/analysePlan'
import { simulateInThreads } from '../../analysis/forecast/threads'
import { dayAtShare, sayCalibration, sayChance, sayPast, sayRuns, sayShift, valueAtShare } from '../../analysis/forecast/words'
import { readPastForecasts, type PastForecasts } from '../../analysis/forecast/pastForecasts'
import { readPastEstimates, type PastEstimates } from '../../analysis/forecast/pastEstimates'
import { formatFinish, titleOf } from '../../analysis/words'
import { createGit } from '../../git/run'
import type { AmountForecast, CostForecast, DateForecast, Forecast, MilestoneForecast, Percentile } from '../../schedule/forecast/forecast'
import { prepareForecast, summarise, type ForecastOptions } from '../../schedule/forecast/forecastPlan'
import { simulate } from '../../schedule/forecast/simulate'
import { hasNoDates } from '../../schedule/schedule'
import { formatDay, lastDayOf, type Minute } from '../../time/day'
import { answer } from '../answer'
import { command } from '../command'
import { json, plural, table } from '../output'

export const forecast = command({
  name: 'forecast',
  summary: 'when milestones will probably be reached, by estimates and risks; what drives that of MILESTONE, or else of the plan',
  operands: [{ name: 'MILESTONE', isOptional: true }],
  options: {
    runs: { kind: 'whole', value: 'N', least: 100, summary: 'how often the plan is run through; else `project.forecast.runs`, else 10000' },
    seed: { kind: 'whole', value: 'N', least: 0, summary: 'where the random numbers begin: the same seed gives the same forecast' },
    workers: { kind: 'whole', value: 'N', least: 1, summary: 'how many threads make the runs; the answer does not depend on it' },
    level: { kind: 'flag', summary: 'run the plan through in the order of its levelled schedule, as `level: true` of the project does' },
    'back-test': { kind: 'flag', summary: 'forecast the plan as it stood at past commits, too, and tell how often P50 and P80 held' },
    calibrated: { kind: 'flag', summary: 'correct estimates by what finished work took, today and in the history of the plan' },
  },
  async run(analysis, { operands: [target], options: { runs, seed, workers, level, calibrated, 'back-test': isTested }, json: asJson, folder }) {
    if (target !== undefined && !analysis.plan.milestones.has(target)) return { text: `There is no milestone \`${target}\`.`, exitCode: 2 }
    if (runs !== undefined && mostRuns < runs) return { text: `\`--runs\` wants at most ${mostRuns} runs: more tell nothing new.`, exitCode: 2 }
    if (!asJson && hasNoDates(analysis.schedule)) return answer(analysis, 'The plan has no tasks and no milestones to forecast.')
    const past = calibrated ? await readPastEstimates(createGit({ cwd: folder }), analysis.plan) : undefined
    const found = await forecastIn(analysis, { today: analysis.schedule.asof, runs, seed, target, level: level || undefined, cases: past?.cases }, workers)
    const tested = isTested ? await readPastForecasts(createGit({ cwd: folder }), analysis.plan) : undefined
    return answer(analysis, asJson ? json(told(analysis, found, { past, tested })) : text(analysis, found, tested))
  },
})

const mostRuns = 1_000_000

/** So many dates of tasks take about a second: more of them are shared out among threads. */
const many = 50_000_000
const mostThreads = 4

async function forecastIn({ plan, reading }: Analysis, options: ForecastOptions, workers: number | undefined): Promise<Forecast> {
  const prepared = prepareForecast(plan, options)
  const { simulation } = prepared
  const { runs } = simulation.chances
  const threads = workers ?? (runs * plan.tasks.size < many ? 1 : Math.min(mostThreads, availableParallelism()))
  if (threads === 1) return summarise(prepared, simulate(simulation, 0, runs))
  const files = [...reading.files.values()].map(({ path, text }) => ({ path, text }))
  return summarise(prepared, await simulateInThreads(files, options, { runs, threads }))
}

function text(analysis: Analysis, forecast: Forecast, tested: PastForecasts | undefined): string {
  const calibration = sayCalibration(forecast)
  return [
    sayRuns(forecast),
    ...(calibration === undefined ? [] : [calibration]),
    ...(tested === undefined ? [] : [sayPast(tested)]),
    dates(analysis, forecast),
    drivers(analysis, forecast),
    risks(analysis, forecast),
    ...costs(analysis, forecast),
  ].join('\n\n')
}

function dates({ plan }: Analysis, forecast: Forecast): string {
  const row = (id: string, title: string, each: DateForecast, { due, chance, cost = forecast.cost }: Partial<MilestoneForecast> = {}): readonly string[] => [
    id,
    due === undefined ? '' : formatDay(lastDayOf(due)),
    formatDay(lastDayOf(each.computed)),
    ...[0.5, 0.8, 0.9].map((share) => dayAtShare(each.percentiles, share)),
    chance === undefined ? '' : sayChance(chance),
    ...(cost ? [valueAtShare(cost.percentiles, 0.8).toFixed(0)] : []),
    title,
  ]
  const rows = [...forecast.milestones].map(([id, each]) => row(id, titleOf(plan.milestones.get(id) ?? { id, values: {} }), each, each))
  return table([['Milestone', 'Due', 'Computed', 'P50', 'P80', 'P90', 'Chance', ...(forecast.cost ? ['P80 cost'] : []), 'Title'], ...rows, row('', 'The whole plan', forecast.plan)])
}

/** Rows of each list of influences. */
const most = 10

function drivers({ plan, schedule }: Analysis, { tasks, target }: Forecast): string {
  const what = target === undefined ? "the plan's finish" : target
  if (tasks.length === 0) return `No open task drives ${what}.`
  const rows = tasks.slice(0, most).map(({ id, criticality, cruciality, sensitivity, swing }) => [
    id, ...(swing ? [sayShift(swing.low, schedule.calendar), sayShift(swing.high, schedule.calendar)] : ['', '']), sayChance(criticality), cruciality.toFixed(2), sensitivity.toFixed(2),
    titleOf(plan.tasks.get(id) ?? { id, values: {} }),
  ])
  const heading = `What drives ${what}: its mean moves, in working days, when a task takes its P10 and its P90`
  return `${heading}\n${table([['Task', 'Low', 'High', 'Critical', 'Cruciality', 'Sensitivity', 'Title'], ...rows])}${rest(tasks.length, 'task')}`
}

function risks({ plan, schedule }: Analysis, { risks: found, target }: Forecast): string {
  const what = target === undefined ? "the plan's finish" : target
  if (found.length === 0) return 'No risk is open.'
  const rows = found.slice(0, most).map(({ id, probability, mean, p80, cost, delays }) => [
    id, sayChance(probability), ...(delays ? [sayShift(mean, schedule.calendar), sayShift(p80, schedule.calendar)] : ['-', '-']), cost === 0 ? '' : cost.toFixed(0),
    titleOf(plan.risks.get(id) ?? { id, values: {} }),
  ])
  const idle = found.filter(({ delays, id }) => !delays && hasDelay(plan, id)).map(({ id }) => id)
  const remark = idle.length === 0 ? '' : `\n${idle.join(', ')} ${idle.length === 1 ? 'names' : 'name'} no open task: the delay does not count.`
  return `What each risk adds to ${what}, in working days\n${table([['Risk', 'Chance', 'Mean', 'P80', 'Cost', 'Title'], ...rows])}${rest(found.length, 'risk')}${remark}`
}

function hasDelay({ risks: all }: Analysis['plan'], id: string): boolean {
  const impact = all.get(id)?.values.impact
  return typeof impact === 'object' && impact.time !== undefined
}

const rest = (count: number, word: string): string => (most < count ? `\nand ${plural(count - most, `other ${word}`)}` : '')

function costs({ plan }: Analysis, { cost, target }: Forecast): readonly string[] {
  if (!cost) return []
  const currency = plan.project.currency === undefined ? '' : ` ${plan.project.currency}`
  const say = (amount: number): string => `${amount.toFixed(0)}${currency}`
  const at = (share: number): string => say(valueAtShare(cost.percentiles, share))
  return [
    [
      `Cost at completion: ${say(cost.computed)} by the estimates; P50 ${at(0.5)}, P80 ${at(0.8)}, P90 ${at(0.9)}.`,
      ...(cost.budget === undefined ? [] : [`The budget of ${say(cost.budget)} is kept with a chance of ${sayChance(cost.chanceOfBudget ?? 0)}.`]),
      ...(cost.chanceOfBoth === undefined ? [] : [`Both the budget and the due date of ${target} are kept with a chance of ${sayChance(cost.chanceOfBoth)}.`]),
      `The P80 date and the P80 cost are kept together with a chance of ${sayChance(valueAtShare(cost.joint, 0.8))}.`,
    ].join('\n'),
  ]
}

/** What the history of the plan was asked for. */
interface FromHistory {
  readonly past: PastEstimates | undefined
  readonly tested: PastForecasts | undefined
}

function told(analysis: Analysis, found: Forecast, { past, tested }: FromHistory): object {
  const { runs, seed, distribution, correlation, asof, calibration, target, riskCost, cost } = found
  return {
    runs, seed, distribution, correlation,
    asof: formatDay(asof),
    calibration: calibration ? { ...calibration, backTest: calibration.backTest ?? null, fromHistory: past?.fromHistory ?? 0 } : null,
    backTest: tested ? { ...tested, withinP50: tested.withinP50 ?? null, withinP80: tested.withinP80 ?? null } : null,
    plan: toldDate(found.plan),
    milestones: Object.fromEntries([...found.milestones].map(([id, each]) => [id, toldMilestone(each)])),
    target: target ?? null,
    tasks: found.tasks.map(({ swing, ...each }) => ({ ...each, swing: swing ?? null })),
    risks: found.risks,
    riskCost: toldAmount(riskCost),
    cost: cost ? toldCost(analysis, cost) : null,
  }
}

const byName = <Value, Told>(percentiles: readonly Percentile<Value>[], tell: (value: Value) => Told): object =>
  Object.fromEntries(percentiles.map(({ share, value }) => [`P${Math.round(share * 100)}`, tell(value)]))

const toldDate = ({ computed, mean, deviation, percentiles, histogram, chanceOfComputed }: DateForecast): object => ({
  computed: formatFinish(computed), mean: formatFinish(mean), deviation, chanceOfComputed,
  percentiles: byName(percentiles, formatFinish),
  histogram: { from: formatFinish(Math.round(histogram.from) as Minute), minutes: histogram.width, counts: histogram.counts },
})

const toldMilestone = (each: MilestoneForecast): object => ({
  ...toldDate(each), reached: each.reached, due: each.due === undefined ? null : formatFinish(each.due), chance: each.chance ?? null, cost: each.cost ? toldAmount(each.cost) : null,
})

const toldAmount = ({ mean, percentiles }: AmountForecast): object => ({ mean, percentiles: byName(percentiles, (value) => value) })

const toldCost = ({ plan }: Analysis, cost: CostForecast): object => ({
  currency: plan.project.currency ?? null,
  computed: cost.computed, ...toldAmount(cost),
  budget: cost.budget ?? null, chanceOfBudget: cost.chanceOfBudget ?? null, chanceOfBoth: cost.chanceOfBoth ?? null,
  joint: byName(cost.joint, (value) => value),
})
