import type { Analysis } from '../../analysis/analysePlan'
import { measureAgainst, type Measured } from '../../analysis/baseline'
import { inHundredths, sayAmount, unitOf } from '../../analysis/costs'
import { titleOf } from '../../analysis/words'
import { createGit } from '../../git/run'
import type { Plan } from '../../plan/model/plan'
import { keysBy, type Grouping } from '../../schedule/cost/groups'
import type { EarnedValue, Outlook } from '../../schedule/cost/indices'
import { curveOf, endsOf, spanOf, type Period } from '../../schedule/cost/phasing'
import { formatDay, lastDayOf } from '../../time/day'
import { answer } from '../answer'
import { command } from '../command'
import { by, groupNames, partsOrTime } from '../grouping'
import { json, printableLine, table } from '../output'

export const earned = command({
  name: 'earned',
  summary: 'earned value against a baseline: variances, indices, estimates at completion',
  operands: [],
  options: {
    baseline: { kind: 'text', value: 'REV', summary: 'the git revision to measure against; else `project.baseline`, else the plan itself' },
    by,
  },
  async run(analysis, { options: { baseline, by: chosen }, json: asJson, folder }) {
    const measured = await measureAgainst(createGit({ cwd: folder }), analysis, baseline)
    if (!measured.ok) return { text: printableLine(`The baseline \`${baseline ?? analysis.plan.project.baseline ?? ''}\` cannot be read. ${measured.message}`), exitCode: 2 }
    return answer(analysis, asJson ? json(told(analysis, measured.value, partsOrTime(chosen))) : text(analysis, measured.value, partsOrTime(chosen)))
  },
})

type Wanted = ReturnType<typeof partsOrTime>

/** Undefined is "not known", in JSON null. */
const orNull = (value: number | undefined): number | null => (value === undefined ? null : inHundredths(value))
const index = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value * 10_000) / 10_000)

function toldValue({ pv, ev, ac, bac, sv, cv, spi, cpi, tcpi, forecasts }: EarnedValue): object {
  return {
    pv: orNull(pv), ev: orNull(ev), ac: orNull(ac), bac: orNull(bac), sv: orNull(sv), cv: orNull(cv), spi: index(spi), cpi: index(cpi), tcpi: index(tcpi),
    forecasts: Object.fromEntries(Object.entries(forecasts).map(([outlook, { eac, etc, vac, tcpi }]) =>
      [outlook, { eac: orNull(eac), etc: orNull(etc), vac: orNull(vac), tcpi: index(tcpi) }])),
  }
}

function told({ plan, schedule }: Analysis, measured: Measured, wanted: Wanted): object {
  const { whole, inTime, added, dropped } = measured.earned
  return {
    asof: formatDay(schedule.asof),
    baseline: measured.revision ?? null,
    commit: measured.commit ?? null,
    measure: measured.present.costs.measure,
    currency: plan.project.currency ?? null,
    ...toldValue(whole),
    schedule: {
      es: orNull(inTime.es), at: orNull(inTime.at), pd: orNull(inTime.pd), sv: orNull(inTime.sv), spi: index(inTime.spi),
      duration: orNull(inTime.duration), finish: inTime.finish === undefined ? null : formatDay(lastDayOf(inTime.finish)),
    },
    added,
    dropped,
    ...('period' in wanted
      ? { curve: curve(measured, wanted.period) }
      : { by: wanted.parts, items: [...measured.earned.by(keysBy(plan, wanted.parts))].map(([id, value]) => ({ id, ...toldValue(value) })) }),
  }
}

/** The S-curve: planned value of the baseline; what it costs, up to the status date actual and behind it still to come. */
function curve({ baseline, present }: Measured, period: Period) {
  const spans = [spanOf(baseline.costs), spanOf(present.costs)].filter((span) => span !== undefined)
  const [from, to] = [Math.min(...spans.map((span) => span.from)), Math.max(...spans.map((span) => span.to))]
  const ends = spans.length === 0 ? [] : endsOf({ from, to } as (typeof spans)[number], period)
  const [pv, cost] = [curveOf(baseline.costs, 'planned', ends), curveOf(present.costs, 'forecast', ends)]
  return ends.map((end, i) => ({ to: formatDay(lastDayOf(end)), pv: inHundredths(pv[i]!), cost: inHundredths(cost[i]!) }))
}

