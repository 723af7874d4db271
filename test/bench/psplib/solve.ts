import { readFileSync } from 'node:fs'
import { improve } from '../../../src/schedule/levelling/improve'
import { violationsOf } from '../../schedule/levelling/violations'
import { readInstance, type Instance } from './instances'

/** At most so many schedules, or seconds of CPU, for an instance. */
export interface Effort {
  readonly seed: number
  readonly schedules?: number
  readonly seconds?: number
}

export interface Solved {
  readonly instance: Instance
  readonly makespan: number
  readonly isOptimal: boolean
  readonly schedules: number
  /** CPU. */
  readonly seconds: number
}

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** The last answer within an effort. Throws when it breaks a link or a capacity, or is shorter than can be. */
export function solve(instance: Instance, { seed, schedules = Infinity, seconds = Infinity }: Effort): Solved {
  const problem = readInstance(readFileSync(instance.file, 'utf8'))
  const begin = processorSeconds()
  let asked = 0
  // Asking for the time takes about as long as a schedule.
  const isOver = (): boolean => asked++ % 32 === 31 && seconds <= processorSeconds() - begin
  const answer = [...improve(problem, { seed, schedules, isOver })].at(-1)!
  const wrong = violationsOf(problem, answer)
  const { makespan } = answer.cost
  if (0 < wrong.length) throw new Error(`${instance.name}: ${wrong.join(', ')}`)
  if (makespan < instance.lowerBound) throw new Error(`${instance.name}: ${makespan} is below the lower bound of ${instance.lowerBound}`)
  if (answer.isOptimal && instance.bestKnown < makespan) throw new Error(`${instance.name}: ${makespan} is not the shortest`)
  return { instance, makespan, isOptimal: answer.isOptimal, schedules: answer.schedules, seconds: processorSeconds() - begin }
}
