import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver'
import type { Range } from '../../../base/text'
import { offsetAt } from '../../../base/text'
import { statusKind, type Item, type Plan, type Risk, type Task } from '../../../plan/model/plan'
import type { StatusKind } from '../../../plan/model/values'
import type { CollectionKey } from '../../../plan/schema/schema'
import type { Feature } from '../../feature'
import type { ServedPlan } from '../../plan'
import { tokensOf, type Token } from './pieceTokens'

/** Types that every theme colours. */
const types = ['namespace', 'property', 'function', 'class', 'variable', 'interface', 'number', 'enumMember', 'keyword', 'string', 'comment'] as const
const modifiers = ['declaration', 'readonly', 'deprecated'] as const
type TokenType = (typeof types)[number]
type Modifier = (typeof modifiers)[number]

const legend = { tokenTypes: [...types], tokenModifiers: [...modifiers] }
const options = { legend, full: { delta: true }, range: true }

export const semanticTokensFeature: Feature = {
  scope: 'plan',
  capabilities: { semanticTokensProvider: options },
  registrations: [{ method: 'textDocument/semanticTokens', options }],
  wire(connection, { workspace, documents, guard }) {
    const told = new Map<string, Told>()
    const tell = (uri: string, data: readonly number[]): Told => {
      const next = { id: String(Number(told.get(uri)?.id ?? 0) + 1), data }
      told.set(uri, next)
      return next
    }
    documents.onDidClose(guard.notice('closing', ({ document }) => void told.delete(document.uri)))
    const { semanticTokens: requests } = connection.languages
    requests.on(guard.request('tokens', ({ textDocument: { uri } }): SemanticTokens => {
      const file = workspace.planFile(uri)
      const { id, data } = tell(uri, file ? semanticTokens(file.plan, file.path) : [])
      return { resultId: id, data: [...data] }
    }))
    requests.onDelta(guard.request('tokens that changed', ({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
      const file = workspace.planFile(uri)
      const before = told.get(uri)
      const { id, data } = tell(uri, file ? semanticTokens(file.plan, file.path) : [])
      return before?.id === previousResultId ? { resultId: id, edits: deltaOf(before.data, data) } : { resultId: id, data: [...data] }
    }))
    requests.onRange(guard.request('tokens in view', ({ textDocument: { uri }, range }): SemanticTokens => {
      const file = workspace.planFile(uri)
      if (!file) return { data: [] }
      const length = file.plan.snapshot().reading.files.get(file.path)?.text.length ?? 0
      const at = (position: typeof range.start) => offsetAt(file.plan.starts(file.path), length, position)
      return { data: semanticTokens(file.plan, file.path, { start: at(range.start), end: at(range.end) }) }
    }))
  },
}

interface Told {
  readonly id: string
  readonly data: readonly number[]
}

/** One edit: what lies between the first and the last number that differ. */
export function deltaOf(before: readonly number[], now: readonly number[]): SemanticTokensDelta['edits'] {
  let start = 0
  while (start < before.length && start < now.length && before[start] === now[start]) start++
  let same = 0
  const most = Math.min(before.length, now.length) - start
  while (same < most && before[before.length - 1 - same] === now[now.length - 1 - same]) same++
  if (start === before.length && start === now.length) return []
  return [{ start, deleteCount: before.length - same - start, data: now.slice(start, now.length - same) }]
}

interface Group {
  readonly base: number
  readonly tokens: readonly (Token | SectionToken)[]
}

interface SectionToken extends Pick<Token, 'start' | 'length'> {
  readonly kind: 'section'
}

/** The tokens of a file, or of a part of it, in the numbers of LSP: five a token. */
export function semanticTokens(plan: ServedPlan, path: string, within?: Range): number[] {
  const { plan: model, reading } = plan.snapshot()
  const file = reading.files.get(path)
  const data: number[] = []
  if (!file) return data
  const starts = plan.starts(path)
  const pieces = file.pieces.map(({ collection, start, reading }): Group => ({ base: start, tokens: tokensOf(collection, reading) }))
  const sections = file.sections.map(({ keyRange: { start, end } }): Group => ({ base: start, tokens: [{ start: 0, length: end - start, kind: 'section' }] }))
  const groups = [...sections, ...pieces].filter(({ tokens }) => 0 < tokens.length)
  const at = ({ base, tokens }: Group): number => base + tokens[0]!.start
  groups.sort((a, b) => at(a) - at(b))
  let [line, lastLine, lastCharacter] = [0, 0, 0]
  for (const { base, tokens } of groups) {
    if (within && (within.end < base || base + endOf(tokens) < within.start)) continue
    for (const token of tokens) {
      const start = base + token.start
      if (within && (start < within.start || within.end < start)) continue
      while (line + 1 < starts.length && starts[line + 1]! <= start) line++
      // A word that goes on in the next line has no look: tokens end with their line.
      if (line + 1 < starts.length && starts[line + 1]! <= start + token.length) continue
      const character = start - starts[line]!
      const [type, modifier] = lookOf(model, token)
      data.push(line - lastLine, line === lastLine ? character - lastCharacter : character, token.length, type, modifier)
      lastLine = line
      lastCharacter = character
    }
  }
  return data
}

const endOf = (tokens: Group['tokens']): number => {
  const last = tokens.at(-1)
  return last ? last.start + last.length : 0
}

const typeOf = (type: TokenType): number => types.indexOf(type)
const bits = (...some: readonly Modifier[]): number => some.reduce((sum, each) => sum | (1 << modifiers.indexOf(each)), 0)

const plainLooks: { readonly [kind in 'section' | 'key' | 'number' | 'word' | 'link' | 'switch']: readonly [number, number] } = {
  section: [typeOf('namespace'), 0],
  key: [typeOf('property'), 0],
  number: [typeOf('number'), 0],
  word: [typeOf('enumMember'), 0],
  link: [typeOf('keyword'), 0],
  switch: [typeOf('keyword'), 0],
}

const statusTypes: { readonly [kind in StatusKind]: TokenType } = { todo: 'enumMember', active: 'keyword', done: 'string', cancelled: 'comment' }

const idTypes: { readonly [key in CollectionKey]?: TokenType } = { tasks: 'function', milestones: 'class', people: 'variable', equipment: 'variable' }

function lookOf(plan: Plan, token: Group['tokens'][number]): readonly [type: number, modifiers: number] {
  if (token.kind === 'status') return [typeOf(statusTypes[plan.statuses.get(token.text ?? '') ?? 'todo']), 0]
  if (token.kind !== 'id') return plainLooks[token.kind]
  const item = plan.items.get(token.text ?? '')
  const type = typeOf((item && idTypes[item.collection]) ?? 'interface')
  return [type, (token.declares ? bits('declaration') : 0) | (item ? stateOf(plan, item) : 0)]
}

/** What is over can be told from what is not. */
function stateOf(plan: Plan, item: Item): number {
  if (item.collection === 'tasks') {
    const kind = statusKind(plan, item as Task)
    return kind === 'done' ? bits('readonly') : kind === 'cancelled' ? bits('deprecated') : 0
  }
  if (item.collection === 'milestones') return (item.values as { reached?: unknown }).reached === undefined ? 0 : bits('readonly')
  return item.collection === 'risks' && (item as Risk).values.status === 'closed' ? bits('readonly') : 0
}
