import type { Plan } from '../plan/model/plan'
import { basisOf, placeByUrgency, settle, type Levelled } from '../schedule/levelling/levelPlan'
import type { Schedule } from '../schedule/schedule'
import { withHolds } from '../schedule/problem'
import { problemBehind, reschedule, schedulePlan, scheduleProblem } from '../schedule/schedulePlan'
import type { Day } from '../time/day'

/** Where levelling takes longer than this, in milliseconds, it waits for a rest in typing. */
const usuallyQuick = 30

/** The schedule of a plan that is kept up to date, levelled when its project says so. */
export class LiveLevelling {
  /** The schedule without levelling, from which the next one is made. */
  #plain: Schedule | undefined
  #known: { readonly levelled: Levelled; readonly took: number } | undefined
  readonly #quickly: number
  #isBehind = false

  constructor(quickly = usuallyQuick) {
    this.#quickly = quickly
  }

  /** Whether the dates are those of holds from some edits ago: levelling took too long before. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  /** The schedule as the plan asks for it; a new object for each version of the plan. */
  schedule(plan: Plan, today: Day): Schedule {
    const before = this.#plain
    this.#plain = before ? reschedule(before, plan, { today }) : schedulePlan(plan, { today })
    if (plan.project.level !== true) {
      this.#known = undefined
      return this.#plain
    }
    const known = this.#known
    if (known && !this.#isBehind && before?.tasks === this.#plain.tasks) return { ...known.levelled.schedule }
    this.#isBehind = known !== undefined && this.#quickly < known.took
    if (known && this.#isBehind) return scheduleProblem(withHolds(problemBehind(this.#plain)!, known.levelled.holds))
    return last(this.inSteps()).schedule
  }

  /** Levels the plan that was scheduled last, with rests in between; what comes last is the answer. */
  *inSteps(): Generator<Levelled | undefined, void> {
    let took = 0
    const timed = <Value>(work: () => Value): Value => {
      const before = performance.now()
      const value = work()
      took += performance.now() - before
      return value
    }
    const basis = timed(() => basisOf(problemBehind(this.#plain!)!))
    yield undefined
    const placed = timed(() => placeByUrgency(basis))
    yield undefined
    const levelled = timed(() => settle(basis, placed))
    this.#known = { levelled, took }
    this.#isBehind = false
    yield levelled
  }
}

function last<Value>(steps: Iterable<Value | undefined>): Value {
  let found: Value | undefined
  for (const each of steps) found = each
  return found!
}
