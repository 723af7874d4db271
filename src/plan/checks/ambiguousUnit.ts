import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const ambiguousUnitRule: Rule = {
  code: 'plan/ambiguous-unit',
  severity: 'error',
  docs: 'A bare `m` is months to some tools and minutes to others. Write `mo` or `min`.',
}

const bareMonthOrMinute = /(\d)m(?=$|\.\.)/g
const durations = /^\d+(\.\d+)?(min|mo|m|h|d|w)(\.\.\d+(\.\d+)?(min|mo|m|h|d|w)){0,2}$/

/** The problem of a duration, or an estimate, that is right but for a bare `m`. */
export function ambiguousUnit(text: string, range: Range): LocalProblem | undefined {
  if (!durations.test(text) || text.search(bareMonthOrMinute) < 0) return undefined
  const offer = (unit: string, name: string) => ({
    title: `Write ${name}: \`${text.replace(bareMonthOrMinute, `$1${unit}`)}\``,
    edits: [{ range, text: text.replace(bareMonthOrMinute, `$1${unit}`) }],
  })
  return {
    rule: ambiguousUnitRule,
    range,
    message: `\`${text}\`: a bare \`m\` may be months or minutes. Write \`mo\` or \`min\`.`,
    fixes: [offer('min', 'minutes'), offer('mo', 'months')],
  }
}
