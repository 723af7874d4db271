import { clamp, type Pixels } from './units'

/** The columns to the left of the chart. */
export interface Columns {
  /** Of all of them together. */
  readonly side: Pixels
  /** Of each date column; 0 when there is no room for them. */
  readonly date: Pixels
  /** Pixels for each step into the tree. */
  readonly indent: Pixels
  /** Whether the ids have room after the titles. */
  readonly ids: boolean
}


export interface ColumnsOptions {
  /** The width that the user gave the columns; left out, it follows the panel's. */
  readonly wanted: Pixels | undefined
  readonly total: Pixels
  /** Dates of several years need more room. */
  readonly years: boolean
}

/** The chart always keeps about half of a narrow panel. */
export function columnsOf({ wanted, total, years }: ColumnsOptions): Columns {
  const { least, most } = sideLimits(total)
  const side = Math.round(clamp(wanted ?? clamp(total * 0.36, 150, 480), least, most))
  const date = years ? 92 : 66
  return { side, date: 2 * date + 150 <= side ? date : 0, indent: side < 160 ? 6 : 14, ids: 200 <= side }
}

export function sideLimits(total: Pixels): { least: Pixels; most: Pixels } {
  const least = Math.min(90, total * 0.45)
  return { least, most: Math.max(least, total - Math.max(100, total * 0.4)) }
}
