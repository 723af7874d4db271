import { workingMinutes } from '../../time/duration'
import { inDays } from '../words'
import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const overrun: Finding = {
  rule: {
    code: 'plan/overrun',
    severity: 'information',
    docs: 'More was spent on a task that is not done than it was estimated to take at worst. Say what remains (`remaining`), so that the schedule knows.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const { spent, effort, remaining } = task.values
      if (!spent || !effort || remaining) return []
      const { calendar } = facts.schedule
      const [used, most] = [workingMinutes(spent, calendar), workingMinutes(effort.high, calendar)]
      if (used <= most) return []
      return [atField(overrun.rule, task, 'spent', { message: `${task.id} has taken ${inDays(used, calendar)} of an estimated ${inDays(most, calendar)}, and is not done: what remains?` })]
    }),
}
