import type { Dependency } from '../plan/model/values'
import type { WorkingCalendar } from '../time/calendar'
import type { Day, Minute } from '../time/day'

/** Every date of a plan. Cancelled tasks are not in it, nor are summary tasks without any task left. */
export interface Schedule {
  /** The first start of all tasks and milestones; the project's start when there are none. */
  readonly start: Minute
  /** The last finish of all tasks and milestones; the project's start when there are none. */
  readonly finish: Minute
  /** The status date that was used. */
  readonly asof: Day
  /** The project's calendar, in whose working minutes every float is. */
  readonly calendar: WorkingCalendar
  /** By id, in the order of the plan. */
  readonly tasks: ReadonlyMap<string, Scheduled>
  /** By id, in the order of the plan. */
  readonly milestones: ReadonlyMap<string, ScheduledMilestone>
  /** Each a chain of ids in which every one waits for the one before it, and the first for the last. Sorted. */
  readonly cycles: readonly (readonly string[])[]
  readonly conflicts: readonly Conflict[]
  readonly missedDeadlines: readonly MissedDeadline[]
}

/** What tasks and milestones have in common. */
interface Dated {
  /** Working minutes it may slip without delaying the plan's last finish or breaking a constraint; negative when too late. */
  readonly float: number
  /** Exactly `float <= 0`. */
  readonly critical: boolean
  /** Whether it is not critical, but has no more float than `project.nearcritical`. */
  readonly nearCritical: boolean
  /** From 0 to 1; of summary tasks and milestones weighted by work. */
  readonly progress: number
  readonly driver: Driver
}

export interface Scheduled extends Dated {
  /** The first moment of work. */
  readonly start: Minute
  /** The last moment of work. */
  readonly finish: Minute
  readonly lateStart: Minute
  readonly lateFinish: Minute
  /** Working minutes it may slip without moving any other task or milestone; never more than `float`, unless that is negative. */
  readonly freeFloat: number
  /** The estimate in minutes of effort, or of duration when that is what was estimated. */
  readonly work: number
  readonly isSummary: boolean
}

export interface ScheduledMilestone extends Dated {
  readonly at: Minute
  /** The end of work on the promised day, or the promised moment. */
  readonly due?: Minute
  /** Working minutes from `at` to `due`; negative when late. */
  readonly dueFloat?: number
  /** True when it lies after the day, or the moment, that was promised. */
  readonly late: boolean
  /** True when the plan says that it was met. */
  readonly reached: boolean
  /**
   * By id of each open task that leads to it, working minutes that the task may slip without moving the milestone or breaking a
   * constraint. Looked for when asked.
   */
  readonly floats: ReadonlyMap<string, number>
}

/** What holds a start, or a milestone, where it is. */
export type Driver =
  /** The project's start, the status date, its own `start` or `finish`, a fact, a milestone's due date, `alap`. */
  | { readonly kind: 'project' | 'asof' | 'start' | 'finish' | 'actual' | 'due' | 'alap' | 'minfinish' }
  /** The date of a task: its own or that of a summary task around it. */
  | { readonly kind: 'earliest'; readonly of: string }
  /** Levelling: those that the task needs work on others until then. Who, and on which tasks. */
  | { readonly kind: 'busy'; readonly who: readonly string[]; readonly behind: readonly string[]; readonly until: Minute }
  | LinkDriver
  /** A summary task is where its tasks are. */
  | { readonly kind: 'tasks'; readonly first: string; readonly last: string }

export interface LinkDriver {
  readonly kind: 'link'
  /** The link; `on` is the predecessor as it was written. */
  readonly link: Dependency
  /** The task that decides, when the predecessor is a summary task; the predecessor itself otherwise. */
  readonly through: string
  /** Whose `after` it is: the item itself or a summary task around it; a milestone waits for its tasks without one. */
  readonly of: string
}

/** A constraint that the schedule breaks. */
export interface Conflict {
  readonly kind: 'latest' | 'maxstart' | 'start' | 'finish'
  readonly task: string
  /** Working minutes by which the date is missed; at least 1. */
  readonly by: number
  /** What drives the task there, see `drivingChain`. */
  readonly chain: readonly string[]
}

export interface MissedDeadline {
  readonly task: string
  readonly due: Minute
  readonly finish: Minute
  /** Working minutes late; at least 1. */
  readonly by: number
  /** True when the task is done: nothing can be changed any more. */
  readonly done: boolean
}

/** The tasks that move a milestone by whatever they slip, its critical path: by start, then in the order of the plan. */
export function criticalPathTo({ tasks, milestones }: Pick<Schedule, 'tasks' | 'milestones'>, milestone: string): readonly string[] {
  const floats = milestones.get(milestone)?.floats ?? new Map<string, number>()
  return [...floats].flatMap(([id, float]) => (float <= 0 ? [id] : [])).sort((a, b) => tasks.get(a)!.start - tasks.get(b)!.start)
}

/** Whether there is nothing to tell dates of: the finish, too, is then no date of anything. */
export const hasNoDates = ({ tasks, milestones }: Pick<Schedule, 'tasks' | 'milestones'>): boolean => tasks.size === 0 && milestones.size === 0

/** The items that put an item where it is: each drives the next one, the last one is the item itself. */
export function drivingChain(schedule: Pick<Schedule, 'tasks' | 'milestones'>, id: string): readonly string[] {
  const chain: string[] = []
  for (let at: string | undefined = id; at !== undefined; at = before(schedule, at)) chain.push(at)
  return chain.reverse()
}

function before({ tasks, milestones }: Pick<Schedule, 'tasks' | 'milestones'>, id: string): string | undefined {
  const driver = (tasks.get(id) ?? milestones.get(id))?.driver
  if (driver?.kind === 'link') return driver.through
  return driver?.kind === 'tasks' ? driver.last : undefined
}
