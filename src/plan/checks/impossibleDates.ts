import { minuteAt, minutesPerDay, type Day, type Minute } from '../../time/day'
import type { When } from '../model/values'
import { entryOf } from '../syntax/node'
import type { CheckedItem } from './checkedItem'
import type { LocalProblem, Rule } from './problem'

export const impossibleDatesRule: Rule = {
  code: 'plan/impossible-dates',
  severity: 'error',
  docs: 'Two dates of an item exclude each other, such as a task that was finished before it was started. Mend one of them.',
}

/** Each pair of keys whose first date may not lie after the second. */
const orders: { readonly [collection: string]: readonly (readonly [string, string])[] } = {
  tasks: [
    ['started', 'finished'],
    ['start', 'finish'],
    ['started', 'resume'],
    ['earliest', 'maxstart'],
    ['minfinish', 'latest'],
    ['earliest', 'latest'],
    ['earliest', 'start'],
    ['earliest', 'finish'],
    ['start', 'latest'],
    ['finish', 'latest'],
  ],
  issues: [['raised', 'due']],
}

/** The dates of an item that cannot be true together. */
export const impossibleDates = (item: CheckedItem): readonly LocalProblem[] =>
  (orders[item.collection] ?? [])
    .filter(([first, second]) => !isPossible(item.values[first], item.values[second]))
    .flatMap(([first, second]) => problemOf(item, first, second))

function isPossible(first: unknown, second: unknown): boolean {
  return first === undefined || second === undefined || begin(first as When | Day) <= end(second as When | Day)
}

const begin = (when: When | Day): Minute => (typeof when === 'number' ? minuteAt(when) : (when.minute ?? minuteAt(when.day)))

const end = (when: When | Day): Minute => (typeof when === 'number' ? endOfDay(when) : (when.minute ?? endOfDay(when.day)))

const endOfDay = (day: Day): Minute => minuteAt(day, minutesPerDay - 1)

function problemOf({ node }: CheckedItem, first: string, second: string): readonly LocalProblem[] {
  const [from, to] = [entryOf(node, first)?.value, entryOf(node, second)?.value]
  if (from?.kind !== 'scalar' || to?.kind !== 'scalar') return []
  const edits = [{ range: from.range, text: to.text }, { range: to.range, text: from.text }]
  return [
    {
      rule: impossibleDatesRule,
      range: to.range,
      message: `\`${second}\` (${to.text}) lies before \`${first}\` (${from.text}).`,
      fixes: [{ title: 'Swap the two dates', edits }],
      related: [{ range: from.range, message: `\`${first}\` stands here` }],
    },
  ]
}
