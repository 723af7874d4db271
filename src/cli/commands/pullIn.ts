import type { Analysis } from '../../analysis/analysePlan'
import { inHundredths, sayAmount, unitOf } from '../../analysis/costs'
import { listed, named } from '../../analysis/findings/finding'
import { pullIn, type PullIn, type WaySet } from '../../analysis/pullIn/pullIn'
import { settingsOf } from '../../analysis/pullIn/settings'
import { wayKinds, type Tried, type WayKind } from '../../analysis/pullIn/way'
import { formatFinish, inDays } from '../../analysis/words'
import { formatText } from '../../plan/edit/format'
import { formatDay, lastDayOf } from '../../time/day'
import { answer, unknownItem } from '../answer'
import { command } from '../command'
import { json, printable, printableLine, table } from '../output'

export const pullInCommand = command({
  name: 'pull-in',
  summary: 'ways to have a milestone sooner: more people, others, overlaps, less waiting or scope, with what each wins and costs',
  operands: [{ name: 'MILESTONE' }],
  options: {
    to: { kind: 'date', value: 'DATE', summary: 'the day by which it is wanted; its due date when left out' },
    without: { kind: 'text', value: 'WAY', isMany: true, summary: `a kind of way that is not wanted: ${wayKinds.join(', ')}; may come several times` },
  },
  run(analysis, { operands: [id = ''], options: { to, without }, json: asJson }) {
    const { plan, schedule } = analysis
    const milestone = plan.milestones.get(id)
    if (!milestone) return plan.items.has(id) ? { text: printableLine(`\`${id}\` is not a milestone.`), exitCode: 2 } : unknownItem(analysis, id)
    const wrong = without.find((word) => !wayKinds.some((kind) => kind === word))
    if (wrong !== undefined) return { text: printableLine(`\`--without\` wants ${wayKinds.join(', ')}, not \`${wrong}\`.`), exitCode: 2 }
    const found = pullIn(plan, schedule, milestone, { by: to, without: without as readonly WayKind[] })
    return answer(analysis, asJson ? json(told(analysis, found)) : text(analysis, found))
  },
})

function told({ plan }: Analysis, found: PullIn): object {
  const { milestone, at, by, measure, ways, sets } = found
  return {
    milestone,
    at: formatFinish(at),
    wanted: by === undefined ? null : formatDay(by),
    measure,
    currency: plan.project.currency ?? null,
    sets: sets.map(({ ways: taken, at: then, cost, isMet, heldBy }) => ({
      isMet, at: formatFinish(then), cost: inHundredths(cost), ways: taken.map(toldWay), set: settingsOf(plan, taken.map(({ way }) => way)), heldBy,
    })),
    ways: ways.map((each) => ({ ...toldWay(each), set: settingsOf(plan, [each.way]) })),
  }
}

/** Working minutes won, and what it costs more. */
const toldWay = ({ way, at, won, cost }: Tried) => ({ kind: way.kind, item: way.item, words: way.words, at: formatFinish(at), won, cost: inHundredths(cost) })

function text(analysis: Analysis, found: PullIn): string {
  const { ways, milestone, sets } = found
  return [
    printable(verdict(analysis, found)),
    ...sets.flatMap((set, i) => setTexts(analysis, found, { set, intro: i === 0 ? [] : [`Or with fewer changes, for ${costWords(analysis, found, set.cost)}:`] })),
    ways.length === 0 ? `No single change that is known brings ${milestone} sooner.` : `Each change alone:\n\n${rows(analysis, found, ways)}`,
  ].join('\n\n')
}

interface Told {
  readonly set: WaySet
  readonly intro: readonly string[]
}

function setTexts(analysis: Analysis, found: PullIn, { set: { ways }, intro }: Told): readonly string[] {
  if (ways.length === 0) return intro
  return [...intro, rows(analysis, found, ways), printable(`As a scenario:\n\n${scenarioText(found, settingsOf(analysis.plan, ways.map(({ way }) => way)))}`)]
}

function verdict(analysis: Analysis, found: PullIn): string {
  const { plan } = analysis
  const { milestone, at, by, sets: [set] } = found
  const is = `${named(plan, milestone)} is computed for ${formatDay(lastDayOf(at))}.`
  if (by === undefined) return `${is} It has no due date: name one with \`--to DATE\`.`
  if (!set) return `${is} That is in time for ${formatDay(by)}.`
  const changes = `${set.ways.length === 1 ? 'one change' : `${set.ways.length} changes`}, for ${costWords(analysis, found, set.cost)}`
  if (set.isMet) return `${is} ${formatDay(by)} is met with ${changes}.`
  const nearest = set.ways.length === 0 ? 'nothing that is known brings it sooner' : `the nearest that was found is ${formatDay(lastDayOf(set.at))}, with ${changes}`
  const held = set.heldBy.length === 0 ? '' : ` It is then held by ${listed(set.heldBy.map((id) => named(plan, id)))}.`
  return `${is} ${formatDay(by)} cannot be met: ${nearest}.${held}`
}

function costWords({ plan }: Analysis, { measure }: PullIn, cost: number): string {
  const [amount, unit] = [sayAmount(Math.abs(cost), measure), unitOf(plan, measure)]
  return amount === '0' ? 'no cost' : `${amount}${unit === '' ? '' : ` ${unit}`} ${cost < 0 ? 'less' : 'more'}`
}

function rows({ plan, schedule }: Analysis, { measure }: PullIn, tried: readonly Tried[]): string {
  const unit = unitOf(plan, measure)
  const cost = (amount: number) => { const said = sayAmount(amount, measure); return amount <= 0 ? said : `+${said}` }
  return table([['Way', 'Won', `Cost${unit === '' ? '' : ` (${unit})`}`, 'Then on', 'What'], ...tried.map(({ way, at, won, cost: more }) => [
    names[way.kind], won <= 0 ? '' : inDays(won, schedule.calendar), cost(more), formatDay(lastDayOf(at)), `${way.words}${risks[way.kind] ?? ''}`,
  ])])
}

const names: Readonly<Record<WayKind, string>> = { crash: 'crash', reassign: 'reassign', fastTrack: 'fast-track', lag: 'less waiting', scope: 'less scope' }

const risks: Readonly<Partial<Record<WayKind, string>>> = { fastTrack: '; work may have to be done twice', lag: '; something may need that time' }

function scenarioText({ milestone }: PullIn, set: ReturnType<typeof settingsOf>): string {
  const lines = Object.entries(set).map(([id, keys]) => `      ${id}: { ${Object.entries(keys).map(([key, value]) => `${key}: ${value}`).join(', ')} }`)
  return ['scenarios:', `  sooner-${milestone}:`, `    title: ${formatText(`${milestone} sooner`)}`, '    set:', ...lines].join('\n')
}
