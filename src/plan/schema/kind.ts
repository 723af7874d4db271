import type { Range } from '../../base/text'
import type { Fix, LocalProblem } from '../checks/problem'
import { wrongType } from '../checks/wrongType'
import type { Reference } from '../model/values'
import { isNull, type PlanNode } from '../syntax/node'

/** What a kind of value tells while it is read: problems, and the ids that it names. */
export interface Reader {
  problem(problem: LocalProblem): void
  reference(reference: Reference): void
}

/** A part of a JSON Schema (draft 7, which every YAML tool understands). */
export type JsonSchema = { readonly [key: string]: unknown }

/** One kind of value that a field may hold: how it is written, read and published. */
export interface Kind<Value> {
  /** Key in the published schema's definitions; kinds without a name are written out in place. */
  readonly name?: string
  /** Completes "Expected …": "a date, such as 2026-03-02". */
  readonly expects: string
  readonly json: JsonSchema
  /** The words that may be written, where there is a closed list of them. */
  readonly words?: readonly string[]
  /** What it is made of; undefined for a piece of text. */
  readonly form?: Form
  /** Undefined after a problem was reported. */
  read(node: PlanNode, reader: Reader): Value | undefined
}

/** What a value is made of, for tools that look into values while they are written. */
export type Form =
  | { readonly of: 'list'; readonly entry: Kind<unknown> }
  /** A mapping from words of the author's own, or from ids of the collections in `keys`. */
  | { readonly of: 'map'; readonly value: Kind<unknown>; readonly keys?: readonly string[] }
  | { readonly of: 'record'; readonly fields: Fields }
  | { readonly of: 'choice'; readonly kinds: readonly Kind<unknown>[] }
  /** The id of an item of one of some collections; of any when there are none. */
  | { readonly of: 'reference'; readonly targets: readonly string[] }

/** One key of an item. */
export interface Field<Value> {
  readonly kind: Kind<Value>
  /** Markdown, one or two sentences. */
  readonly docs: string
}

export type Fields = { readonly [key: string]: Field<unknown> }

/** The TypeScript type that a set of fields reads to: whatever was not written, or not readable, is left out. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Field<infer Value> ? Value : never }

export const field = <Value>(kind: Kind<Value>, docs: string): Field<Value> => ({ kind, docs })

/** The schema of a kind as it is used by a field: by its name when it has one. */
export const jsonOf = (kind: Kind<unknown>): JsonSchema =>
  kind.name === undefined ? kind.json : { $ref: `#/definitions/${kind.name}` }

interface ScalarKind<Value> {
  readonly name?: string
  readonly expects: string
  readonly json: JsonSchema
  readonly words?: readonly string[]
  readonly form?: Form
  readonly parse: (text: string) => Value | undefined
  /** A better answer than "Expected …" for a text that `parse` refused. */
  readonly explain?: (text: string, range: Range) => LocalProblem | undefined
  /** What the author probably meant, offered as fixes. */
  readonly suggest?: (text: string) => readonly string[]
  /** Called with the range of each value that was read. */
  readonly onRead?: (value: Value, range: Range, reader: Reader) => void
}

/** A kind that is written as one piece of text. */
export function scalar<Value>(declared: ScalarKind<Value>): Kind<Value> {
  const { parse, explain, suggest, onRead, ...published } = declared
  return {
    ...published,
    read(node, reader) {
      const value = node.kind === 'scalar' && !isNull(node) ? parse(node.text) : undefined
      if (value !== undefined) onRead?.(value, node.range, reader)
      else reader.problem(refused(node, declared))
      return value
    },
  }
}

function refused(node: PlanNode, kind: Pick<ScalarKind<unknown>, 'expects' | 'parse' | 'explain' | 'suggest'>): LocalProblem {
  if (node.kind !== 'scalar') return wrongType(node, kind.expects, onlyEntry(node, kind))
  // A block of lines is never a slip of the finger, nor as easily replaced as a word.
  const meant = node.text.includes('\n') ? [] : (kind.suggest?.(node.text.trim()) ?? [])
  const fixes: Fix[] = meant.filter((text) => kind.parse(text) !== undefined).map((text) => ({
    title: `Write \`${text}\``,
    edits: [{ range: node.range, text }],
  }))
  return kind.explain?.(node.text, node.range) ?? wrongType(node, kind.expects, fixes)
}

/** Of a list in brackets with one entry, the entry was meant. */
function onlyEntry(node: PlanNode, { parse }: Pick<ScalarKind<unknown>, 'parse'>): readonly Fix[] {
  const [only, ...others] = node.kind === 'list' && node.flow ? node.items : []
  if (only?.kind !== 'scalar' || 0 < others.length || !only.plain || parse(only.text) === undefined) return []
  return [{ title: `Write \`${only.text}\``, edits: [{ range: node.range, text: only.text }] }]
}
