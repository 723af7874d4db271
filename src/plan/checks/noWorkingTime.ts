import type { Duration } from '../../time/duration'
import type { Hours } from '../model/values'
import { entryOf } from '../syntax/node'
import type { CheckedItem } from './checkedItem'
import type { LocalProblem, Rule } from './problem'

export const noWorkingTimeRule: Rule = {
  code: 'plan/no-working-time',
  severity: 'error',
  docs: 'A calendar leaves no time to work: its week has no days (and no `working` days are named), its days no hours, or a day of work no length. The usual value is used in its place.',
}

interface Times {
  readonly week?: readonly unknown[]
  readonly hours?: Hours
  readonly working?: readonly unknown[]
  readonly day?: Duration
}

/** What makes a calendar one by which no work would ever be done. */
export function noWorkingTime(item: CheckedItem): readonly LocalProblem[] {
  if (item.collection !== 'calendars') return []
  const { week, hours, day, working = [] }: Times = item.values
  return [
    ...(week?.length === 0 && working.length === 0 ? at(item, 'week', 'A week needs a working day.') : []),
    ...(hours && 'length' in hours && hours.length === 0 ? at(item, 'hours', 'A working day needs hours, such as 08:00-12:00.') : []),
    ...(day?.amount === 0 || day?.elapsed ? at(item, 'day', 'A day of work needs a length of working time, such as 8h.') : []),
  ]
}

function at({ node }: CheckedItem, key: string, message: string): readonly LocalProblem[] {
  const value = entryOf(node, key)?.value
  // What is written wrongly is told of there.
  const isWritten = key === 'day' || (value?.kind === 'list' && value.items.length === 0)
  return value && isWritten ? [{ rule: noWorkingTimeRule, range: value.range, message }] : []
}
