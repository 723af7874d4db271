import type { StatusKind } from '../plan/model/values'
import type { Location } from './location'

/** The trees of the sidebar. */
export type TreeView = 'milestones' | 'work' | 'risks'

/** What a tree shows; what is left out is not filtered by. */
export interface TreeFilter {
  /** Found in id, title or tags, whatever the case. */
  readonly text?: string
  readonly person?: string
  readonly status?: string
}

/** A node, told as data; the extension gives it words, icons and colours. */
export type TreeNode = MilestoneNode | TaskNode | RiskNode | GroupNode

interface Base {
  /** Stable and unique in its view; names the parent when children are asked for. */
  readonly key: string
  readonly children: boolean
}

interface ItemBase extends Base {
  readonly id: string
  readonly title: string
  readonly location: Location
}

/** Dates are ISO: a day `2026-03-02` or a moment `2026-03-02T17:00`. */
export interface MilestoneNode extends ItemBase {
  readonly kind: 'milestone'
  readonly due?: string
  /** The computed date; undefined when nothing leads to it. */
  readonly date?: string
  readonly reached?: string
  /** From 0 to 1, of its tasks by their work. */
  readonly progress: number
  readonly late: boolean
  /** Working days after (positive) or before the due date. */
  readonly slipDays?: number
  readonly open: number
  readonly total: number
}

export interface TaskNode extends ItemBase {
  readonly kind: 'task'
  readonly status: string
  readonly statusKind: StatusKind
  readonly start?: string
  readonly finish?: string
  readonly due?: string
  /** Finishes after its deadline or hard bound. */
  readonly late: boolean
  readonly critical: boolean
  readonly progress: number
  /** Ids of unfinished predecessors and open issues that hold it; empty when it could go on. */
  readonly blockedBy: readonly string[]
  /** Names of the people assigned. */
  readonly people: readonly string[]
  readonly summary: boolean
}

export type RiskLevel = 'low' | 'medium' | 'high' | 'critical'

export interface RiskNode extends ItemBase {
  readonly kind: 'risk'
  readonly status: string
  readonly level: RiskLevel
  /** Probability from 0 to 1; undefined when it was not given. */
  readonly probability?: number
  /** Expected delay in working days, and expected cost: probability times impact. */
  readonly exposureDays?: number
  readonly exposureCost?: number
  readonly currency?: string
  readonly response?: string
  /** Its review lies in the past. */
  readonly reviewOverdue: boolean
}

export interface GroupNode extends Base {
  readonly kind: 'group'
  /** `unplanned`: tasks of no milestone; `next`, `active`, `blocked`, `waiting`: parts of My Work; `open`, `closed`: risks. */
  readonly group: 'unplanned' | 'active' | 'next' | 'blocked' | 'later' | 'done' | 'closedRisks' | 'nobody'
  readonly count: number
}
