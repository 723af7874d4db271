import { normalShare } from './normal'

/** How three points become a distribution. */
export type Spread = 'pert' | 'triangular'

/** An amount that is not certain: at a normal score it is `base + span * ` the table's value there. */
export interface Uncertain {
  readonly base: number
  readonly span: number
  readonly table: Float64Array
}

/** Makes a distribution out of three points. */
export type Spreader = (low: number, likely: number, high: number) => Uncertain

/** Distributions of the same shape share a table. */
export function spreader(spread: Spread): Spreader {
  const tables = new Map<number, Float64Array>()
  return (low, likely, high) => {
    const mode = low < high ? (likely - low) / (high - low) : 0
    const known = tables.get(mode)
    const table = known ?? quantileTable(spread, mode)
    if (!known) tables.set(mode, table)
    return { base: low, span: high - low, table }
  }
}

/** Where a normal score, taken between `-reach` and `reach`, lies in a table: an entry, and how far from it to the next. */
export const placeOf = (score: number): number => Math.min(Math.max((score + reach) * density, 0), tableLength - 1.001)

/** The value at a normal score. */
export function valueAt({ base, span, table }: Uncertain, score: number): number {
  const place = placeOf(score)
  const low = Math.floor(place)
  return base + span * (table[low]! + (table[low + 1]! - table[low]!) * (place - low))
}

/** A table has this many values a standard deviation, and reaches so many deviations to both sides. */
export const density = 32
export const reach = 5
/** Values of one table. */
export const tableLength = 2 * reach * density + 1

/**
 * Quantiles of a distribution between 0 and 1 whose mode is `mode`, at equally spaced normal scores from `-reach` to
 * `reach`: entry k is the value below which the share `normalShare(k / density - reach)` lies. So a normal score, which
 * is what correlation works on, becomes a value by one look and a line between two entries.
 *
 * `pert` is the beta distribution with a = 1 + 4·mode and b = 5 - 4·mode, whose mean is (low + 4·likely + high) / 6
 * (Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and development program evaluation",
 * Operations Research 7, 1959; in this form Vose, Risk Analysis, 2008). `triangular` has its mean at a third of the sum.
 */
export function quantileTable(spread: Spread, mode: number): Float64Array {
  const table = new Float64Array(tableLength)
  if (spread === 'triangular') for (let k = 0; k < tableLength; k++) table[k] = triangular(mode, shareTable[k]!)
  else fillBeta(table, mode)
  return table
}

/** The same for the uniform distribution: the share of a standard normal distribution below a score. */
export const shareTable = Float64Array.from({ length: tableLength }, (_, k) => normalShare(k / density - reach))

const triangular = (mode: number, share: number): number =>
  share <= mode ? Math.sqrt(share * mode) : 1 - Math.sqrt((1 - share) * (1 - mode))

/** The cells of the integral, by equal angles: `x = (1 - cos angle) / 2` makes them small where the density is steep. */
const cells = 1024
const borders = Float64Array.from({ length: cells + 1 }, (_, i) => (1 - Math.cos((Math.PI * i) / cells)) / 2)
const middles = Float64Array.from({ length: cells }, (_, i) => (1 - Math.cos((Math.PI * (i + 0.5)) / cells)) / 2)
const logs = middles.map(Math.log)
const logsOfRest = middles.map((x) => Math.log(1 - x))
const widths = Float64Array.from({ length: cells }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / cells))

/** Integrates the density by the midpoint rule and reads the integral backwards. */
function fillBeta(table: Float64Array, mode: number): void {
  const below = new Float64Array(cells + 1)
  for (let i = 0; i < cells; i++) {
    below[i + 1] = below[i]! + Math.exp(4 * (mode * logs[i]! + (1 - mode) * logsOfRest[i]!)) * widths[i]!
  }
  let cell = 0
  for (let k = 0; k < tableLength; k++) {
    const wanted = shareTable[k]! * below[cells]!
    while (cell < cells - 1 && below[cell + 1]! < wanted) cell++
    const part = (wanted - below[cell]!) / (below[cell + 1]! - below[cell]!)
    table[k] = borders[cell]! + Math.min(part, 1) * (borders[cell + 1]! - borders[cell]!)
  }
}
