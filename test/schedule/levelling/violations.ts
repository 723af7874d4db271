import { everySlot, free, type Answer, type Problem } from '../../../src/schedule/levelling/problem'
import { settled, startBehind } from '../../../src/schedule/levelling/timing'
import { unitsOf } from './build'

/** What is wrong with an answer, found slot by slot: a check that shares nothing with the profiles of the solver. */
export function violationsOf(problem: Problem, { start, finish, over }: Pick<Answer, 'start' | 'finish' | 'over'>): string[] {
  const { tasks, links, release, fixed, latest } = problem
  const wrong: string[] = []
  for (let v = 0; v < tasks; v++) {
    if (finish[v] !== finishByCounting(problem, v, start[v]!)) wrong.push(`task ${v} does not finish with its work`)
    if (fixed[v] !== free) {
      if (start[v] !== fixed[v]) wrong.push(`task ${v} is fixed and moved`)
      continue
    }
    if (start[v]! < release[v]!) wrong.push(`task ${v} starts before its release`)
    if (latest[v]! < finish[v]!) wrong.push(`task ${v} finishes too late`)
    if (settled(problem, v, start[v]!) !== start[v]) wrong.push(`task ${v} starts where nothing is done`)
  }
  for (let e = 0; e < links.from.length; e++) {
    const [from, to] = [links.from[e]!, links.to[e]!]
    if (fixed[to] === free && start[to]! < startBehind(problem, e, start[from]!, finish[from]!)) wrong.push(`task ${to} does not wait for ${from}`)
  }
  return [...wrong, ...overloads(problem, start, finish, new Set(over))]
}

function finishByCounting({ work, calendar, calendars }: Problem, task: number, start: number): number {
  const pieces = calendars[calendar[task]!]
  let at = start
  for (let left = work[task]!; 0 < left; at++) left -= pieces && calendar[task] !== everySlot ? pieces.rate[pieces.at.findLastIndex((each) => each <= at)]! : 1
  return at
}

/** Slots in which more of a resource is used than there is, by fixed tasks and those that are allowed to not alone. */
function overloads(problem: Problem, start: Int32Array, finish: Int32Array, over: ReadonlySet<number>): string[] {
  const wrong: string[] = []
  for (let r = 0; r < problem.capacity.length; r++) {
    const users = Array.from({ length: problem.tasks }, (_, v) => ({ v, units: unitsOf(problem, v, r) })).filter(({ units }) => 0 < units)
    for (const slot of new Set(users.map(({ v }) => start[v]!))) {
      const there = users.filter(({ v }) => start[v]! <= slot && slot < finish[v]!)
      const used = there.reduce((sum, { units }) => sum + units, 0)
      const isExcused = there.every(({ v }) => problem.fixed[v] !== free || over.has(v))
      if (problem.capacity[r]! < used && !isExcused) wrong.push(`resource ${r} is overloaded in slot ${slot}`)
    }
  }
  return wrong
}
