import { CompletionItemKind } from 'vscode-languageserver'
import type { Kind } from '../../../plan/schema/kind'
import { duration, durationEstimate, effort, percentage, probability, rate, share } from '../../../plan/schema/kinds/amounts'
import { date, dateRange, leave, shift, when } from '../../../plan/schema/kinds/dates'
import { assignment, calendarName, dependency, units } from '../../../plan/schema/kinds/references'
import { text } from '../../../plan/schema/kinds/text'
import { durationCandidates, effortCandidates, estimateCandidates, levelCandidates, percentCandidates, probabilityCandidates, rateCandidates, shareCandidates, shiftCandidates } from './amounts'
import type { Asked, Candidate } from './candidate'
import { dateCandidates, leaveCandidates, rangeCandidates } from './dates'
import { dependencyCandidates } from './dependencies'
import { textCandidates, wordCandidate } from './inUse'
import { assignmentCandidates, peopleCandidates } from './people'
import { referenceCandidates } from './references'

type Source = (asked: Asked) => readonly Candidate[]

/** What may be written for values of each kind. */
const sources = new Map<Kind<unknown>, Source>([
  [date, dateCandidates], [when, dateCandidates], [dateRange, rangeCandidates], [leave, leaveCandidates], [shift, shiftCandidates],
  [duration, durationCandidates], [durationEstimate, estimateCandidates], [effort, effortCandidates],
  [percentage, percentCandidates], [share, shareCandidates], [units, shareCandidates], [probability, probabilityCandidates], [rate, rateCandidates],
  [dependency, dependencyCandidates], [assignment, assignmentCandidates], [text, textCandidates],
  [calendarName, ({ analysis }) => [...analysis.plan.calendars.keys()].map((name) => wordCandidate(name, 'calendar'))],
])

/** Everything that a value of a kind may be. */
export function valueCandidates(asked: Asked, kind: Kind<unknown>): readonly Candidate[] {
  const source = sources.get(kind)
  if (source) return source(asked)
  if (kind.form?.of === 'reference') return referencesTo(asked, kind.form.targets)
  if (kind.words) return kind.words.filter((word) => !asked.spot.others.has(word)).map((label) => ({ label, kind: CompletionItemKind.EnumMember, ...meaningOf(kind, label) }))
  return isLevel(kind) ? levelCandidates(asked) : []
}

/** People by their load when nobody else may stand there. */
const referencesTo = (asked: Asked, targets: readonly string[]): readonly Candidate[] =>
  targets.length === 1 && targets[0] === 'people' ? peopleCandidates(asked) : referenceCandidates(asked, targets)

const isLevel = ({ json }: Kind<unknown>): boolean => json.minimum === 1 && json.maximum === 5

const levels: { readonly [word: string]: string } = { low: '250', normal: '500', high: '750', critical: '900' }

const meaningOf = (kind: Kind<unknown>, word: string): Pick<Candidate, 'detail'> =>
  kind.name === 'priority' && Object.hasOwn(levels, word) ? { detail: levels[word] ?? '' } : {}
