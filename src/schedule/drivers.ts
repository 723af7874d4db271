import { isBefore, type Point } from '../time/axis'
import { askedBy, byFinish, byStart, holdsStart, reasons, visit, type Bounds, type Early } from './forward'
import { idOf, passesDown, rollsUp } from './network'
import { holdOf, roles, type Problem } from './problem'
import { decidingLeaf, goesBefore } from './rollUps'
import type { Driver, LinkDriver } from './schedule'

/** What holds nodes where they are, found when somebody asks: the passes know only dates. */
export interface Drivers {
  of(node: number): Driver
  /** What predecessors alone ask of a task, and the link behind it, whether or not that is what the task follows. */
  heldBy(node: number): { readonly bounds: Bounds; readonly link: LinkDriver | undefined }
}

/** `early`: the dates of the forward pass. `final`: those that are shown, once what is `alap` was moved. */
export function driversOf(problem: Problem, early: Early, final: Early, moved: Uint8Array): Drivers {
  const { network, axis, role, left } = problem
  const idAt = (node: number): string => idOf(network, node)
  const gates = new Map<number, { readonly start: number; readonly finish: number }>()
  return { of, heldBy }

  function of(node: number): Driver {
    if (role[node] === roles.summary) {
      return { kind: 'tasks', first: idAt(decidingLeaf(problem, final, node, 'start')), last: idAt(decidingLeaf(problem, final, node, 'finish')) }
    }
    if (moved[node] === 1) return { kind: 'alap' }
    const { bounds, cause } = revisit(node)
    if (cause !== byStart && cause !== byFinish) return reasonFor(problem, node, cause)
    const driver = cause === byStart ? edgeFor(node, 'start', bounds.start) : edgeFor(node, 'finish', bounds.finish)
    return driver < 0 ? reasonFor(problem, node, driver) : linkOf(driver)
  }

  function heldBy(node: number): { readonly bounds: Bounds; readonly link: LinkDriver | undefined } {
    const { bounds } = revisit(node)
    const isStart = bounds.start !== -Infinity
    const edge = isStart ? edgeFor(node, 'start', bounds.start) : edgeFor(node, 'finish', bounds.finish)
    return { bounds, link: edge < 0 ? undefined : linkOf(edge) }
  }

  /** Dates a node once more, which changes nothing. */
  function revisit(node: number): { readonly bounds: Bounds; readonly cause: number } {
    const bounds: Bounds = { start: -Infinity, finish: -Infinity }
    return { bounds, cause: visit(problem, early, node, bounds, left[node]!) }
  }

  /** The edge that asks a node for a moment; a date of a summary task around it, see `earliestOf`, when that is it. */
  function edgeFor(node: number, end: 'start' | 'finish', moment: Point): number {
    let best: number = reasons.project
    let isFound = false
    for (let e = network.into[node]!; e < network.into[node + 1]!; e++) {
      const kind = network.type[e]!
      if (kind === rollsUp || (kind !== passesDown && holdsStart(kind) !== (end === 'start'))) continue
      const gate = network.from[e]!
      const asked = kind === passesDown ? early[end][gate]! : askedBy(problem, early, e)
      if (asked === -Infinity || isBefore(axis, asked, moment)) continue
      const candidate = kind === passesDown ? driverOfGate(gate)[end] : e
      if (!isFound || goesBefore(network, candidate, best)) best = candidate
      isFound = true
    }
    return best
  }

  function driverOfGate(gate: number): { readonly start: number; readonly finish: number } {
    const known = gates.get(gate)
    if (known) return known
    const { bounds, cause } = revisit(gate)
    const start = cause === reasons.earliest ? earliestOf(gate) : edgeFor(gate, 'start', bounds.start)
    const found = { start, finish: edgeFor(gate, 'finish', bounds.finish) }
    gates.set(gate, found)
    return found
  }

  function linkOf(edge: number): LinkDriver {
    const link = network.written[edge] ?? { on: idAt(network.from[edge]!), type: 'FS' }
    const end = link.type === 'SS' || link.type === 'SF' ? 'start' : 'finish'
    return { kind: 'link', link, through: idAt(decidingLeaf(problem, final, network.from[edge]!, end)), of: idAt(network.to[edge]!) }
  }
}

/** The driver of what waits for the date of a gate, and back: the gate of such a driver. */
const earliestOf = (gate: number): number => -100 - gate
const gateOf = (driver: number): number => -100 - driver

const reasonNames = Object.entries(reasons)

function reasonFor(problem: Problem, node: number, driver: number): Driver {
  const kind = reasonNames.find(([, code]) => code === driver)?.[0] as keyof typeof reasons | undefined
  if (kind === undefined) return { kind: 'earliest', of: idOf(problem.network, gateOf(driver)) }
  if (kind === 'earliest') return { kind, of: idOf(problem.network, node) }
  if (kind !== 'busy') return { kind }
  const { busy, behind, notBefore } = holdOf(problem, node)!
  return { kind, who: busy, behind, until: notBefore }
}
