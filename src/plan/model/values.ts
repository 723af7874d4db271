import type { Range } from '../../base/text'
import type { Day, DayRange, Minute } from '../../time/day'
import type { Duration } from '../../time/duration'

/** A day, or a moment within it. */
export interface When {
  readonly day: Day
  /** The exact minute, when a moment such as `2026-03-02T13:30` was written. */
  readonly minute?: Minute
}

/** Optimistic, likely and pessimistic; all three alike when a single value was written. */
export interface ThreePoint<Value> {
  readonly low: Value
  readonly likely: Value
  readonly high: Value
}

export type Estimate = ThreePoint<Duration>

/** Which end of the predecessor holds which end of the successor. */
export type LinkType = 'FS' | 'SS' | 'FF' | 'SF'

/** `API-7 FF-1d`: what must come before. */
export interface Dependency {
  readonly on: string
  readonly type: LinkType
  /** Lag, or lead when its amount is negative. */
  readonly lag?: Duration
  /** In place of `lag`: a share of the predecessor's duration, 0.5 for `FS+50%`; negative for a lead. */
  readonly share?: number
}

/** `ben 50%`, `rig x2`: who or what works on a task. */
export interface Assignment {
  readonly who: string
  /** 1 is a whole person or one piece of equipment. */
  readonly units: number
}

/** Days away, with their kind when it was written (`2026-09-01 sick`). */
export interface Leave extends DayRange {
  readonly kind?: string
}

/** From 0 to 1, or a word that `project.scales.probability` explains. */
export type Probability = number | string

/** Money a unit of working time. */
export interface Rate {
  readonly amount: number
  readonly per: 'h' | 'd' | 'w' | 'mo'
}

/** One working stretch of a day in minutes from midnight; `to` may be 1440. */
export interface Shift {
  readonly from: number
  readonly to: number
}

/** The hours of a day, or of each weekday that has hours of its own. */
export type Hours = readonly Shift[] | { readonly [Weekday in 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun']?: readonly Shift[] }

/** A day that is worked although the week says no, or at hours of its own. */
export interface WorkedDay {
  readonly day: Day
  readonly hours?: readonly Shift[]
}

export type StatusKind = 'todo' | 'active' | 'done' | 'cancelled'

/** An id that a field names, with the place where it stands. */
export interface Reference {
  readonly id: string
  /** The collections in which the id must be found; empty when any item will do. */
  readonly targets: readonly string[]
  readonly range: Range
}
