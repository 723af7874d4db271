import type { Range } from '../../base/text'
import { parseDay } from '../../time/day'
import type { LocalProblem, Rule } from './problem'

export const noSuchDayRule: Rule = {
  code: 'plan/no-such-day',
  severity: 'error',
  docs: 'A date has the right form but no calendar knows it, such as `2026-02-30`, or it lies outside of the years 1900 to 2999.',
}

export const noSuchDay = (text: string, range: Range): LocalProblem => ({
  rule: noSuchDayRule,
  range,
  message: isFarAway(text) ? `\`${text}\` lies outside of the years 1900 to 2999.` : `There is no day \`${text}\`.`,
  fixes: (isAlone(text, range) ? lastDays(text) : []).map((day) => ({ title: `Write \`${day}\`, the last day of that month`, edits: [{ range, text: day }] })),
})

const isFarAway = (text: string): boolean => /^(?:0|1[0-8]|[3-9])\d+-/.test(text)

/** Nothing else stands there, but for quotes. */
const isAlone = ({ length }: string, { start, end }: Range): boolean => end - start === length || end - start === length + 2

/** The last day of the month in which a day would lie that is too many for it. */
function lastDays(text: string): readonly string[] {
  const [, month, day] = /^(\d{4}-\d{2})-(\d{2})$/.exec(text) ?? []
  const found = ['31', '30', '29', '28'].map((last) => `${month}-${last}`).find((each) => parseDay(each) !== undefined)
  return found !== undefined && found < `${month}-${day}` ? [found] : []
}