const outlooks: Readonly<Record<Outlook, string>> = {
  atPlan: 'AC + BAC - EV: the rest as planned',
  byCost: 'BAC / CPI: at the cost so far',
  byCostAndSchedule: 'AC + (BAC - EV) / (CPI x SPI): at the cost and pace so far',
  remaining: 'AC + what is left by the estimates of today',
}

function text({ plan }: Analysis, measured: Measured, wanted: Wanted): string {
  const { whole, inTime, added, dropped } = measured.earned
  const { measure } = measured.present.costs
  const say = (amount: number | undefined) => (amount === undefined ? 'not known' : sayAmount(amount, measure))
  const unit = unitOf(plan, measure)
  const against = measured.revision === undefined ? 'the plan itself: there is no baseline' : `${measured.revision} (${measured.commit?.slice(0, 8) ?? ''})`
  return [
    printableLine(`Against ${against}${unit === '' ? '' : `, in ${unit}`}.`),
    table([
      ['PV planned value', say(whole.pv), 'SV schedule variance', say(whole.sv), 'SPI', ratio(whole.spi)],
      ['EV earned value', say(whole.ev), 'CV cost variance', say(whole.cv), 'CPI', ratio(whole.cpi)],
      ['AC actual cost', say(whole.ac), 'BAC budget', say(whole.bac), 'TCPI', ratio(whole.tcpi)],
    ]),
    table([
      ['Estimate at completion', 'EAC', 'ETC', 'VAC', 'TCPI'],
      ...(Object.keys(outlooks) as Outlook[]).map((outlook) => {
        const { eac, etc, vac, tcpi } = whole.forecasts[outlook]
        return [outlooks[outlook], say(eac), say(etc), say(vac), ratio(tcpi)]
      }),
    ]),
    inTimeWords(inTime),
    'period' in wanted ? curveTable(measured, wanted.period, say) : partsTable(plan, measured, wanted.parts, say),
    ...(added.length === 0 ? [] : [`Not in the baseline, so without planned value: ${added.join(', ')}`]),
    ...(dropped.length === 0 ? [] : [`In the baseline and no longer in the plan, so never earned: ${dropped.join(', ')}`]),
  ].join('\n\n')
}

type Say = (amount: number | undefined) => string

const partsTable = (plan: Plan, measured: Measured, parts: Grouping, say: Say): string =>
  table([[groupNames[parts], 'PV', 'EV', 'AC', 'BAC', 'SPI', 'CPI', 'EAC', 'Title'], ...[...measured.earned.by(keysBy(plan, parts))].map(([id, value]) => [
    id, say(value.pv), say(value.ev), say(value.ac), say(value.bac), ratio(value.spi), ratio(value.cpi), say(value.forecasts.byCost.eac), titleOf(plan.items.get(id) ?? { id, values: {} }),
  ])])

const curveTable = (measured: Measured, period: Period, say: Say): string =>
  table([['Until', 'PV', 'Actual and to come'], ...curve(measured, period).map(({ to, pv, cost }) => [to, say(pv), say(cost)])])

const ratio = (value: number | undefined): string => (value === undefined ? 'not known' : (Math.round(value * 100) / 100).toFixed(2))

function inTimeWords({ es, at, pd, spi, duration, finish }: Measured['earned']['inTime']): string {
  const days = (value: number) => String(Math.round(value * 10) / 10)
  const so = spi === undefined || duration === undefined || finish === undefined ? '' : `, SPI(t) ${ratio(spi)}: at this pace it takes ${days(duration)} days, until ${formatDay(lastDayOf(finish))}`
  return `In time: ${days(es)} of ${days(pd)} working days are earned, ${days(at)} have passed${so}.`
}
