import { CompletionItemKind } from 'vscode-languageserver'
import { idSource } from '../../../plan/schema/kinds/references'
import type { Asked, Candidate } from './candidate'
import { referenceCandidates } from './references'

const types: readonly (readonly [type: string, meaning: string])[] = [
  ['FS', 'starts when it has finished'], ['SS', 'starts when it has started'],
  ['FF', 'finishes when it has finished'], ['SF', 'finishes when it has started'],
]
const lags: readonly (readonly [lag: string, meaning: string])[] = [
  ['+1d', 'a day later'], ['+2d', 'two days later'], ['+1w', 'a week later'], ['-1d', 'a day earlier'], ['+1ed', 'a day later by the clock'],
]
const units: readonly string[] = ['d', 'h', 'w', 'mo', 'ed', 'eh']

const linkPattern = new RegExp(`^${idSource} +(?=[A-Z]{0,2}$)`, 'i')
const lagPattern = new RegExp(`^${idSource} +(?:FS|SS|FF|SF)(?=[+-]?(\\d*)[a-z]*$)`)

/** Predecessors, and behind one the link types and lags. */
export function dependencyCandidates(asked: Asked): readonly Candidate[] {
  const { typed } = asked
  const lag = lagPattern.exec(typed)
  if (lag) return lagCandidates(typed.slice(lag[0].length), lag[0].length)
  const link = linkPattern.exec(typed)
  const linked = link && asked.analysis.plan.items.has(link[0].trim()) ? typeCandidates(link[0].length) : []
  return 0 < linked.length ? linked : referenceCandidates(asked, ['tasks', 'milestones'])
}

const typeCandidates = (from: number): readonly Candidate[] => [
  ...types.map(([label, detail]) => ({ label, detail, from, kind: CompletionItemKind.EnumMember })),
  ...types.slice(0, 3).flatMap(([type]) => lags.slice(0, 2).map(([lag, detail]) => ({ label: `${type}${lag}`, detail, from, kind: CompletionItemKind.EnumMember }))),
]

function lagCandidates(lag: string, from: number): readonly Candidate[] {
  const number = /^[+-]\d+/.exec(lag)?.[0]
  if (number === undefined) return lags.map(([label, detail]) => ({ label, detail, from, kind: CompletionItemKind.Unit }))
  return units.map((unit) => ({ label: `${number}${unit}`, from, kind: CompletionItemKind.Unit }))
}
