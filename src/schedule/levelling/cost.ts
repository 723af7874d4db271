import { pointAt, workAt, type Point } from '../../time/axis'
import type { Early } from '../forward'
import { lastFinish } from '../schedulePlan'
import { endOf } from '../work'
import type { Basis } from './levelPlan'

/** What a levelled plan costs; of two the one that is less in the first number that differs is better. All in working minutes of the project. */
export interface LevelCost {
  /** By how much promised dates and bounds are missed, each by the importance of its item; see `promiseOf`. */
  readonly late: number
  /** The plan's last finish. */
  readonly finish: number
  /** How much later all tasks finish than without levelling, together. */
  readonly delay: number
}

/** Negative when the first one is better. */
export const compareLevelCosts = (a: LevelCost, b: LevelCost): number => a.late - b.late || a.finish - b.finish || a.delay - b.delay

export function costOf(basis: Basis, { start, finish, resume }: Early): LevelCost {
  const { problem: { project, works, role }, problem, early } = basis
  let [late, delay] = [0, 0]
  for (let node = 0; node < role.length; node++) {
    const promise = promiseOf(basis, node)
    if (promise) late += promise.weight * Math.max(0, workAt(project, finish[node]!) - workAt(project, promise.due))
    const work = works[node]
    if (work && work.state !== 'complete') delay += workAt(project, finish[node]!) - workAt(project, early.finish[node]!)
  }
  return { late, finish: workAt(project, lastFinish(problem, { start, finish, resume })), delay }
}

/** When something has to be finished, and what each minute after that costs: a broken bound is worse than any missed due date. */
export function promiseOf({ problem: { network: { outline, milestones }, axis, works } }: Basis, node: number): { readonly due: Point; readonly weight: number } | undefined {
  const task = works[node] && outline.tasks[node]?.values
  if (task?.latest) return { due: pointAt(axis, endOf(task.latest)), weight: 1000 }
  const { due, priority = 500 } = task ?? milestones[node - outline.tasks.length]?.values ?? {}
  return due && { due: pointAt(axis, endOf(due)), weight: (1 + priority) / 1000 }
}
