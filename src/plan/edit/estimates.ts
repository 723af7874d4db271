import { formatDuration, type Duration } from '../../time/duration'
import type { Estimate } from '../model/values'

/** An estimate as it is written; one value when all three are alike. */
export function formatEstimate({ low, likely, high }: Estimate): string {
  const texts = [low, likely, high].map((each) => formatDuration({ ...each, amount: rounded(each.amount) }))
  return texts.every((text) => text === texts[0]) ? texts[0]! : texts.join('..')
}

/** An estimate times a factor, each value in the unit that it was written in. */
export function scaleEstimate(estimate: Estimate, factor: number): Estimate {
  const scaled = (value: Duration): Duration => ({ ...value, amount: rounded(value.amount * factor) })
  return { low: scaled(estimate.low), likely: scaled(estimate.likely), high: scaled(estimate.high) }
}

/** Working minutes as days where that is a short number, else as hours or minutes. */
export function durationOf(minutes: number, minutesPerDay: number): Duration {
  const days = minutes / minutesPerDay
  if (isShort(days * 4)) return { amount: days, unit: 'd', elapsed: false }
  if (isShort((minutes / 60) * 4)) return { amount: minutes / 60, unit: 'h', elapsed: false }
  return { amount: Math.max(1, Math.round(minutes)), unit: 'min', elapsed: false }
}

const isShort = (amount: number): boolean => 0 < amount && Math.abs(amount - Math.round(amount)) < 1e-9

/** Numbers as the format reads them: never so small or long that they are written with an exponent. */
const rounded = (amount: number): number => Math.max(0.0001, Number(amount.toFixed(4)))

