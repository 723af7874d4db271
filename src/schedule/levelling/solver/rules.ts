import { finishOf } from '../timing'
import { withPredecessorsFirst } from './graph'
import type { Machine } from './machine'
import { parallelOrder } from './parallel'

/**
 * Orders by the priority rules that did best in Kolisch 1996: latest finish, latest start, greatest rank positional weight (its own
 * length and those of its direct successors), most work behind; and by latest finish in parallel generation, where that does not take too long.
 */
export function ruleOrders(machine: Machine): Int32Array[] {
  const { urgency, head } = machine
  const length = lengthsOf(machine)
  const weight = weightsOf(machine, length)
  const { problem, graph, arrange } = machine
  const parallel = mostInParallel < problem.tasks ? [] : [parallelOrder(problem, graph, Float64Array.from(urgency, (each) => -each))]
  for (const order of parallel) arrange(order)
  return [
    ...parallel,
    orderBy(machine, (v) => -urgency[v]!),
    orderBy(machine, (v) => -urgency[v]! - length[v]!),
    orderBy(machine, (v) => -weight[v]!),
    orderBy(machine, (v) => head[v]! - urgency[v]!),
  ]
}

const mostInParallel = 2_000

/** An order by latest finish in which each task may come a little sooner or later. */
export function sampledOrder(machine: Machine, random: () => number): Int32Array {
  const longest = machine.urgency.reduce((most, each) => Math.max(most, each), 0)
  const spread = (longest + 1) * 0.3
  const noisy = machine.urgency.map((each) => Math.round(each + spread * random()))
  return orderBy(machine, (v) => -noisy[v]!)
}

function orderBy({ problem, graph, arrange }: Machine, key: (task: number) => number): Int32Array {
  const keys = Float64Array.from({ length: problem.tasks }, (_, v) => key(v))
  const order = Int32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b)
  withPredecessorsFirst(graph, problem.links.from, order)
  arrange(order)
  return order
}

/** How long each task takes from its first start. */
const lengthsOf = ({ problem, head }: Machine): Float64Array =>
  Float64Array.from(head, (start, v) => finishOf(problem, v, start) - start)

function weightsOf({ problem: { links, tasks } }: Machine, length: Float64Array): Float64Array {
  const weight = length.slice(0, tasks)
  for (let e = 0; e < links.from.length; e++) weight[links.from[e]!]! += length[links.to[e]!]!
  return weight
}
