import { CompletionItemKind } from 'vscode-languageserver'
import type { Plan } from '../../../plan/model/plan'
import { nextId } from '../../../plan/edit/nextId'
import { isId } from '../../../plan/schema/kinds/references'
import { schema, type CollectionKey } from '../../../plan/schema/schema'
import { formatDay } from '../../../time/day'
import type { Asked, Candidate } from './candidate'

/** How items are named of which the plan has none yet; others are named by words. */
const prefixes: { readonly [key in CollectionKey]?: string } = {
  tasks: 'TASK', risks: 'RISK', issues: 'ISS', decisions: 'DEC', requirements: 'REQ', changes: 'CHG', meetings: 'MTG',
  expenses: 'EXP', quality: 'QUAL', reviews: 'REV', training: 'TRN', feedback: 'FB',
}

/** What a new item begins with: a key, and a snippet of its value. `today` stands for the date. */
const starts: { readonly [key in CollectionKey]?: readonly (readonly [key: string, value: string])[] } = {
  people: [['name', '$2'], ['email', '[$3]']],
  equipment: [['title', '$2'], ['units', '${3:1}']],
  milestones: [['title', '$2'], ['due', '${3:today}']],
  tasks: [['title', '$2'], ['effort', '${3:1d}']],
  risks: [['title', '$2'], ['probability', '${3|low,medium,high|}'], ['impact', '{ time: ${4:3d} }'], ['response', '${5|mitigate,avoid,transfer,accept,escalate|}']],
  issues: [['title', '$2'], ['raised', 'today'], ['severity', '${3|medium,low,high,critical|}'], ['status', 'open']],
  decisions: [['title', '$2'], ['date', 'today'], ['status', '${3|proposed,accepted|}'], ['choice', '$4']],
  requirements: [['title', '$2'], ['priority', '${3|must,should,could,wont|}']],
  changes: [['title', '$2'], ['requested', 'today'], ['status', 'proposed'], ['reason', '$3']],
  stakeholders: [['name', '$2'], ['role', '$3']],
  meetings: [['title', '$2'], ['date', '${3:today}'], ['attendees', '[$4]']],
  budget: [['title', '$2'], ['planned', '${3:1000}']],
  expenses: [['date', 'today'], ['amount', '${2:100}'], ['note', '$3']],
  quality: [['title', '$2'], ['metric', '$3'], ['target', '"<= ${4:200}"']],
  reviews: [['title', '$2'], ['date', '${3:today}'], ['attendees', '[$4]']],
  training: [['person', '$2'], ['skill', '$3'], ['level', '${4:3}']],
  feedback: [['date', 'today'], ['from', '$2'], ['text', '$3']],
  scenarios: [['title', '$2'], ['set', '{ $3 }']],
  calendars: [['week', '[mon, tue, wed, thu, fri]'], ['hours', '["08:00-12:00", "13:00-17:00"]']],
}

/** Snippets for a new item of a collection, with the next free id. */
export function newItemCandidates({ analysis, spot, today }: Asked, collection: CollectionKey): readonly Candidate[] {
  const id = freeId(analysis.plan, collection)
  const name = id ?? '${1:name}'
  const { singular, nested, docs, example } = schema[collection] as { singular: string; nested?: string; docs: string; example: string }
  const lines = (starts[collection] ?? []).map(([key, value]) => `${key}: ${value.replace('today', formatDay(today))}`)
  const snippet = (rest: string): string => `${name}: ${rest}`
  const block = `${name}:\n  ${lines.join('\n  ')}$0`
  const shared = { kind: CompletionItemKind.Snippet, text: `${id ?? ''}: `, documentation: `${docs}\n\n\`\`\`yaml\n${example}\`\`\`` }
  const label = id ?? `new ${singular}`
  const search = `new ${singular}`
  if (collection === 'glossary') return [{ ...shared, label, search, snippet: snippet('${2:meaning}$0'), detail: 'new term' }]
  const short: Candidate = { ...shared, label: `${label} { }`, search, snippet: snippet(`{ ${lines.slice(0, 2).join(', ')} }$0`), detail: `new ${singular}, in one line` }
  if (spot.style === 'flow') return [short]
  const summary: Candidate = { ...shared, label: `${label} …`, search, snippet: `${name}:\n  title: $2\n  ${nested}:\n    $0`, detail: `new ${singular} with ${nested} of its own`, again: true }
  return [{ ...shared, label, search, snippet: block, detail: `new ${singular}` }, short, ...(nested === undefined ? [] : [summary])]
}

const freeIds = new WeakMap<Plan, Map<CollectionKey, string | undefined>>()

/** The next free id; undefined for collections whose items are named by words. */
function freeId(plan: Plan, collection: CollectionKey): string | undefined {
  const known = freeIds.get(plan) ?? new Map<CollectionKey, string | undefined>()
  freeIds.set(plan, known)
  if (!known.has(collection)) known.set(collection, findFreeId(plan, collection))
  return known.get(collection)
}

function findFreeId(plan: Plan, collection: CollectionKey): string | undefined {
  if (schema[collection].shape !== 'ids') return undefined
  const ids = [...plan.items.values()].filter((item) => item.collection === collection).map(({ id }) => id)
  const isNumbered = ids.some((id) => /\d$/.test(id))
  const prefix = prefixes[collection]
  if (!isNumbered && prefix === undefined) return undefined
  const id = isNumbered || collection === 'tasks' ? nextId(plan, collection) : firstFree(plan, prefix ?? 'ITEM')
  return isId(id) && !plan.items.has(id) ? id : undefined
}

function firstFree(plan: Plan, prefix: string): string {
  let number = 1
  while (plan.items.has(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}
