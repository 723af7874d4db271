import type { Domains } from './domains'

export interface FindOptions {
  readonly random: () => number
  /** How many starts to try before giving up. */
  readonly nodes: number
  /** How far random numbers change the sequence in which tasks are tried: 1,000 are a slot of the first start, 1 is a slot of the last start. */
  readonly noise: number
}

export interface FindResult {
  /** True when each open task has one start left, which `first` of the domains has. */
  readonly isSolved: boolean
  /** True when all was tried: there are no such starts. */
  readonly isImpossible: boolean
  /** How many starts were tried. */
  readonly nodes: number
}

/**
 * Looks for a start of each open task. The task with the earliest first start takes it; when that leads nowhere it is set aside
 * until its first start has moved: schedule or postpone, as in Le Pape, Couronné, Vergamini & Gosselin 1994.
 */
export function findStarts(domains: Domains, tasks: Int32Array, { random, nodes: most, noise }: FindOptions): FindResult {
  const { first, last } = domains
  const setAside = new Int32Array(first.length).fill(-1)
  const rank = tasks.map(() => Math.floor(noise * random()))
  let nodes = 0
  const isSolved = look()
  return { isSolved, isImpossible: !isSolved && nodes <= most, nodes }

  function look(): boolean {
    if (!domains.narrow()) return false
    const task = nextTask()
    if (task === undefined) return false
    if (task < 0) return true
    const mark = domains.mark()
    if (most < ++nodes) return false
    if (domains.startBy(task, first[task]!) && look()) return true
    domains.undo(mark)
    if (most < nodes) return false
    const before = setAside[task]!
    setAside[task] = first[task]!
    if (look()) return true
    domains.undo(mark)
    setAside[task] = before
    return false
  }

  /** -1 when all have their start; undefined when all others are set aside, of which none can be the first. */
  function nextTask(): number | undefined {
    let [next, least, isDone] = [-1, Infinity, true]
    for (let k = 0; k < tasks.length; k++) {
      const v = tasks[k]!
      if (first[v] === last[v]) continue
      isDone = false
      const key = first[v]! * 1000 + last[v]! + rank[k]!
      if (setAside[v] === first[v] || least <= key) continue
      next = v
      least = key
    }
    return next < 0 && !isDone ? undefined : next
  }
}
