/**
 * When work is done, in pieces of slots with the same rate. Piece p goes from slot `at[p]` to `at[p + 1]`, half-open, the last
 * one for ever; slots before 0 belong to the first. However fine the slots are, a question takes O(log pieces).
 */
export interface SlotCalendar {
  /** The first slot of each piece, rising from 0. */
  readonly at: Int32Array
  /** Units of work that a slot of the piece does: 0 where nobody works, above 0 in the last piece. */
  readonly rate: Int32Array
  /** Units of work done before each piece. */
  readonly done: Float64Array
}

/** A calendar of pieces. Where the last piece does no work it does one unit a slot, so that all work ends somewhere. */
export function slotCalendar(at: readonly number[], rate: readonly number[]): SlotCalendar {
  const rates = Int32Array.from(rate)
  if (rates[rates.length - 1] === 0) rates[rates.length - 1] = 1
  const done = new Float64Array(at.length)
  for (let p = 1; p < at.length; p++) done[p] = done[p - 1]! + rates[p - 1]! * (at[p]! - at[p - 1]!)
  return { at: Int32Array.from(at), rate: rates, done }
}

/** Units of work done before a slot; negative before slot 0. */
export function doneBefore({ at, rate, done }: SlotCalendar, slot: number): number {
  const p = lastAtMost(at, slot)
  return done[p]! + rate[p]! * (slot - at[p]!)
}

/** The first slot, from the given one on, in which work is done. */
export function firstWorked({ at, rate }: SlotCalendar, slot: number): number {
  let p = lastAtMost(at, slot)
  if (0 < rate[p]!) return slot
  while (rate[++p] === 0);
  return at[p]!
}

/** The first slot before which at least that much work is done, counted from where `doneBefore` is 0. */
export function slotWith({ at, rate, done }: SlotCalendar, work: number): number {
  const p = lastBelow(done, work)
  return at[p]! + (rate[p]! === 0 ? 0 : Math.ceil((work - done[p]!) / rate[p]!))
}

/** The last slot before which at most that much work is done. */
export function slotWithout({ at, rate, done }: SlotCalendar, work: number): number {
  const p = lastAtMost(done, work)
  return at[p]! + (rate[p]! === 0 ? 0 : Math.floor((work - done[p]!) / rate[p]!))
}

/** The same time backwards: slot t becomes slot `end - 1 - t`. Before slot 0 at the latest there is work. */
export function mirroredCalendar(calendar: SlotCalendar, end: number): SlotCalendar {
  const pieces: [at: number, rate: number][] = []
  for (let p = lastAtMost(calendar.at, end - 1); 0 <= p; p--) {
    pieces.push([pieces.length === 0 ? 0 : end - calendar.at[p + 1]!, calendar.rate[p]!])
  }
  if (calendar.rate[0] === 0) pieces.push([end, 1])
  return slotCalendar(pieces.map(([at]) => at), pieces.map(([, rate]) => rate))
}

/** The last place whose value is at most the given one; 0 when there is none. */
function lastAtMost(values: Int32Array | Float64Array, value: number): number {
  let [low, high] = [0, values.length]
  while (1 < high - low) {
    const middle = (low + high) >> 1
    if (values[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** The last place whose value is below the given one; 0 when there is none. */
function lastBelow(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length]
  while (1 < high - low) {
    const middle = (low + high) >> 1
    if (values[middle]! < value) low = middle
    else high = middle
  }
  return low
}
