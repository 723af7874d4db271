import type { LinkType, StatusKind } from '../plan/model/values'

/**
 * A chart's data: one plan at one version. Times are wall-clock minutes since 1970-01-01T00:00 without a time zone;
 * days are days since 1970-01-01.
 */
export interface GanttModel {
  readonly plan: string
  readonly name: string
  readonly version: number
  /** The status date's first minute. */
  readonly asof: number
  /** The schedule's ends; rows and due dates may reach a little beyond. */
  readonly start: number
  readonly finish: number
  /** Days without work in the project's calendar, both ends included, in order, covering all that the chart may show. */
  readonly daysOff: readonly (readonly [first: number, last: number])[]
  /** In the order of the plan; children follow their summary task, tasks their milestone's group. */
  readonly rows: readonly GanttRow[]
  readonly links: readonly GanttLink[]
}

export interface GanttRow {
  /** The item's id; unique. */
  readonly id: string
  readonly kind: 'task' | 'summary' | 'milestone'
  readonly title: string
  /** 0 for the outermost; a row's children are the rows after it that are deeper. */
  readonly depth: number
  /** Undefined when the item has no place in the schedule (cancelled). */
  readonly start?: number
  readonly finish?: number
  /** The promised date (last minute of work of that day), of milestones and of tasks with a deadline. */
  readonly due?: number
  readonly status: string
  readonly statusKind: StatusKind
  /** From 0 to 1. */
  readonly progress: number
  readonly critical: boolean
  readonly late: boolean
  readonly blocked: boolean
  /** Total float in working days of the project's calendar. */
  readonly floatDays: number
  /** Names of the people assigned. */
  readonly people: readonly string[]
}

/** From the predecessor to the successor. Ids of rows. */
export interface GanttLink {
  readonly from: string
  readonly to: string
  readonly type: LinkType
  readonly critical: boolean
}

/** From the extension to the chart. */
export type ToGantt =
  | { readonly type: 'model'; readonly model: GanttModel }
  /** There is no plan (any more). */
  | { readonly type: 'none' }
  /** The selection changed elsewhere: select the row and bring it into view. */
  | { readonly type: 'select'; readonly id: string; readonly reveal: boolean }
  /** A command of the panel's toolbar or of the palette. */
  | { readonly type: 'do'; readonly verb: GanttVerb }

export type GanttVerb = 'zoomIn' | 'zoomOut' | 'zoomToFit' | 'goToToday' | 'expandAll' | 'collapseAll' | 'focusFilter'

/** From the chart to the extension. */
export type FromGantt =
  /** Ready for a model; `plan` is the one shown before a reload. */
  | { readonly type: 'ready'; readonly plan?: string }
  /** A row was selected by the user. */
  | { readonly type: 'select'; readonly id: string }
  /** A row was opened (Enter, double click): show its YAML. */
  | { readonly type: 'open'; readonly id: string }
  /** A bug: for the log. */
  | { readonly type: 'error'; readonly message: string }

/**
 * Words of the chart, translated by the extension and put into the page as JSON (`<script type="application/json"
 * id="strings">`); `{0}` stands for a value.
 */
export interface GanttStrings {
  readonly [key: string]: string
}
