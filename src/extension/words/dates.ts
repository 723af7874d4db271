import * as vscode from 'vscode'
import { differenceInMonths, intlFormatDistance } from 'date-fns'

const dayLength = 86_400_000

/** Reads `2026-03-02` and `2026-03-02T17:00` as wall-clock time; undefined when it is neither. */
function wallClock(iso: string): number | undefined {
  const time = Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`)
  return Number.isNaN(time) ? undefined : time
}

/** A date as people of the display language write it; the year only where it is not the current one. */
export function dayWords(iso: string, now = new Date()): string {
  const time = wallClock(iso)
  if (time === undefined) return iso
  const year = new Date(time).getUTCFullYear() === now.getFullYear() ? undefined : 'numeric' as const
  const format = { day: 'numeric', month: 'short', year, timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(vscode.env.language, format).format(time)
}

/** `3 Mar – 14 Mar`, or one day alone. */
export function periodWords(start: string | undefined, finish: string | undefined): string | undefined {
  if (!start || !finish) return undefined
  const [first, last] = [dayWords(start), dayWords(finish)]
  return first === last ? first : `${first} – ${last}`
}

/** Whole calendar days from one date to another; negative when that is earlier. */
export function daysBetween(from: string, to: string): number {
  const day = (iso: string) => Math.floor((wallClock(iso) ?? 0) / dayLength)
  return day(to) - day(from)
}

/** `2 days ago` in the display language, never in quarters. @param time seconds since 1970 */
export function agoWords(time: number, now = new Date()): string {
  const then = new Date(time * 1000)
  const months = differenceInMonths(now, then)
  const unit = 2 <= months && months < 12 ? 'month' : undefined
  return intlFormatDistance(then, now, { locale: vscode.env.language, ...(unit && { unit }) })
}

export const percentWords = (share: number): string =>
  new Intl.NumberFormat(vscode.env.language, { style: 'percent' }).format(share)

/** Days with at most one decimal. */
export const numberWords = (value: number): string =>
  new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 }).format(value)

/** Money in the plan's currency; a plain number when the currency is none that is known. */
export function moneyWords(amount: number, currency: string | undefined): string {
  const style = { maximumFractionDigits: 0 } as const
  try {
    const money = currency ? { ...style, style: 'currency', currency } as const : style
    return new Intl.NumberFormat(vscode.env.language, money).format(amount)
  } catch {
    // A currency that is not of three letters: the plan's diagnostics say so.
    return `${new Intl.NumberFormat(vscode.env.language, style).format(amount)} ${plainCurrency(currency)}`.trim()
  }
}

const plainCurrency = (currency: string | undefined): string => (currency ?? '').slice(0, 8)
