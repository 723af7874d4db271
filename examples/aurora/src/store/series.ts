import type { Frame } from '../ingest/decode'

/** CORE-11: a series is one device and day; values are appended, never changed. */
const series = new Map<string, number[]>()
let waiting = 0

export const pending = () => waiting

// CORE-12: one write a frame, in the order of arrival
export async function append(frame: Frame) {
  waiting++
  const key = keyOf(frame.device, frame.clock)
  const values = series.get(key) ?? []
  values.push(...frame.samples)
  series.set(key, values)
  waiting--
}

/** CORE-13: the values of a device between two moments, both ends included. */
export function query(device: bigint, from: number, to: number): number[] {
  const found: number[] = []
  for (let day = dayOf(from); day <= dayOf(to); day++) found.push(...(series.get(`${device}/${day}`) ?? []))
  return found
}

// TODO(CORE-15): compaction stops the writers for 300 ms; do it in slices
export function compact(limit: number) {
  for (const [key, values] of series) if (limit < values.length) series.set(key, values.slice(-limit))
}

const dayOf = (clock: number) => Math.floor(clock / 86_400)
const keyOf = (device: bigint, clock: number) => `${device}/${dayOf(clock)}`
