import type { Grouping } from '../schedule/cost/groups'
import type { Period } from '../schedule/cost/phasing'
import type { Option } from './option'

const periods = ['day', 'week', 'month'] as const

/** The option by what sums are told. */
export const by = {
  kind: 'choice',
  choices: ['task', 'milestone', 'person', 'line', ...periods],
  summary: 'of what: each task (when left out), milestone, person, budget line, or over time',
} as const satisfies Option

/** The parts of the plan, or the stretches of time, that it names. */
export const partsOrTime = (chosen: (typeof by.choices)[number] = 'task'): { readonly parts: Grouping } | { readonly period: Period } =>
  isPeriod(chosen) ? { period: chosen } : { parts: chosen }

const isPeriod = (word: (typeof by.choices)[number]): word is Period => periods.some((each) => each === word)

/** What the rows of a grouping are called. */
export const groupNames: Readonly<Record<Grouping, string>> = { task: 'Task', milestone: 'Milestone', person: 'Person', line: 'Line' }
