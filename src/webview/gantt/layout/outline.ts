import type { GanttRow } from '../../../protocol/gantt'

/** The rows as a tree, in arrays that run along with the rows. */
export interface Outline {
  readonly rows: readonly GanttRow[]
  /** Names of the rows: their ids, made unique where a broken plan has one twice. */
  readonly keys: readonly string[]
  /** The row of a key. */
  readonly index: ReadonlyMap<string, number>
  readonly depth: Int32Array
  /** -1 for the outermost. */
  readonly parent: Int32Array
  /** The first row after a row's descendants. */
  readonly end: Int32Array
}

/** Depths that jump are taken to the nearest that makes a tree. */
export function outlineOf(rows: readonly GanttRow[]): Outline {
  const { keys, index } = keysOf(rows)
  const depth = new Int32Array(rows.length)
  const parent = new Int32Array(rows.length)
  const end = new Int32Array(rows.length)
  const open: number[] = []
  rows.forEach((row, at) => {
    const wanted = Math.max(0, Math.trunc(row.depth) || 0)
    while (wanted < open.length) end[open.pop()!] = at
    depth[at] = open.length
    parent[at] = open.at(-1) ?? -1
    open.push(at)
  })
  for (const at of open) end[at] = rows.length
  return { rows, keys, index, depth, parent, end }
}

export const hasChildren = (outline: Outline, row: number): boolean => row + 1 < (outline.end[row] ?? 0)

function keysOf(rows: readonly GanttRow[]): Pick<Outline, 'keys' | 'index'> {
  const index = new Map<string, number>()
  const keys = rows.map((row, at) => {
    const key = index.has(row.id) ? `${row.id}\n${at}` : row.id
    index.set(key, at)
    return key
  })
  return { keys, index }
}
