import { parseDay, type Day } from './day'

/** The calendar day of a moment where the user sits. */
export function localDay(now: Date): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = parseDay(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)
  if (day === undefined) throw new Error(`The clock shows a year that no plan knows: ${now.getFullYear()}`)
  return day
}
