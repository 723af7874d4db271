import type { Commit } from './commit'
import type { CommitTable, Position } from './commitTable'
import type { Graph } from './graph'
import { commitsInRange, generations } from './graph'

/** A commit that belongs to a task, and why. */
export interface TaskCommit extends Commit {
  /** A `Task:` line, the text of the message, the plan's `commits`, or the name of the branch that was merged. */
  readonly source: 'trailer' | 'message' | 'plan' | 'branch'
  /**
   * Whether it counts as work on the task. Not counted, though shown: merges, reverts, and commits that name no task
   * themselves but came with a branch that did. What the plan lists counts whatever it is.
   */
  readonly counted: boolean
  /** Hashes of the same change elsewhere: picked to another branch, or rebased there. Same author, time and subject. */
  readonly copies: readonly string[]
}

export interface TaskCommitOptions {
  /** Ids that the task had before: who named them meant it. */
  readonly formerIds?: readonly string[]
  /** Hashes that the plan lists for the task, at least seven digits each. Others, and those not found, add nothing. */
  readonly extraHashes?: readonly string[]
  /**
   * All ids of the plan, in one set that does not change. With them `CORE-1-2` means the task of that name and not
   * CORE-1, and a commit of a merged branch that names no other item is shown as work on the branch's task. Without
   * them CORE-1 is meant too, and every id-shaped word keeps a commit from belonging to its branch.
   */
  readonly knownIds?: ReadonlySet<string> | undefined
}

interface Link {
  readonly source: TaskCommit['source']
  readonly counted: boolean
}

/** Answers which commits belong to a task, out of a table. It becomes stale when the table changes. */
export class TaskCommits {
  readonly #table: CommitTable
  readonly #graph: Graph
  #heights: Int32Array | undefined

  constructor(table: CommitTable) {
    this.#table = table
    this.#graph = { size: table.size, parents: (position) => table.parents(position) }
  }

  of(id: string, { formerIds = [], extraHashes = [], knownIds }: TaskCommitOptions = {}): TaskCommit[] {
    const links = new Map<Position, Link>()
    const plan = planIds(knownIds)
    for (const each of [...formerIds, id]) this.#linkMentions(each, plan, links)
    for (const prefix of extraHashes) {
      const position = this.#table.find(prefix)
      if (position !== undefined) links.set(position, { source: links.get(position)?.source ?? 'plan', counted: true })
    }
    for (const each of [id, ...formerIds]) this.#linkBranches(each, plan, links)
    const positions = [...links.keys()].filter((position) => !this.#table.isGone(position))
    positions.sort((a, b) => this.#newestFirst(a, b))
    return fold(positions.map((position) => this.#taskCommit(position, links.get(position))))
  }

  #linkMentions(id: string, plan: PlanIds | undefined, links: Map<Position, Link>): void {
    for (const { position, trailer, partial } of this.#table.postings(id)) {
      if (partial && this.#isPartOfLonger(position, id, plan)) continue
      const counted = this.#table.kind(position) === 'commit'
      links.set(position, { source: trailer ? 'trailer' : 'message', counted })
    }
  }

  #linkBranches(id: string, plan: PlanIds | undefined, links: Map<Position, Link>): void {
    for (const { position, parent, partial } of this.#table.branchPostings(id)) {
      if (this.#table.isGone(position) || (partial && this.#isLongerBranch(position, id, plan))) continue
      if (!links.has(position)) links.set(position, { source: 'branch', counted: false })
      for (const one of this.#mergedBy(position, parent)) {
        const isOwn = this.#table.kind(one) === 'commit' && !this.#table.mentionsAny(one, isIn(plan))
        if (isOwn && !links.has(one)) links.set(one, { source: 'branch', counted: false })
      }
    }
  }

  #isPartOfLonger(position: Position, id: string, plan: PlanIds | undefined): boolean {
    if (plan === undefined) return false
    const known = isIn(plan)
    return this.#table.mentionsAny(position, (other, folded) => isPart(id, other) && known(other, folded))
  }

  #isLongerBranch(position: Position, id: string, plan: PlanIds | undefined): boolean {
    const ids = this.#table.branchIds(position)
    return plan !== undefined && ids.some((other) => isPart(id.toUpperCase(), other) && plan.upper.has(other))
  }

  /** The commits that a merge brought with one of its parents; none when it cannot be told which parent. */
  #mergedBy(merge: Position, parent: number | undefined): Position[] {
    const parents = this.#table.parents(merge)
    const included = parent === undefined ? undefined : parents[parent]
    if (included === undefined) return []
    return commitsInRange(this.#graph, this.#generations(), { excluded: parents.slice(0, parent), included })
  }

  /** By commit time; a commit comes before its ancestors of the same second. */
  #newestFirst(a: Position, b: Position): number {
    const byTime = this.#table.committedAt(b) - this.#table.committedAt(a)
    if (byTime !== 0) return byTime
    const heights = this.#generations()
    return (heights[b] ?? 0) - (heights[a] ?? 0) || this.#table.rank(b) - this.#table.rank(a)
  }

  #generations(): Int32Array {
    this.#heights ??= generations(this.#graph)
    return this.#heights
  }

  #taskCommit(position: Position, link: Link | undefined): TaskCommit {
    const { source = 'message', counted = false } = link ?? {}
    return { ...this.#table.commit(position), source, counted, copies: [] }
  }
}

/** The ids of a plan, and in upper case for where case does not count. */
interface PlanIds {
  readonly exact: ReadonlySet<string>
  readonly upper: ReadonlySet<string>
}

const plans = new WeakMap<ReadonlySet<string>, PlanIds>()

/** A plan's ids are the same set for all of its tasks: put them in upper case once. */
function planIds(ids: ReadonlySet<string> | undefined): PlanIds | undefined {
  if (ids === undefined) return undefined
  const known = plans.get(ids) ?? { exact: ids, upper: new Set([...ids].map((id) => id.toUpperCase())) }
  plans.set(ids, known)
  return known
}

function isIn(plan: PlanIds | undefined): (id: string, folded: boolean) => boolean {
  return (id, folded) => plan === undefined || (folded ? plan.upper : plan.exact).has(id)
}

/** Whether an id is a hyphenated part of a longer one. */
function isPart(id: string, longer: string): boolean {
  return id.length < longer.length && `-${longer}-`.includes(`-${id}-`)
}

const strength: Readonly<Record<TaskCommit['source'], number>> = { trailer: 3, message: 2, plan: 1, branch: 0 }

/** Joins the commits that are the same change: the newest stands for all, with the strongest reason of them. */
function fold(commits: readonly TaskCommit[]): TaskCommit[] {
  const byKey = new Map<string, TaskCommit>()
  for (const commit of commits) {
    const key = [commit.kind, commit.email, commit.authoredAt, commit.subject].join('\0')
    const first = byKey.get(key)
    byKey.set(key, first === undefined ? commit : joined(first, commit))
  }
  return [...byKey.values()]
}

function joined(first: TaskCommit, copy: TaskCommit): TaskCommit {
  const source = strength[first.source] < strength[copy.source] ? copy.source : first.source
  return { ...first, source, counted: first.counted || copy.counted, copies: [...first.copies, copy.hash] }
}
