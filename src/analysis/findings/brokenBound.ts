import { inDays } from '../words'
import { atField, named, type Finding } from './finding'

const what = {
  latest: 'cannot finish by its `latest` date',
  start: 'cannot start on its `start` date: what comes before it ends too late',
  finish: 'cannot finish on its `finish` date',
}

export const brokenBound: Finding = {
  rule: {
    code: 'plan/broken-bound',
    severity: 'error',
    docs: 'A hard date cannot be kept: a task finishes after `latest`, or its predecessors end too late for its `start` or `finish`. The message names the chain that leads there.',
  },
  find: ({ plan, schedule }) =>
    schedule.conflicts.flatMap(({ kind, task, by, chain }) => {
      const item = plan.tasks.get(task)
      if (!item) return []
      const path = chain.map((id) => named(plan, id)).join(' → ')
      const message = `${task} ${what[kind]}, by ${inDays(by, schedule.calendar)}. The chain: ${path}.`
      return [atField(brokenBound.rule, item, kind, { message })]
    }),
}
