import { CompletionItemKind } from 'vscode-languageserver'
import type { Asked, Candidate } from './candidate'

const units: readonly (readonly [unit: string, meaning: string])[] = [
  ['h', 'hours'], ['d', 'days'], ['w', 'weeks'], ['mo', 'months of 20 days'], ['min', 'minutes'],
]
const elapsedUnits: typeof units = [['eh', 'hours by the clock'], ['ed', 'days by the clock'], ['ew', 'weeks by the clock']]
const usual = ['1d', '2d', '3d', '5d', '1w', '2w', '4h', '2h', '1h', '1mo']

const unit = (label: string, detail: string): Candidate => ({ label, kind: CompletionItemKind.Unit, detail })

/** The units for a number that was typed, or usual lengths. */
function lengths(typed: string, isElapsed: boolean): readonly Candidate[] {
  const number = /^\d+(?:\.\d+)?(?=[a-z]*$)/.exec(typed)?.[0]
  if (number === undefined) return usual.map((each) => unit(each, 'working time'))
  return [...units, ...(isElapsed ? elapsedUnits : [])].map(([each, meaning]) => unit(`${number}${each}`, `${number} ${meaning}`))
}

export const durationCandidates = ({ typed }: Asked): readonly Candidate[] => lengths(typed, true)

/** One length, or three of them: the part behind the last `..` is completed on its own. */
export const estimateCandidates = (asked: Asked): readonly Candidate[] => estimates(asked, true)

/** As an estimate, without time by the clock. */
export const effortCandidates = (asked: Asked): readonly Candidate[] => estimates(asked, false)

function estimates({ typed }: Asked, isElapsed: boolean): readonly Candidate[] {
  const from = typed.lastIndexOf('..') + 2
  if (1 < from) return lengths(typed.slice(from), isElapsed).map((candidate) => ({ ...candidate, from }))
  const threePoint: Candidate = {
    label: '1d..2d..4d', kind: CompletionItemKind.Snippet, search: 'three-point',
    snippet: '${1:1d}..${2:2d}..${3:4d}', detail: 'optimistic..likely..pessimistic',
  }
  return [...lengths(typed, isElapsed), threePoint]
}

/** `40%` for `4` and for `40`; usual shares. */
export function percentCandidates({ typed }: Pick<Asked, 'typed'>): readonly Candidate[] {
  const number = /^\d+(?:\.\d+)?/.exec(typed)?.[0]
  const shares = ['0', '10', '25', '50', '75', '90', '100']
  const begun = number === undefined ? [] : number.length === 1 && number !== '0' ? [`${number}0`, number] : [number]
  return [...new Set([...begun, ...shares])].map((share) => ({ label: `${share}%`, kind: CompletionItemKind.Unit }))
}

/** Of what there must be some. */
export const shareCandidates = (asked: Pick<Asked, 'typed'>): readonly Candidate[] => percentCandidates(asked).filter(({ label }) => label !== '0%')

/** The words for a probability with what they mean, and percentages. */
export const probabilityCandidates = (asked: Asked): readonly Candidate[] => [
  ...[...asked.analysis.plan.probabilities].map(([word, share]): Candidate =>
    ({ label: word, kind: CompletionItemKind.EnumMember, isText: true, detail: `${Math.round(share * 100)} %` })),
  ...percentCandidates(asked),
]

const rates: typeof units = [['h', 'hour'], ['d', 'day'], ['w', 'week'], ['mo', 'month']]

/** `95/h` for `95`. */
export function rateCandidates({ typed }: Asked): readonly Candidate[] {
  const number = /^\d+(?:\.\d+)?/.exec(typed)?.[0]
  return number === undefined ? [] : rates.map(([each, meaning]) => unit(`${number}/${each}`, `${each === 'h' ? 'an' : 'a'} ${meaning}`))
}

const levels = ['aware', 'beginner', 'practised', 'skilled', 'expert']

/** Numbers from 1 to 5. */
export const levelCandidates = ({ field }: Asked): readonly Candidate[] =>
  levels.map((meaning, index) => ({ label: `${index + 1}`, kind: CompletionItemKind.Value, ...(/^(?:skills|level)$/.test(field) && { detail: meaning }) }))

/** `08:00-12:00`, in quotes: other YAML tools take it for a number. */
export const shiftCandidates = (): readonly Candidate[] =>
  ['08:00-12:00', '13:00-17:00', '09:00-17:00', '22:00-24:00'].map((label) => ({ label, kind: CompletionItemKind.Value, isText: true }))
