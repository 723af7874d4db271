import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const noSuchDayRule: Rule = {
  code: 'plan/no-such-day',
  severity: 'error',
  docs: 'A date has the right form but no calendar knows it, such as `2026-02-30`, or it lies outside of the years 1900 to 2999.',
}

export const noSuchDay = (text: string, range: Range): LocalProblem => ({
  rule: noSuchDayRule,
  range,
  message: `There is no day \`${text}\`.`,
})
