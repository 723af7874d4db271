import type { GanttRow } from '../../../protocol/gantt'
import type { Outline } from './outline'

/** What is left of the rows when some are collapsed or filtered out. */
export interface VisibleRows {
  /** Row by place. */
  readonly rows: Int32Array
  /** Place by row; of a row inside a collapsed one, the collapsed one's; -1 when the filter hides it. */
  readonly place: Int32Array
}

/** With a filter, the matching rows and all that they lie in are visible, collapsed or not. */
export const visibleRows = (outline: Outline, collapsed: ReadonlySet<string>, filter = ''): VisibleRows =>
  filter.trim() === '' ? unfolded(outline, collapsed) : filtered(outline, filter)

/** Each word of the filter is found in the id, the title or a person's name, whatever the case. */
function matches(row: GanttRow, filter: string): boolean {
  const text = `${row.id}\n${row.title}\n${row.people.join('\n')}`.toLowerCase()
  return filter.toLowerCase().split(/\s+/).every(word => text.includes(word))
}

function unfolded(outline: Outline, collapsed: ReadonlySet<string>): VisibleRows {
  const rows = new Int32Array(outline.rows.length)
  const place = new Int32Array(outline.rows.length)
  let count = 0
  for (let row = 0; row < outline.rows.length; ) {
    const next = collapsed.has(outline.keys[row]!) ? outline.end[row]! : row + 1
    place.fill(count, row, next)
    rows[count++] = row
    row = next
  }
  return { rows: rows.subarray(0, count), place }
}

function filtered(outline: Outline, filter: string): VisibleRows {
  const shown = new Uint8Array(outline.rows.length)
  outline.rows.forEach((row, at) => {
    if (!matches(row, filter)) return
    for (let up = at; up !== -1 && shown[up] === 0; up = outline.parent[up]!) shown[up] = 1
  })
  const rows = Int32Array.from(shown.keys()).filter(row => shown[row] === 1)
  const place = new Int32Array(outline.rows.length).fill(-1)
  rows.forEach((row, at) => (place[row] = at))
  return { rows, place }
}
