import type { Analysis } from '../../analysis/analysePlan'
import { momentsOf, titleOf } from '../../analysis/words'
import { plainWords, sayBy, stepWords, whyOf, type Why, type WhyConflict, type WrittenPlace } from '../../analysis/why'
import { lineStarts, positionAt } from '../../base/text'
import { answer, unknownItem } from '../answer'
import { command } from '../command'
import { json, printableLine } from '../output'

export const why = command({
  name: 'why',
  summary: 'what puts a task or milestone on its date: the chain of links, calendars and dates',
  operands: [{ name: 'ID' }],
  options: {},
  run(analysis, { operands: [id = ''], json: asJson }) {
    if (!analysis.plan.items.has(id)) return unknownItem(analysis, id)
    const found = whyOf(analysis, id)
    return answer(analysis, asJson ? json(found ? told(analysis, found) : null) : found ? text(analysis, found) : `${id} has no dates.`)
  },
})

function placeOf({ reading }: Analysis, place: WrittenPlace | undefined): { file: string; line: number; column: number } | undefined {
  if (!place) return undefined
  const { line, character } = positionAt(lineStarts(reading.files.get(place.file)?.text ?? ''), place.range.start)
  return { file: place.file, line: line + 1, column: character + 1 }
}

function datesOf({ schedule }: Analysis, { item, start, finish }: Pick<Why, 'item' | 'start' | 'finish'>) {
  const { driver } = schedule.tasks.get(item) ?? schedule.milestones.get(item) ?? { driver: { kind: 'project' } as const }
  return momentsOf({ start, finish, driver })
}

function told(analysis: Analysis, found: Why): object {
  return {
    id: found.item,
    ...datesOf(analysis, found),
    steps: found.steps.map((step) => ({
      id: step.item, ...datesOf(analysis, step), reason: step.reason, words: stepWords(analysis.plan, step), place: placeOf(analysis, step.place) ?? null,
    })),
    conflicts: found.conflicts.map(({ bound, by, parts }) => ({
      bound, by, parts: parts.map((part) => ({ id: part.item, words: plainWords(part.words), place: placeOf(analysis, part.place) ?? null })),
    })),
    cycle: found.cycle ?? null,
  }
}

function text(analysis: Analysis, found: Why): string {
  const item = analysis.plan.items.get(found.item)
  const { start, finish } = datesOf(analysis, found)
  const at = (place: WrittenPlace | undefined) => {
    const written = placeOf(analysis, place)
    return written ? ` [${written.file}:${written.line}]` : ''
  }
  const conflict = (each: WhyConflict): readonly string[] =>
    ['', `These cannot hold together, ${sayBy(analysis, each)}:`, ...each.parts.map((part) => `  ${part.item} ${plainWords(part.words)}${at(part.place)}`)]
  return [
    `${found.item} ${item ? titleOf(item) : ''}`,
    start === finish ? start : `${start} to ${finish}`,
    '',
    ...found.steps.map((step) => `${step.item} ${stepWords(analysis.plan, step)}${at(step.place)}`),
    ...found.conflicts.flatMap(conflict),
    ...(found.cycle ? ['', `In a circle, whose links are left out: ${[...found.cycle, found.cycle[0] ?? ''].join(' -> ')}`] : []),
  ].map(printableLine).map((line) => line.trimEnd()).join('\n')
}
