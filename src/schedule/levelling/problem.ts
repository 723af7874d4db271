import type { SlotCalendar } from './slotCalendar'

/**
 * A resource-constrained project over slots: whole numbers of any length (minutes, hours, days), counted from the
 * earliest moment at which anything may start. A task occupies the half-open range from its start to its finish, without
 * interruption, and holds its resources all that time, also in slots in which its calendar does nothing.
 *
 * Tasks are numbered in topological order: every link leads from a smaller to a greater number. Whatever has no work
 * (milestones, gates, roll-ups of summary tasks) is a task with no work and no demand. What takes capacity away for a while
 * (a machine in repair, work that others do) is a task with a fixed start.
 *
 * The shape follows Kolisch & Sprecher 1996 (PSPLIB, single mode) with calendars, all four links with time lags as in
 * Neumann, Schwindt & Zimmermann 2003 (minimum lags only), release dates and due dates.
 */
export interface Problem {
  readonly tasks: number
  /** Of each task: slots, or units of its calendar. */
  readonly work: Float64Array
  /** Of each task: the place of its calendar in `calendars`; `everySlot` when each slot does one unit of work. */
  readonly calendar: Int32Array
  readonly calendars: readonly SlotCalendar[]
  /** Of each task: the first slot in which it may start; 0 when it may at once. */
  readonly release: Int32Array
  /**
   * Of each task: where it finishes at the latest; `never` when it may take as long as it needs. This is hard, unlike `due`, and
   * goes before capacity: what cannot finish in time with the resources there are starts as early as its links allow,
   * and the answer names it in `over`. The bounds have to agree with the links (late dates of a backward pass do).
   */
  readonly latest: Int32Array
  /** Of each task: the slot of its start when that is not to be moved (a pin, started work); `free` otherwise. */
  readonly fixed: Int32Array
  /**
   * Of each task: a task never waits for one of lower priority, except for those that it depends on. Any whole numbers; all
   * the same leaves the choice to the solver.
   */
  readonly priority: Int32Array
  /** Of each task: the slot after which its finish counts as late; matters where `weight` is above 0. */
  readonly due: Int32Array
  /** Of each task: what a slot of lateness costs; 0 for all but, say, milestones. */
  readonly weight: Float64Array
  readonly links: Links
  /** Units of each resource, the same in every slot. */
  readonly capacity: Int32Array
  /** What task v needs is in the places `demandOf[v]` to `demandOf[v + 1]` of `resource` and `amount`, half-open. */
  readonly demandOf: Int32Array
  /** No resource twice for the same task. */
  readonly resource: Int32Array
  /** Units of the resource, above 0 and at most its capacity. Only fixed tasks may take more than there is. */
  readonly amount: Int32Array
}

/** Link e leads from task `from[e]` to task `to[e]`, `from[e] < to[e]`. Several links may join the same pair. */
export interface Links {
  readonly from: Int32Array
  readonly to: Int32Array
  /** FS, SS, FF or SF, numbered as in `network.ts`. */
  readonly type: Uint8Array
  /** Slots, or units of the link's calendar; negative for a lead. */
  readonly lag: Int32Array
  /** The place of the calendar that the lag is counted in; `everySlot` for plain slots. */
  readonly calendar: Int32Array
}

/** In `calendar`: every slot does one unit of work. */
export const everySlot = -1
/** In `fixed`: the start is to be found. */
export const free = -1
/** In `latest` and `due`: no bound. */
export const never = 0x3fffffff

/** Dates for all tasks. Links, releases and fixed starts always hold; capacity does for all tasks but those in `over`. */
export interface Answer {
  readonly start: Int32Array
  /** Half-open: the first slot after the work. A task with no work finishes where it starts. */
  readonly finish: Int32Array
  readonly cost: Cost
  /** Tasks that start without the resources that they need, because of their `latest`. */
  readonly over: readonly number[]
  /** How many schedules were made up to here, as Kolisch & Hartmann 2006 count them; partial ones count in part. */
  readonly schedules: number
  /** True when no answer can have a smaller makespan, and nothing is late or beyond capacity. */
  readonly isOptimal: boolean
}

/** What an answer costs; the first difference decides between two answers. */
export interface Cost {
  /** How many tasks are beyond capacity. */
  readonly over: number
  /** The sum of weight times slots of lateness. */
  readonly late: number
  /** The last finish. */
  readonly makespan: number
  /** The sum of all finishes: of two equally long schedules the one that is earlier altogether is better. */
  readonly finishes: number
}
