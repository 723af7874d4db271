import { lazyMap } from '../base/lazyMap'
import { minuteOf, workAt, type Point } from '../time/axis'
import { workUntil, type WorkingCalendar } from '../time/calendar'
import type { Minute } from '../time/day'
import type { Drivers } from './drivers'
import type { Driver, Scheduled, ScheduledMilestone } from './schedule'
import {
  floatOf, floatsTo, freeFloatOf, lateFinishOf, lateStartOf, marginsOf, progressAt, progressBefore, totalsOf, type Passes,
} from './totals'
import { endOf, lastMomentOf } from './work'

interface Results {
  readonly tasks: ReadonlyMap<string, Scheduled>
  readonly milestones: ReadonlyMap<string, ScheduledMilestone>
}

/** Tasks and milestones by id. Each is made when somebody asks for it, and so is what sums up over many. */
export function resultsOf(passes: Passes, drivers: Drivers): Results {
  const { network: { outline, milestones }, works } = passes.problem
  const margins = once(() => marginsOf(passes))
  const totals = once(() => totalsOf(passes.problem))
  const count = outline.tasks.length
  return {
    tasks: lazyMap({
      items: outline.tasks,
      index: outline.index,
      has: (node) => outline.present[node] === 1,
      make: (node) => (works[node] ? task(node) : summary(node)),
    }),
    milestones: lazyMap({
      items: milestones,
      index: new Map(milestones.map(({ id }, m) => [id, m])),
      has: () => true,
      make: (m) => milestone(count + m),
    }),
  }

  function isNear(float: number): boolean {
    return 0 < float && float <= passes.problem.nearCritical
  }

  function task(node: number): Scheduled {
    const { minutes, progress } = works[node]!
    return scheduled(node, {
      lateStart: lateStartOf(passes, node),
      lateFinish: lateFinishOf(passes, node),
      float: floatOf(passes, node),
      freeFloat: () => freeFloatOf(passes, node),
      progress,
      work: minutes,
      isSummary: false,
    })
  }

  function summary(node: number): Scheduled {
    const { lateStart, lateFinish, float } = margins()
    return scheduled(node, {
      lateStart: lateStart[node]!,
      lateFinish: lateFinish[node]!,
      float: float[node]!,
      freeFloat: () => margins().free[node]!,
      progress: progressAt(totals(), node),
      work: totals().minutes[node]!,
      isSummary: true,
    })
  }

  function scheduled(node: number, { lateStart, lateFinish, float, freeFloat, progress, work, isSummary }: Parts): Scheduled {
    const { problem: { axis }, early } = passes
    let driver: Driver | undefined
    return {
      start: minuteOf(axis, early.start[node]!),
      finish: minuteOf(axis, early.finish[node]!),
      lateStart: minuteOf(axis, lateStart),
      lateFinish: minuteOf(axis, lateFinish),
      float,
      get freeFloat() {
        return freeFloat()
      },
      critical: float <= 0,
      nearCritical: isNear(float),
      progress,
      work,
      get driver() {
        return (driver ??= drivers.of(node))
      },
      isSummary,
    }
  }

  function milestone(node: number): ScheduledMilestone {
    const { problem, early, late } = passes
    const { axis, project } = problem
    const { due, reached } = milestones[node - count]!.values
    const at = minuteOf(axis, early.finish[node]!)
    const float = workAt(project, late.finish[node]!) - workAt(project, early.finish[node]!)
    const floats = once(() => floatsTo(passes, node))
    let driver: Driver | undefined
    return {
      at,
      ...(due && { due: lastMomentOf(due, project.calendar), dueFloat: marginTo(project.calendar, at, endOf(due)) }),
      float,
      critical: float <= 0,
      nearCritical: isNear(float),
      late: due !== undefined && endOf(due) < at,
      reached: reached !== undefined,
      progress: reached ? 1 : progressBefore(totals(), problem, node),
      get floats() {
        return floats()
      },
      get driver() {
        return (driver ??= drivers.of(node))
      },
    }
  }
}

interface Parts {
  readonly lateStart: Point
  readonly lateFinish: Point
  readonly float: number
  readonly freeFloat: () => number
  readonly progress: number
  readonly work: number
  readonly isSummary: boolean
}

/** Working minutes from a date to the end of what was promised; at least one minute too few when it is late. */
export function marginTo(calendar: WorkingCalendar, date: Minute, promised: Minute): number {
  const margin = workUntil(calendar, promised) - workUntil(calendar, date)
  return promised < date ? Math.min(margin, -1) : margin
}

/** Made when first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
