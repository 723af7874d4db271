import { FF, FS, SF, SS } from '../../network'
import { free, never, type Problem } from '../problem'
import { mirroredCalendar } from '../slotCalendar'
import { finishOf } from '../timing'

const mirroredType = Uint8Array.of(0, 0, 0, 0)
mirroredType[FS] = FS
mirroredType[SS] = FF
mirroredType[FF] = SS
mirroredType[SF] = SF

/**
 * The same problem with time running backwards from a slot: what starts at s and finishes at f starts at `end - f` and finishes at
 * `end - s`. Links lead from greater to smaller numbers there. Release dates become latest finishes, which no backward pass
 * has to keep, and are left out: a forward pass follows.
 */
export function mirrored(problem: Problem, end: number): Problem {
  const { tasks, fixed, links, calendars } = problem
  return {
    ...problem,
    calendars: calendars.map((calendar) => mirroredCalendar(calendar, end)),
    release: Int32Array.from({ length: tasks }, (_, v) => Math.max(0, end - boundOf(problem, v))),
    latest: new Int32Array(tasks).fill(never),
    fixed: Int32Array.from(fixed, (start, v) => (start === free ? free : end - finishOf(problem, v, start))),
    weight: new Float64Array(tasks),
    links: { ...links, from: links.to, to: links.from, type: Uint8Array.from(links.type, (type) => mirroredType[type]!) },
  }
}

/** The slot that a task should not finish behind. */
export const boundOf = ({ latest, due, weight }: Problem, task: number): number =>
  weight[task] === 0 ? latest[task]! : Math.min(latest[task]!, due[task]!)
