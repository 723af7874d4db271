import { workUntil } from '../../time/calendar'
import type { Minute } from '../../time/day'
import type { Schedule } from '../schedule'
import { compareIds } from '../order'
import type { Hold } from '../problem'

/** A task, or a milestone, that levelling puts on another date. */
export interface Move {
  readonly id: string
  readonly from: Dates
  readonly to: Dates
  /** Working minutes of the project's calendar from one start to the other; negative for what is earlier. */
  readonly by: number
  /** What it waits for itself; undefined for what follows others that do. */
  readonly hold: Hold | undefined
}

interface Dates {
  readonly start: Minute
  /** The same as `start` for a milestone. */
  readonly finish: Minute
}

/** What differs between the schedule without levelling and the one with it, summary tasks left out, by the new starts. */
export function movesOf(before: Schedule, after: Schedule, holds: ReadonlyMap<string, Hold>): readonly Move[] {
  const moves: Move[] = []
  const compare = (id: string, from: Dates, to: Dates | undefined): void => {
    if (!to || (from.start === to.start && from.finish === to.finish)) return
    const by = workUntil(after.calendar, to.start) - workUntil(after.calendar, from.start)
    moves.push({ id, from, to, by, hold: holds.get(id) })
  }
  for (const [id, { start, finish, isSummary }] of before.tasks) {
    const to = isSummary ? undefined : after.tasks.get(id)
    compare(id, { start, finish }, to && { start: to.start, finish: to.finish })
  }
  for (const [id, { at }] of before.milestones) {
    const to = after.milestones.get(id)
    compare(id, { start: at, finish: at }, to && { start: to.at, finish: to.at })
  }
  return moves.sort((a, b) => a.to.start - b.to.start || a.to.finish - b.to.finish || compareIds(a.id, b.id))
}
