import { setting } from './fixes'
import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const unestimated: Finding = {
  rule: {
    code: 'plan/unestimated',
    severity: 'hint',
    docs: 'An open task has neither `effort` nor `duration`: it counts as one day until somebody estimates it.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const { effort, duration, start, finish, remaining } = task.values
      if (effort ?? duration ?? remaining ?? (start && finish)) return []
      const message = `${task.id} has no estimate and counts as one day: give it an \`effort\` or a \`duration\`.`
      const fixes = [setting(facts, task, { title: 'Estimate it: `effort: 1d`', key: 'effort', value: '1d' })]
      return [atField(unestimated.rule, task, '', { message, fixes })]
    }),
}
