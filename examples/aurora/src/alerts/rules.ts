/** CORE-31: a rule watches one series and fires when it stays beyond its limit. */
export interface Rule {
  readonly name: string
  readonly above?: number
  readonly below?: number
  readonly minutes: number
}

export function fires(rule: Rule, minutes: readonly number[]): boolean {
  const recent = minutes.slice(-rule.minutes)
  return recent.length === rule.minutes && recent.every(value => beyond(rule, value))
}

function beyond(rule: Rule, value: number): boolean {
  if (rule.above !== undefined && rule.above < value) return true
  return rule.below !== undefined && value < rule.below
}
