import type { Day, Minute } from '../../time/day'
import type { Shift } from '../../time/shifts'

/** An MS Project XML file (MSPDI, the schema of Project 2003 to 2019), in the words of that format. Durations are in minutes. */
export interface MspdiFile {
  readonly name: string | undefined
  readonly start: Minute | undefined
  /** False when the project is scheduled back from its finish. */
  readonly fromStart: boolean
  readonly statusDate: Minute | undefined
  readonly currentDate: Minute | undefined
  readonly currency: string | undefined
  readonly calendarUid: number | undefined
  readonly minutesPerDay: number
  readonly minutesPerWeek: number
  readonly calendars: readonly MspdiCalendar[]
  /** In the order of the outline. */
  readonly tasks: readonly MspdiTask[]
  readonly resources: readonly MspdiResource[]
  readonly assignments: readonly MspdiAssignment[]
}

export interface MspdiCalendar {
  readonly uid: number
  readonly name: string
  /** The calendar that it only changes. */
  readonly baseUid: number | undefined
  /** The hours of each weekday, Monday first; undefined for what the base calendar says, empty for a day off. */
  readonly week: readonly (readonly Shift[] | undefined)[]
  readonly exceptions: readonly MspdiException[]
  /** Stretches with other working weeks. */
  readonly workWeeks: readonly MspdiWorkWeek[]
}

export interface MspdiWorkWeek {
  readonly from: Day
  readonly to: Day
  readonly week: readonly (readonly Shift[] | undefined)[]
}

export interface MspdiException {
  readonly from: Day
  readonly to: Day
  /** Empty for days off. */
  readonly shifts: readonly Shift[]
  readonly rule: RecurrenceRule
  /** Most days that it comes, when it is limited by that. */
  readonly occurrences: number | undefined
}

/** On which days between its first and last an exception comes. */
export type RecurrenceRule =
  | { readonly kind: 'daily'; readonly period: number }
  /** 0 is Monday. */
  | { readonly kind: 'weekly'; readonly period: number; readonly weekdays: readonly number[] }
  /** `period` counts months; a year is twelve, in a month from 0. */
  | { readonly kind: 'dayOfMonth'; readonly period: number; readonly month: number | undefined; readonly day: number }
  | { readonly kind: 'position'; readonly period: number; readonly month: number | undefined; readonly position: Position; readonly item: DayItem }

export type Position = 0 | 1 | 2 | 3 | 'last'
/** A weekday, 0 being Monday, or one of several. */
export type DayItem = number | 'day' | 'weekday' | 'weekend'

export type Constraint = 'asap' | 'alap' | 'mustStart' | 'mustFinish' | 'startNoEarlier' | 'startNoLater' | 'finishNoEarlier' | 'finishNoLater'

/** How an amount of time is shown. */
export interface Format {
  readonly unit: 'min' | 'h' | 'd' | 'w' | 'mo' | '%' | undefined
  readonly elapsed: boolean
}

export interface MspdiTask {
  readonly uid: number
  readonly name: string | undefined
  readonly level: number
  readonly isSummary: boolean
  readonly isMilestone: boolean
  readonly isManual: boolean
  readonly isActive: boolean
  /** A task of another project, shown where something waits for it. */
  readonly isExternal: boolean
  readonly isFixedDuration: boolean
  readonly start: Minute | undefined
  readonly finish: Minute | undefined
  readonly duration: number | undefined
  readonly format: Format
  readonly priority: number
  /** From 0 to 1. */
  readonly complete: number
  readonly actualStart: Minute | undefined
  readonly actualFinish: Minute | undefined
  readonly actualWork: number
  readonly remaining: number | undefined
  readonly resume: Minute | undefined
  readonly constraint: Constraint
  readonly constraintDate: Minute | undefined
  readonly deadline: Minute | undefined
  readonly calendarUid: number | undefined
  readonly ignoresResources: boolean
  readonly levellingDelay: number
  readonly overtime: number
  /** In the project's currency. */
  readonly fixedCost: number
  readonly notes: string | undefined
  readonly link: string | undefined
  readonly hasBaseline: boolean
  readonly predecessors: readonly MspdiLink[]
}

export interface MspdiLink {
  readonly uid: number
  readonly type: 'FF' | 'FS' | 'SF' | 'SS'
  /** Minutes, or percent when the format says so; negative for a lead. */
  readonly lag: number
  readonly format: Format
  readonly isCrossProject: boolean
}

export interface MspdiResource {
  readonly uid: number
  readonly name: string | undefined
  readonly kind: 'work' | 'material' | 'cost'
  readonly email: string | undefined
  readonly group: string | undefined
  /** 1 is one person. */
  readonly maxUnits: number
  readonly calendarUid: number | undefined
  /** Money an hour, or a unit of material. */
  readonly rate: number
  readonly rateFormat: Format
  readonly costPerUse: number
  readonly notes: string | undefined
}

export interface MspdiAssignment {
  readonly taskUid: number
  readonly resourceUid: number
  /** 1 is a whole person. */
  readonly units: number
  readonly work: number
  readonly actualWork: number
  readonly isContoured: boolean
  /** Minutes that it begins after its task. */
  readonly delay: number
  readonly cost: number
}
