import { hasChildren, type Outline } from './outline'
import type { VisibleRows } from './visible'

/** A key as the browser tells it; `command` is Ctrl, or ⌘ on a Mac. */
export interface Key {
  readonly key: string
  readonly command: boolean
  readonly alt: boolean
}

/** What a key means to the chart. */
export type KeyAction =
  | { readonly kind: 'move'; readonly by: 'row' | 'page' | 'end'; readonly direction: 1 | -1 }
  | { readonly kind: 'in' | 'out' | 'open' | 'select' | 'today' | 'filter' | 'escape' }
  | { readonly kind: 'scroll' | 'zoom'; readonly direction: 1 | -1 }

/** Undefined for keys that are none of ours. */
export function keyAction({ key, command, alt }: Key): KeyAction | undefined {
  if (alt) return undefined
  return command ? commandKeys[key.length === 1 ? key.toLowerCase() : key] : plainKeys[key]
}

const commandKeys: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: { kind: 'scroll', direction: -1 },
  ArrowRight: { kind: 'scroll', direction: 1 },
  Home: { kind: 'move', by: 'end', direction: -1 },
  End: { kind: 'move', by: 'end', direction: 1 },
  f: { kind: 'filter' },
}

const plainKeys: Readonly<Record<string, KeyAction>> = {
  ArrowUp: { kind: 'move', by: 'row', direction: -1 },
  ArrowDown: { kind: 'move', by: 'row', direction: 1 },
  PageUp: { kind: 'move', by: 'page', direction: -1 },
  PageDown: { kind: 'move', by: 'page', direction: 1 },
  Home: { kind: 'move', by: 'end', direction: -1 },
  End: { kind: 'move', by: 'end', direction: 1 },
  ArrowLeft: { kind: 'out' },
  ArrowRight: { kind: 'in' },
  Enter: { kind: 'open' },
  ' ': { kind: 'select' },
  t: { kind: 'today' },
  T: { kind: 'today' },
  '+': { kind: 'zoom', direction: 1 },
  '=': { kind: 'zoom', direction: 1 },
  '-': { kind: 'zoom', direction: -1 },
  Escape: { kind: 'escape' },
}

/** The place that a move leads to. */
export function placeAfter(action: KeyAction & { kind: 'move' }, place: number, count: number, page: number): number {
  const step = { row: 1, page: Math.max(1, page - 1), end: count }[action.by] * action.direction
  return Math.max(0, Math.min(count - 1, place + step))
}

/** What Right (`in`) or Left (`out`) does: fold or unfold the row, or go to another one. */
export type TreeStep = { readonly fold: boolean } | { readonly to: number } | undefined

export function treeStep(kind: 'in' | 'out', row: number, tree: Tree): TreeStep {
  const { outline, visible } = tree
  const open = hasChildren(outline, row) && !tree.folded(row)
  if (kind === 'in') {
    if (!hasChildren(outline, row)) return undefined
    return open ? { to: Math.min(visible.place[row]! + 1, visible.rows.length - 1) } : { fold: false }
  }
  if (open) return { fold: true }
  const parent = outline.parent[row]!
  return parent === -1 ? undefined : { to: visible.place[parent]! }
}

export interface Tree {
  readonly outline: Outline
  readonly visible: VisibleRows
  readonly folded: (row: number) => boolean
}
