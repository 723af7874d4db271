import { compareLevelCosts, costOf, type LevelCost } from './cost'
import { improve } from './improve'
import type { Basis } from './levelPlan'
import type { Placed } from './place'
import { placeAs } from './placeAs'
import type { Answer, Problem as Slots } from './problem'
import { slotsOf } from './slotsOf'

/** How long to look for better answers. */
export interface Budget {
  readonly seed: number
  /** How many schedules may be made; Infinity when only `isOver` says. */
  readonly schedules: number
  /** Asked now and then: true ends the search. */
  readonly isOver: () => boolean
}

/** Better and better answers, each when it is found, from one that is there on. The same seed and number of schedules give the same. */
export function* improvePlan(basis: Basis, first: Placed, budget: Budget): Generator<Placed, void> {
  const { slots, nodes } = slotsOf(basis)
  let best: LevelCost = costOf(basis, first.early)
  for (const { start } of answersOf(slots, budget)) {
    const found = placeAs(basis, nodes, start)
    const cost = costOf(basis, found.early)
    if (0 <= compareLevelCosts(cost, best)) continue
    best = cost
    yield found
  }
}

/** The answers of the solver, the last one included. */
export function* answersOf(slots: Slots, budget: Budget): Generator<Answer, void> {
  yield yield* improve(slots, budget)
}
