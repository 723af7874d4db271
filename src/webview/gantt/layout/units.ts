declare const minuteBrand: unique symbol
declare const dayBrand: unique symbol

/** Wall-clock minutes since 1970-01-01T00:00, without a time zone. */
export type Minute = number & { readonly [minuteBrand]: true }

/** Days since 1970-01-01. */
export type Day = number & { readonly [dayBrand]: true }

/** CSS pixels. */
export type Pixels = number

/** A stretch of time; `to` is not part of it. */
export interface Span {
  readonly from: Minute
  readonly to: Minute
}

export const minutesPerDay = 1440

export const firstMinuteOf = (day: number): Minute => (day * minutesPerDay) as Minute

export const dayOf = (minute: number): Day => Math.floor(minute / minutesPerDay) as Day

/** The day on which what ends at `minute` ends: midnight belongs to the day before. */
export const lastDayOf = (minute: number): Day => dayOf(minute - 1)

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
