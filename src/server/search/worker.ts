import { parentPort, workerData } from 'node:worker_threads'
import { answersOf } from '../../schedule/levelling/improvePlan'
import type { Search } from './search'

/** Whoever listens dates a whole plan for each answer: no more than one in so many milliseconds. */
const pause = 500

// A thread of its own: tells of better answers, of the last one at the end, and ends with its time.
const { slots, seconds, seed } = workerData as Search
const end = performance.now() + seconds * 1000
let told = -Infinity
let untold: Int32Array | undefined
for (const { start } of answersOf(slots, { seed, schedules: Infinity, isOver: () => end <= performance.now() })) {
  untold = start
  if (performance.now() < told + pause) continue
  parentPort?.postMessage(start)
  told = performance.now()
  untold = undefined
}
if (untold) parentPort?.postMessage(untold)
