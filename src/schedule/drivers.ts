import { gateOf, reasons, type Early, type Problem } from './forward'
import { idOf, type Network } from './network'
import type { Driver } from './schedule'

/** Says what drives a node in words of the plan; what would drive it when another driver is given. */
export type DriverOf = (node: number, driver?: number) => Driver

export function driversOf({ network, order }: Problem, early: Early): DriverOf {
  const leaves = leavesOf(network, order, early)
  const idAt = (node: number): string => idOf(network, node)
  return (node, driver = early.driver[node]!) => {
    if (isSummary(network, node)) return { kind: 'tasks', first: idAt(leaves.first[node]!), last: idAt(leaves.last[node]!) }
    if (driver < 0) return reasonFor(network, node, driver)
    const link = network.written[driver] ?? { on: idAt(network.from[driver]!), type: 'FS' }
    const isStart = link.type === 'SS' || link.type === 'SF'
    const through = (isStart ? leaves.first : leaves.last)[network.from[driver]!]!
    return { kind: 'link', link, through: idAt(through), of: idAt(network.to[driver]!) }
  }
}

const isSummary = ({ outline }: Network, node: number): boolean => outline.summary[node] === 1

const reasonNames = Object.entries(reasons)

function reasonFor(network: Network, node: number, driver: number): Driver {
  const kind = reasonNames.find(([, code]) => code === driver)?.[0] as keyof typeof reasons | undefined
  if (kind === undefined) return { kind: 'earliest', of: idOf(network, gateOf(driver)) }
  return kind === 'earliest' ? { kind, of: idOf(network, node) } : { kind }
}

/** The task below each summary task that starts first, and the one that finishes last; other nodes are their own. */
function leavesOf(network: Network, order: Int32Array, early: Early): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(network.nodes)
  const last = new Int32Array(network.nodes)
  for (const node of order) {
    const isRollUp = isSummary(network, node) && 0 <= early.first[node]!
    first[node] = isRollUp ? first[network.from[early.first[node]!]!]! : node
    last[node] = isRollUp ? last[network.from[early.driver[node]!]!]! : node
  }
  return { first, last }
}
