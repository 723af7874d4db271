import { lagText } from '../../plan/model/link'
import type { Plan, Task } from '../../plan/model/plan'
import type { Assignment, Dependency } from '../../plan/model/values'
import { formatText } from '../../plan/edit/format'
import { formatDuration } from '../../time/duration'
import { planWith, type Way } from './way'

/** What ways change, as a scenario's `set` would have it: by id, each key with its text. */
export function settingsOf(plan: Plan, ways: readonly Way[]): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const changed = planWith(plan, ways)
  return Object.fromEntries([...new Set(ways.map(({ item }) => item))].map((id) => [id, settings(changed, id, plan)]))
}

function settings(changed: Plan, id: string, plan: Plan): Record<string, string> {
  const [before, after] = [plan, changed].map((each) => (each.items.get(id)?.values ?? {}) as Task['values']) as [Task['values'], Task['values']]
  const isOther = (key: keyof Task['values']): boolean => before[key] !== after[key]
  return {
    ...(isOther('assign') && { assign: assignText(plan, after.assign ?? []) }),
    ...(isOther('after') && { after: linksText(after.after ?? []) }),
    ...(isOther('duration') && { duration: after.duration ? formatDuration(after.duration.likely) : '~' }),
    ...(isOther('effort') && { effort: '~' }),
    ...(isOther('cost') && { cost: '~' }),
  }
}

const assignText = (plan: Plan, assign: readonly Assignment[]): string => `[${assign.map((each) => assignmentText(plan, each)).join(', ')}]`

const assignmentText = (plan: Plan, { who, units }: Assignment): string =>
  units === 1 ? who : plan.people.has(who) ? `${who} ${Math.round(units * 10_000) / 100}%` : `${who} x${units}`

const linksText = (after: readonly Dependency[]): string => `[${after.map((link) => formatText(linkText(link), true)).join(', ')}]`

function linkText(link: Dependency): string {
  const lag = lagText(link)
  return link.type === 'FS' && lag === '' ? link.on : `${link.on} ${link.type}${lag}`
}
