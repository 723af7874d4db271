import { dayOf, type Day, type Minute } from '../../time/day'
import type { MspdiFile } from './file'
import type { OutlineTask } from './import'

/** The days between which a project lies. */
export interface Frame {
  readonly start: Day | undefined
  readonly asof: Day | undefined
  /** Whether `asof` lies before the status date of the file, or its current date when it has none. */
  readonly isAsofMoved: boolean
  /** From when on unconstrained tasks start: that day alone may not say it. */
  readonly floor: Minute | undefined
}

/**
 * MS Project lets tasks start before the project when their constraint says so, and leaves unfinished work in the past.
 * Here, nothing open starts before the project or the status date: both are days that move no task of the file.
 */
export function frameOf(file: MspdiFile, tasks: readonly OutlineTask[]): Frame {
  const unfinished = tasks.filter((task) => task.children.length === 0 && task.isActive && task.complete < 1)
  const open = unfinished.filter((task) => task.actualStart === undefined)
  const first = least([file.start, ...open.map((task) => task.start)])
  const told = file.statusDate ?? file.currentDate
  const asof = least([told, ...open.map((task) => task.start), ...unfinished.map((task) => task.actualStart && (task.resume ?? task.actualStart))])
  return {
    start: first && dayOf(first),
    asof: asof && dayOf(asof),
    isAsofMoved: asof !== undefined && told !== undefined && dayOf(asof) < dayOf(told),
    floor: file.start,
  }
}

const least = (moments: readonly (Minute | undefined)[]): Minute | undefined =>
  moments.reduce((first, moment) => (first === undefined || (moment !== undefined && moment < first) ? moment : first), undefined)
