import { CompletionItemKind } from 'vscode-languageserver'
import { daysIn, peopleByLoad, sayLoad, stretchOf } from '../../../analysis/load'
import { oneLine } from '../../../analysis/plainText'
import { titleOf } from '../../../analysis/words'
import type { Item } from '../../../plan/model/plan'
import { idSource } from '../../../plan/schema/kinds/references'
import { shareCandidates } from './amounts'
import type { Asked, Candidate } from './candidate'
import { itemCandidate } from './references'

const sharePattern = new RegExp(`^(${idSource}) +(?=(?:x?\\d*|\\d+%?)$)`)

/** Who and what may work on a task, the free first; behind a name, how much of it. */
export function assignmentCandidates(asked: Asked): readonly Candidate[] {
  const share = sharePattern.exec(asked.typed)
  const plan = asked.analysis.plan
  const id = share?.[1] ?? ''
  const from = share?.[0].length ?? 0
  const typed = asked.typed.slice(from)
  if (plan.people.has(id)) return shareCandidates({ typed }).map((each) => ({ ...each, from }))
  const pieces = plan.equipment.get(id)
  if (pieces) return ['x1', 'x2', 'x3'].map((label) => ({ label, from, kind: CompletionItemKind.Unit }))
  return [...peopleCandidates(asked), ...equipmentCandidates(asked)]
}

/** People by how busy they are while the task is worked on, the free first. */
export function peopleCandidates({ analysis, found, spot }: Asked): readonly Candidate[] {
  const stretch = stretchOf(analysis, found.item?.id)
  const written = idsIn(spot.others)
  return peopleByLoad(analysis, found.item?.id).filter(({ person }) => !written.has(person.id)).map(({ person, load }) => ({
    label: person.id,
    kind: CompletionItemKind.Variable,
    search: titleOf(person),
    card: person.id,
    detail: `${nameOf(person)}${sayLoad(load)} ${daysIn(stretch)}`,
  }))
}

const equipmentCandidates = ({ analysis, spot }: Asked): readonly Candidate[] => {
  const written = idsIn(spot.others)
  return [...analysis.plan.equipment.values()].filter(({ id }) => !written.has(id)).map((item) => itemCandidate(item))
}

const idsIn = (others: ReadonlySet<string>): ReadonlySet<string> => new Set([...others].map((text) => text.split(' ')[0] ?? ''))

const nameOf = (person: Item): string => (titleOf(person) === person.id ? '' : `${oneLine(titleOf(person), 40)} · `)
