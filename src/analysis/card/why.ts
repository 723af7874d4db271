import { clip } from '../../base/clip'
import { daysOfTask, titleOf } from '../words'
import { sayBy, sayGap, whyOf, stepOf, type Why, type WhyStep, type Words, type WrittenPlace } from '../why'
import { idLink, linked, plain, type CardContext } from './context'

/** Steps of the answer on a card, and where it is asked for by itself. */
const mostOnCard = 6
const mostAlone = 12

/** What puts an item on its date, as one line. */
export function firstReason(context: CardContext, id: string): string | undefined {
  const step = stepOf(context.analysis, id)
  return step && reasonLine(context, step)
}

/** What follows the first reason, on a card: one step a line, each leading to the text that decides; empty when there is no more to say. */
export function restOfWhy(context: CardContext, id: string): readonly string[] {
  const why = whyOf(context.analysis, id)
  if (!why || (why.chain.length < 2 && why.conflicts.length === 0 && !why.cycle)) return []
  // What cannot hold together is the same chain again, with the bound.
  const rest = why.chain.length < 2 || 0 < why.conflicts.length ? [] : ['**Because**', '', ...stepLines(context, why.chain.slice(1), mostOnCard)]
  return [...rest, ...conflictLines(context, why), ...circleLine(context, why)]
}

/** "Why this date?" by itself; empty for what has no dates. */
export function whyMarkdown(context: CardContext, id: string): string {
  const why = whyOf(context.analysis, id)
  if (!why || why.chain.length === 0) return ''
  const { start, finish } = daysOfTask(why)
  const question = context.analysis.plan.milestones.has(id) ? finish : start
  return [`**Why ${question}?**`, '', ...stepLines(context, why.chain, mostAlone), ...conflictLines(context, why), ...circleLine(context, why)].join('\n')
}

function stepLines(context: CardContext, chain: readonly string[], most: number): readonly string[] {
  // The first reasons and the last one: where the chain begins matters more than its middle.
  const shown = chain.length <= most ? chain : [...chain.slice(0, most - 1), ...chain.slice(-1)]
  const left = chain.length - shown.length
  return shown.flatMap((id) => stepOf(context.analysis, id) ?? []).flatMap((step, index) => [
    ...(0 < left && index === most - 1 ? [`1. … ${left} more ${left === 1 ? 'step' : 'steps'} …`] : []),
    `1. ${stepLine(context, step)}`,
  ])
}

function stepLine(context: CardContext, step: WhyStep): string {
  const item = context.analysis.plan.items.get(step.item)
  const name = item && titleOf(item) !== item.id ? ` *${plain(clip(titleOf(item), 40))}*` : ''
  return `${idLink(context, step.item)}${name} ${reasonLine(context, step)}`
}

function reasonLine(context: CardContext, { words, gap, place }: WhyStep): string {
  const between = sayGap(context.analysis.plan, gap)
  return `${sentence(context, words)}${between === '' ? '' : `; ${plain(between)}`}${where(context, place)}`
}

const sentence = (context: CardContext, words: Words): string =>
  words.map((each) => (typeof each === 'string' ? each : idLink(context, each.item))).join('')

/** Leads to the text that decides. */
function where(context: CardContext, place: WrittenPlace | undefined): string {
  const link = place === undefined ? '' : linked(context, '↗', place)
  return link.startsWith('[') ? ` ${link}` : ''
}

const conflictLines = (context: CardContext, { conflicts }: Why): readonly string[] =>
  conflicts.flatMap((conflict) => [
    '',
    `**These cannot hold together**, ${sayBy(context.analysis, conflict)}:`,
    '',
    ...conflict.parts.slice(0, 10).map((part) => `- ${idLink(context, part.item)} ${sentence(context, part.words)}${where(context, part.place)}`),
  ])

const circleLine = (context: CardContext, { cycle }: Why): readonly string[] =>
  cycle ? ['', `**In a circle**, whose links are left out: ${[...cycle, cycle[0] ?? ''].slice(0, 12).map((id) => idLink(context, id)).join(' → ')}`] : []
