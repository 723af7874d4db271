import { randomFrom } from '../../base/random'
import type { Answer, Problem } from './problem'
import { lowerBound } from './solver/bounds'
import { compareCosts } from './solver/cost'
import { machineOf } from './solver/machine'
import { evolve } from './solver/population'
import { foundOf, isSettled, type Search } from './solver/search'
import { windowsOf, type WindowOptions } from './solver/windows'

export interface ImproveOptions {
  /** The same seed, and the same number of schedules, give the same answers. */
  readonly seed?: number
  /** How many schedules to make at most, as Kolisch & Hartmann 2006 count them; without a limit when left out. */
  readonly schedules?: number
  /** Asked often: true ends the search, which leaves the last answer as the best one. */
  readonly isOver?: () => boolean
}

/**
 * Better and better answers to a problem, the first one at once: by priority rules and justification, then by a genetic algorithm, then
 * by searching windows of time. Ends with the last answer when nothing can be better, at the limit, or when it is over.
 */
export function* improve(problem: Problem, { seed = 1, schedules = Infinity, isOver = () => false }: ImproveOptions = {}): Generator<Answer, Answer> {
  const machine = machineOf(problem)
  const search: Search = { machine, random: randomFrom(seed), bound: lowerBound(machine), spent: 0, best: foundOf(problem.tasks) }
  let told: Answer | undefined
  for (const _ of phases(search, schedules, standard)) {
    if (told && schedules < search.spent) break
    if (!told || compareCosts(search.best.cost, told.cost) < 0) yield (told = answerOf(search))
    if (isSettled(search) || isOver()) break
  }
  return told ?? answerOf(search)
}

/** How the effort is divided. The standard is what did best on a part of the PSPLIB instances with an odd parameter number. */
interface Tuning {
  /** The share of the schedules that are made before windows are searched, and how many that are at most, for each task. */
  readonly evolving: number
  readonly evolvingPerTask: number
  readonly mutation: number
  /** How many windows of one schedule in a row may be in vain, for each task. */
  readonly patience: number
  readonly windows: WindowOptions
}

const standard: Tuning = {
  evolving: 0.3,
  evolvingPerTask: 400,
  mutation: 0.04,
  patience: 10,
  windows: { size: [12, 28], nodes: 40, rearranged: 0.6 },
}

function phases(search: Search, schedules: number, tuning: Tuning): Generator<undefined, never> {
  const { packed, problem, isPlain } = search.machine
  const polish = packed && isPlain ? windowsOf(search, packed, tuning.windows) : undefined
  const plain = Math.min(tuning.evolving * schedules, tuning.evolvingPerTask * problem.tasks)
  const size = plain < 5_000 ? 20 : 60
  return evolve(search, { size, mutation: tuning.mutation, plain, patience: tuning.patience * problem.tasks, polish })
}

function answerOf(search: Search): Answer {
  const { start, finish, cost, over } = search.best
  return { start: start.slice(), finish: finish.slice(), cost, over, schedules: search.spent, isOptimal: isSettled(search) }
}
