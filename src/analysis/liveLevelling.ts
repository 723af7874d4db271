import type { Plan, Task } from '../plan/model/plan'
import { compareLevelCosts, costOf } from '../schedule/levelling/cost'
import { basisOf, placeByUrgency, settle, type Basis, type Levelled } from '../schedule/levelling/levelPlan'
import type { Placed } from '../schedule/levelling/place'
import { placeAs } from '../schedule/levelling/placeAs'
import type { Schedule } from '../schedule/schedule'
import { withHolds } from '../schedule/problem'
import { problemBehind, reschedule, schedulePlan, scheduleProblem } from '../schedule/schedulePlan'
import { pointAt } from '../time/axis'
import type { Day, Minute } from '../time/day'

/** Where levelling takes longer than this, in milliseconds, it waits for a rest in typing. */
const usuallyQuick = 30

/**
 * The schedule of a plan that is kept up to date, levelled when its project says so. The order that a search found to be better stays: after
 * an edit, tasks take what they need in that order, for as long as it is better than the usual one.
 */
export class LiveLevelling {
  /** The schedule without levelling, from which the next one is made. */
  #plain: Schedule | undefined
  #known: Known | undefined
  /** By task, where the best answer of a search had it. */
  #order: ReadonlyMap<string, Minute> | undefined
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
      this.#known = this.#order = undefined
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
    const placed = timed(() => this.#place(basis))
    yield undefined
    const levelled = timed(() => settle(basis, placed))
    this.#known = { basis, placed, levelled, took }
    this.#isBehind = false
    yield levelled
  }

  /** The dates of a plan that is levelled, and what holds them; undefined while they are behind. */
  get levelled(): Levelled | undefined {
    return this.#isBehind ? undefined : this.#known?.levelled
  }

  /** What a search for better dates starts from; undefined for a plan that is not levelled yet, or in which nobody has to wait. */
  get basis(): Basis | undefined {
    return this.levelled?.holds.size === 0 || this.#isBehind ? undefined : this.#known?.basis
  }

  /** Takes up an answer of such a search, see `placeAs`; true when it is about the dates that there are, and better. */
  take(basis: Basis, nodes: Int32Array, start: ArrayLike<number>): boolean {
    if (this.basis !== basis || !this.#known) return false
    const placed = placeAs(basis, nodes, start)
    if (0 <= compareLevelCosts(costOf(basis, placed.early), costOf(basis, this.#known.placed.early))) return false
    const levelled = settle(basis, placed)
    this.#known = { ...this.#known, placed, levelled }
    this.#order = new Map([...levelled.schedule.tasks].map(([id, { start: at }]) => [id, at]))
    return true
  }

  /** In the order that a search found, unless the usual one is better by now. */
  #place(basis: Basis): Placed {
    const usual = placeByUrgency(basis)
    const kept = this.#order && placeInKeptOrder(basis, this.#order)
    return kept && compareLevelCosts(costOf(basis, kept.early), costOf(basis, usual.early)) < 0 ? kept : usual
  }
}

interface Known {
  readonly basis: Basis
  readonly placed: Placed
  readonly levelled: Levelled
  /** Milliseconds. */
  readonly took: number
}

/** What is new has its turn when it would begin if nobody were busy. */
function placeInKeptOrder(basis: Basis, order: ReadonlyMap<string, Minute>): Placed {
  const { problem: { network: { outline }, axis }, early } = basis
  const start = ({ id }: Task, node: number): number => {
    const kept = order.get(id)
    return kept === undefined ? early.start[node]! : pointAt(axis, kept)
  }
  return placeAs(basis, Int32Array.from(outline.tasks, (_, node) => node), Float64Array.from(outline.tasks, start))
}

function last<Value>(steps: Iterable<Value | undefined>): Value {
  let found: Value | undefined
  for (const each of steps) found = each
  return found!
}
