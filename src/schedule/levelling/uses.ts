import { firstPoint, pointAt, workAt, type Point, type Track } from '../../time/axis'
import { minuteAt } from '../../time/day'
import type { Problem } from '../problem'
import type { Demands } from './demands'
import { blockedUntil, emptyProfile, take, type Profile } from './profile'

/** A resource of which a task has not enough before a working minute of that resource. */
export interface Block {
  /** The place of the resource in the demands. */
  readonly resource: number
  readonly at: number
}

/** What a task waits for, and until when. */
export interface Wait {
  readonly until: Point
  readonly blocks: readonly Block[]
}

/** Who uses what, and when, on each resource's own working minutes. What was used before the status date is past. */
export class Uses {
  readonly #works: Problem['works']
  readonly #demands: Demands
  readonly #now: Point
  readonly #tracks: readonly Track[]
  readonly #profiles: readonly Profile[]
  /** By resource: the tasks that use it, by the working minute at which they let go of it. */
  readonly #ends: readonly Map<number, number[]>[]

  constructor({ works, asof, axis, calendars }: Problem, demands: Demands) {
    this.#works = works
    this.#demands = demands
    this.#now = pointAt(axis, minuteAt(asof))
    this.#tracks = demands.resources.map(({ calendar }) => calendars.trackOf(calendar))
    this.#profiles = demands.resources.map(emptyProfile)
    this.#ends = demands.resources.map(() => new Map<number, number[]>())
  }

  /** Whether a task needs anything; what is complete needs nothing any more. */
  needs(node: number): boolean {
    const { of } = this.#demands
    const work = this.#works[node]
    return work !== undefined && work.state !== 'complete' && of[node]! < of[node + 1]!
  }

  /** Gives a task all that it needs. */
  add(node: number, start: Point, finish: Point): void {
    this.#take(node, { start, finish, sign: 1 })
  }

  /** Takes it away again. */
  remove(node: number, start: Point, finish: Point): void {
    this.#take(node, { start, finish, sign: -1 })
  }

  #take(node: number, { start, finish, sign }: { readonly start: Point; readonly finish: Point; readonly sign: 1 | -1 }): void {
    const from = Math.max(start, this.#now)
    const { of, resource, units } = this.#demands
    for (let d = of[node]!; d < of[node + 1]!; d++) {
      const r = resource[d]!
      const track = this.#tracks[r]!
      const [begin, end] = [workAt(track, from), workAt(track, finish)]
      if (end <= begin) continue
      take(this.#profiles[r]!, begin, end, sign * units[d]!)
      const known = this.#ends[r]!.get(end) ?? []
      this.#ends[r]!.set(end, sign === 1 ? [...known, node] : known.filter((each) => each !== node))
    }
  }

  /** What a task would not have if it were there, and where it may look next: nothing before that has room for it. */
  blocksOf(node: number, start: Point, finish: Point): Wait | undefined {
    const { of, resource, units, resources } = this.#demands
    let until = -Infinity
    let blocks: Block[] = []
    for (let d = of[node]!; d < of[node + 1]!; d++) {
      const r = resource[d]!
      const track = this.#tracks[r]!
      const at = blockedUntil(this.#profiles[r]!, workAt(track, start), workAt(track, finish), resources[r]!.capacity - units[d]!)
      if (at === -Infinity) continue
      const point = firstPoint(track, at)
      if (until < point) blocks = []
      if (until <= point) blocks.push({ resource: r, at })
      until = Math.max(until, point)
    }
    return until === -Infinity ? undefined : { until, blocks }
  }

  /** The tasks that let go of a resource at a working minute of it. */
  endingAt({ resource, at }: Block): readonly number[] {
    return this.#ends[resource]!.get(at) ?? []
  }
}
