/** The value that a share of sorted values does not exceed: the least one with at least that share at or below it. */
export const percentile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))]!

/** The share of values at or below a bound, in any order: the chance to keep to it. 0 of nothing. */
export function shareWithin(values: ArrayLike<number>, bound: number): number {
  let within = 0
  for (let i = 0; i < values.length; i++) if (values[i]! <= bound) within++
  return values.length === 0 ? 0 : within / values.length
}

/** 0 of nothing. Counted from the first value, so that the mean of equal values is just them. */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) return 0
  const first = values[0]!
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! - first
  return first + sum / values.length
}

export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i]! - middle) ** 2
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length)
}

/** The places of values in their order, from 0; equal values share the mean of their places. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const ranked = new Float64Array(values.length)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let at = from; at < to; at++) ranked[order[at]!] = (from + to - 1) / 2
  }
  return ranked
}

/** Pearson's correlation, from -1 to 1; 0 where one side never changes. Of ranks it is Spearman's. */
export function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [middle, otherMiddle] = [mean(one), mean(other)]
  let [both, first, second] = [0, 0, 0]
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]! - middle, other[i]! - otherMiddle]
    both += a * b
    first += a * a
    second += b * b
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second)
}

/** Equally wide bins from the least value to the greatest. */
export interface Histogram {
  readonly from: number
  readonly width: number
  readonly counts: readonly number[]
}

export function histogramOf(sorted: ArrayLike<number>, bins: number): Histogram {
  const from = sorted[0] ?? 0
  const width = Math.max(1, ((sorted[sorted.length - 1] ?? from) - from) / bins)
  const counts = new Array<number>(bins).fill(0)
  for (let i = 0; i < sorted.length; i++) counts[Math.min(bins - 1, Math.floor((sorted[i]! - from) / width))]!++
  return { from, width, counts }
}
