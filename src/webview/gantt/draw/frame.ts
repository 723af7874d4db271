import type { GanttRow } from '../../../protocol/gantt'
import type { Dates } from '../dates'
import type { Facts } from '../facts'
import type { Columns } from '../layout/columns'
import type { DaysOff } from '../layout/daysOff'
import type { LinkIndex } from '../layout/links'
import type { Outline } from '../layout/outline'
import type { Viewport } from '../layout/viewport'
import type { VisibleRows } from '../layout/visible'

/** All that one picture needs. */
export interface Frame {
  readonly outline: Outline
  readonly visible: VisibleRows
  readonly links: LinkIndex
  readonly viewport: Viewport
  readonly columns: Columns
  readonly daysOff: DaysOff
  readonly asof: number | undefined
  readonly dates: Dates
  /** Keys of rows; the active one has the focus when the chart has it. */
  readonly active: string | undefined
  readonly selected: string | undefined
  readonly folded: (row: number) => boolean
  readonly facts: (row: GanttRow) => Facts
  /** Changes with everything but the vertical offset: a row that was drawn under the same stamp is still right. */
  readonly stamp: number
}
