import { ruleOrders, sampledOrder } from './rules'
import type { Polish } from './windows'
import { decodeAhead, foundOf, justify, type Found, type Search } from './search'

export interface PopulationOptions {
  readonly size: number
  /** The chance of a task to change places with the next one in a new order. */
  readonly mutation: number
  /** How many schedules are made before any is polished: the best one first, then each child. */
  readonly plain: number
  readonly polish: Polish | undefined
  /** How many windows of one schedule in a row may be in vain. */
  readonly patience: number
}

/**
 * A genetic algorithm over orders of tasks. A child keeps the beginning and the end of its father's order and takes those in
 * between in its mother's; it is justified to the right and to the left, and takes its father's place unless it is worse. After Valls,
 * Ballestín & Quintanilla 2008 (hybrid genetic algorithm) and Debels & Vanhoucke 2005 (right- and left-justified schedules in turn):
 * the child's order is read backwards first, so that a child costs two schedules. Each step is one of them or two.
 */
export function* evolve(search: Search, { size, mutation, plain, patience, polish }: PopulationOptions): Generator<undefined, never> {
  const population: Found[] = []
  yield* start(search, population, size)
  let child = foundOf(search.machine.problem.tasks)
  for (let turn = 0; search.spent < plain; turn = (turn + 1) % size) {
    yield* breed(search, population, turn, child, mutation)
    child = takePlace(population, turn, child)
  }
  if (polish) yield* polish(population.reduce((a, b) => (compareMakespans(b, a) < 0 ? b : a)), patience)
  for (let turn = 0; ; turn = (turn + 1) % size) {
    yield* breed(search, population, turn, child, mutation)
    if (polish) yield* polish(child, patience)
    child = takePlace(population, turn, child)
  }
}

function* breed(search: Search, population: readonly Found[], turn: number, child: Found, mutation: number): Generator<undefined, void> {
  const father = population[turn]!
  cross(search, father.order, pick(search, population).order, child.order)
  mutate(search, child.order, mutation)
  justify(search, child, father.cost.makespan)
  yield
}

/** Puts a child in its father's place unless it is worse or there is one like it; returns the one that is without a place. */
function takePlace(population: Found[], turn: number, child: Found): Found {
  const father = population[turn]!
  const hasTwin = population.some((each) => each !== father && each.cost.makespan === child.cost.makespan && each.cost.finishes === child.cost.finishes)
  if (hasTwin || 0 < compareMakespans(child, father)) return child
  population[turn] = child
  return father
}

/** The rules as they are, then samples of latest finish times, all justified. */
function* start(search: Search, population: Found[], size: number): Generator<undefined, void> {
  const { machine, random, best } = search
  const rules = ruleOrders(machine)
  while (population.length < size) {
    const found = foundOf(machine.problem.tasks)
    const rule = rules[population.length]
    found.order.set(rule ?? sampledOrder(machine, random))
    if (rule) {
      decodeAhead(search, found)
      yield
    }
    justify(search, found, best.cost.makespan)
    yield
    population.push(found)
  }
}

/** The better one of two at random. */
function pick({ random }: Search, population: readonly Found[]): Found {
  const [a, b] = [population[Math.floor(random() * population.length)]!, population[Math.floor(random() * population.length)]!]
  return compareMakespans(a, b) <= 0 ? a : b
}

/** A quarter to three quarters of the order come in the mother's sequence. */
function cross({ random }: Search, father: Int32Array, mother: Int32Array, child: Int32Array): void {
  const count = father.length
  const length = Math.round(count * (0.25 + 0.5 * random()))
  const first = Math.floor(random() * (count - length + 1))
  const isInside = new Uint8Array(count)
  for (let k = first; k < first + length; k++) isInside[father[k]!] = 1
  child.set(father)
  let k = first
  for (const v of mother) if (isInside[v] === 1) child[k++] = v
}

function mutate({ random, machine }: Search, order: Int32Array, chance: number): void {
  for (let k = 0; k + 1 < order.length; k++) {
    if (chance <= random() || machine.waitsFor(order[k + 1]!, order[k]!)) continue
    const moved = order[k]!
    order[k] = order[k + 1]!
    order[k + 1] = moved
  }
}

/** Over, late and makespan decide, not all the finishes: of equals the new one is taken, so that the population keeps moving. */
const compareMakespans = ({ cost: a }: Found, { cost: b }: Found): number =>
  a.over - b.over || a.late - b.late || a.makespan - b.makespan
