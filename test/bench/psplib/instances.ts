import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../../src/schedule/levelling/problem'
import { problemOf } from '../../schedule/levelling/build'

/** An instance of PSPLIB (Kolisch & Sprecher 1996) and what is known of it. */
export interface Instance {
  readonly name: string
  readonly set: PsplibSet
  /** The longest path. */
  readonly criticalPath: number
  readonly lowerBound: number
  /** The shortest makespan that anybody has published. */
  readonly bestKnown: number
  /** Where its `.sm` file is. */
  readonly file: string
}

export type PsplibSet = 'j30' | 'j60' | 'j120'
export const psplibSets: readonly PsplibSet[] = ['j30', 'j60', 'j120']

/** The instances that `best-known.csv` of a folder lists, every so manieth of each set, in its order. */
export function instancesIn(folder: string, sets: readonly PsplibSet[], every: number): Instance[] {
  const [, ...lines] = readFileSync(join(folder, 'best-known.csv'), 'utf8').trim().split(/\r?\n/)
  const all = lines.map((line): Instance => {
    const [name = '', jobs, ...numbers] = line.split(',')
    const [criticalPath = 0, lowerBound = 0, bestKnown = 0] = numbers.map(Number)
    const set = `j${jobs}` as PsplibSet
    return { name, set, criticalPath, lowerBound, bestKnown, file: join(folder, set, `${name}.sm`) }
  })
  return sets.flatMap((set) => all.filter((each) => each.set === set).filter((_, i) => i % every === 0))
}

/** Reads the text of a `.sm` file: jobs with successors, durations, demands of renewable resources, and how much there is of them. */
export function readInstance(text: string): Problem {
  const lines = text.split(/\r?\n/)
  const after = (title: string, skipped: number): number[][] => {
    const first = lines.findIndex((line) => line.startsWith(title)) + 1 + skipped
    const last = lines.findIndex((line, i) => first <= i && (line.startsWith('*') || line.trim() === ''))
    return lines.slice(first, last < 0 ? undefined : last).map((line) => line.trim().split(/\s+/).map(Number))
  }
  const successors = after('PRECEDENCE RELATIONS', 1).map(([, , , ...jobs]) => jobs.map((job) => job - 1))
  const predecessors: number[][] = successors.map(() => [])
  for (const [job, list] of successors.entries()) for (const next of list) predecessors[next]!.push(job)
  const requests = after('REQUESTS/DURATIONS', 2)
  const [capacity = []] = after('RESOURCEAVAILABILITIES', 1)
  return problemOf(capacity, requests.map(([, , work = 0, ...needs], job) => ({ work, needs, after: predecessors[job]! })))
}
