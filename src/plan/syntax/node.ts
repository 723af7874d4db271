import type { Range } from '../../base/text'

/**
 * YAML as a plan sees it: text, lists and mappings with their places, free of YAML's guesses about numbers,
 * dates and booleans (`1.10`, `007` and `no` stay what was written). Ranges count from the start of the piece of text
 * that was parsed.
 */
export type PlanNode = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  /** The text without quotes, escapes resolved; empty for null. */
  readonly text: string
  /** False when quoted or a block scalar. */
  readonly plain: boolean
  readonly range: Range
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly PlanNode[]
  readonly range: Range
  /** Written as `[a, b]`. */
  readonly flow: boolean
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: readonly Entry[]
  readonly range: Range
  /** Written as `{ a: b }`. */
  readonly flow: boolean
}

export interface Entry {
  readonly key: string
  readonly keyRange: Range
  /** An empty plain scalar when nothing was written after the colon. */
  readonly value: PlanNode
}

/** Nothing written, `~` or `null`. */
export const isNull = (node: PlanNode): boolean =>
  node.kind === 'scalar' && node.plain && (node.text === '' || node.text === '~' || node.text === 'null')

/** The first entry of a key; a key written twice is diagnosed elsewhere. */
export const entryOf = (node: PlanNode | undefined, key: string): Entry | undefined =>
  node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined

/** The same node with all its ranges moved. */
export function shiftNode(node: PlanNode, by: number): PlanNode {
  if (by === 0) return node
  const range = { start: node.range.start + by, end: node.range.end + by }
  if (node.kind === 'scalar') return { ...node, range }
  if (node.kind === 'list') return { ...node, range, items: node.items.map((item) => shiftNode(item, by)) }
  return { ...node, range, entries: node.entries.map((entry) => shiftEntry(entry, by)) }
}

const shiftEntry = (entry: Entry, by: number): Entry => ({
  key: entry.key,
  keyRange: { start: entry.keyRange.start + by, end: entry.keyRange.end + by },
  value: shiftNode(entry.value, by),
})

/** What a node says, wherever it stands: the same text for the same keys, values and style. */
export const said = (node: PlanNode | undefined): string =>
  JSON.stringify(node, (key, value: unknown) => (key === 'range' || key === 'keyRange' ? undefined : value))
