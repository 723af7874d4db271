import type { Plan, Task } from '../../plan/model/plan'
import type { Estimate } from '../../plan/model/values'
import { minutesOf, type Calendars } from '../calendars'
import type { Outline } from '../outline'
import { workOf, type Work } from '../work'
import type { FactorTable } from './calibration'
import type { Spreader, Uncertain } from './spread'

/** What is left of a task, as a distribution in the measure of its pace. */
export interface UncertainTask extends Uncertain {
  /** The task's place in the plan. */
  readonly task: number
}

interface UncertainContext {
  readonly plan: Plan
  readonly calendars: Calendars
  readonly outline: Outline
  readonly works: readonly (Work | undefined)[]
  readonly uncertain: Spreader
  /** How actual work compares with estimates; undefined when estimates are taken by their word. */
  readonly factors: FactorTable | undefined
}

/**
 * The tasks whose remaining work is not certain: those with an estimate of three points, whose spread shrinks with the
 * work that is left. Calibrated, three points are moved by the usual factor, and a single one gets the spread of all.
 */
export function uncertainTasks(context: UncertainContext): readonly UncertainTask[] {
  const { outline, works, factors } = context
  return outline.tasks.flatMap((task, i) => {
    const work = works[i]
    if (!work || work.state === 'complete') return []
    const amount = spreadOf(context, task, work)
    if (amount) return [{ ...amount, base: amount.base * (factors?.middle ?? 1), span: amount.span * (factors?.middle ?? 1), task: i }]
    return factors && work.left !== 0 ? [{ base: 0, span: work.left, table: factors.table, task: i }] : []
  })
}

/** What is left at the three points of an estimate; undefined when they are one. */
function spreadOf({ plan, calendars, uncertain }: UncertainContext, task: Task, work: Work): Uncertain | undefined {
  const { values } = task
  const key = values.duration ? 'duration' : 'effort'
  const estimate = values[key]
  if (!estimate) return undefined
  const size = (point: Estimate['low']): number => minutesOf(point, work.pace.calendar)
  if (size(estimate.low) === size(estimate.high)) return undefined
  // An estimate may have nothing as its likely value: then the pessimistic one tells how much a part of it is.
  const measured = size(estimate.likely) === 0 ? estimate.high : estimate.likely
  const left = measured === estimate.likely ? work.left : workOf(plan, withEstimate(task, key, measured), calendars).left
  const at = (point: Estimate['low']): number => (left * size(point)) / size(measured)
  return uncertain(at(estimate.low), at(estimate.likely), at(estimate.high))
}

const withEstimate = (task: Task, key: 'duration' | 'effort', point: Estimate['low']): Task =>
  ({ ...task, values: { ...task.values, [key]: { low: point, likely: point, high: point } } })
