import { CompletionItemKind } from 'vscode-languageserver'
import type { Item, Plan } from '../../../plan/model/plan'
import type { CollectionKey } from '../../../plan/schema/schema'
import { clip } from '../../../base/clip'
import type { Asked, Candidate } from './candidate'

/** Words for texts that every plan writes in its own way, by collection and key. */
const usual: { readonly [field: string]: readonly string[] } = {
  'issues.status': ['open', 'resolved', 'closed'],
  'requirements.status': ['proposed', 'agreed', 'built', 'accepted', 'dropped'],
  'training.status': ['planned', 'running', 'done', 'dropped'],
  'feedback.status': ['open', 'answered', 'closed'],
  'reviews.status': ['open', 'closed'],
  'meetings.kind': ['standup', 'review', 'retrospective', 'steering'],
  'budget.kind': ['labour', 'equipment', 'travel', 'contingency'],
  'stakeholders.role': ['client', 'sponsor', 'regulator'],
  'stakeholders.channel': ['email', 'phone', 'meeting'],
  'risks.category': ['external', 'technical', 'organisational', 'commercial'],
  'project.currency': ['EUR', 'USD', 'GBP', 'CHF', 'JPY'],
}

/** Texts that are no two times the same. */
export const unlike: ReadonlySet<string> = new Set(['title', 'name', 'note', 'text', 'choice', 'target', 'email', 'links', 'prefix', 'baseline', 'options', 'agenda', 'acceptance', 'location'])

/** Texts that the plan has under the same key already, the most used first: tags, categories, roles. */
export function textCandidates({ analysis, found, field, spot }: Asked): readonly Candidate[] {
  const collection = found.item?.collection ?? (spot.path[0] === 'project' ? 'project' : undefined)
  if (unlike.has(field) || collection === undefined) return []
  if (field === 'status' && collection === 'tasks') return statusCandidates(analysis.plan)
  if (field === 'skill') return skillCandidates(analysis.plan, spot.others)
  const counts = countsOf(analysis.plan, field === 'tags' ? undefined : collection, field)
  const words = [...new Set([...counts.keys(), ...(usual[`${collection}.${field}`] ?? []), ...(field === 'timezone' ? Intl.supportedValuesOf('timeZone') : [])])]
  return words.filter((word) => !spot.others.has(word)).map((word) => wordCandidate(word, timesUsed(counts.get(word))))
}

/** The skills that people have or work needs, as keys of a mapping. */
export const skillCandidates = (plan: Plan, others: ReadonlySet<string>): readonly Candidate[] => {
  const counts = countsOf(plan, undefined, 'skills')
  return [...counts.keys()].filter((word) => !others.has(word)).map((word) => wordCandidate(word, timesUsed(counts.get(word))))
}

/** The words of the workflow. */
const statusCandidates = (plan: Plan): readonly Candidate[] =>
  [...plan.statuses].map(([word, kind]) => ({ ...wordCandidate(word, kind), kind: CompletionItemKind.EnumMember }))

export const wordCandidate = (word: string, detail?: string): Candidate =>
  ({ label: word, kind: CompletionItemKind.Value, isText: true, ...(detail !== undefined && { detail }) })

const timesUsed = (count: number | undefined): string => (count === undefined ? 'usual' : count === 1 ? 'used once' : `used ${count} times`)

type Counts = ReadonlyMap<string, number>

const known = new WeakMap<Plan, Map<string, Counts>>()

/** How often each text stands under a key of the items of a collection, of all items when there is none. */
function countsOf(plan: Plan, collection: CollectionKey | undefined, field: string): Counts {
  const ofPlan = known.get(plan) ?? new Map<string, Counts>()
  known.set(plan, ofPlan)
  const name = `${collection ?? ''}.${field}`
  const counts = ofPlan.get(name) ?? count(plan, collection, field)
  ofPlan.set(name, counts)
  return counts
}

function count(plan: Plan, collection: CollectionKey | undefined, field: string): Counts {
  const counts = new Map<string, number>()
  for (const item of plan.items.values()) {
    if (collection !== undefined && item.collection !== collection) continue
    for (const text of textsOf(item, field)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}

function textsOf({ values }: Item, field: string): readonly string[] {
  const value = Object.hasOwn(values, field) ? (values as Readonly<Record<string, unknown>>)[field] : undefined
  const texts: readonly unknown[] = value instanceof Map ? [...value.keys()] : Array.isArray(value) ? value : [value]
  return texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '' && text === clip(text) && !/[\r\n]/.test(text))
}
