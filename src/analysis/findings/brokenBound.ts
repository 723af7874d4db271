import type { Rule } from '../../plan/checks/problem'
import { inDays } from '../words'
import { atField, named, type Finding } from './finding'

export const brokenBoundRule: Rule = {
  code: 'plan/broken-bound',
  severity: 'error',
  docs: 'A hard date cannot be kept: a task finishes after `latest`, or its predecessors end too late for its `start` or `finish`. The message names the chain that leads there.',
}

const what = {
  latest: 'cannot finish by its `latest` date',
  start: 'cannot start on its `start` date: what comes before it ends too late',
  finish: 'cannot finish on its `finish` date',
}

export const findBrokenBounds: Finding = (plan, schedule) =>
  schedule.conflicts.flatMap(({ kind, task, by, chain }) => {
    const item = plan.tasks.get(task)
    if (!item) return []
    const path = chain.map((id) => named(plan, id)).join(' → ')
    return [atField(brokenBoundRule, item, kind, `${task} ${what[kind]}, by ${inDays(by, schedule.calendar)}. The chain: ${path}.`)]
  })
