import { formatDay } from '../../time/day'
import { setting } from './fixes'
import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const doneWithoutDate: Finding = {
  rule: {
    code: 'plan/done-without-date',
    severity: 'information',
    docs: 'A task is done, but nothing says when: without `finished` the schedule takes its computed date for the fact, and no estimate can be learned from.',
  },
  find: (facts) => {
    const asof = formatDay(facts.schedule.asof)
    return leavesOf(facts).done.flatMap((task) => {
      if (task.values.finished) return []
      const fixes = [setting(facts, task, { title: `Write \`finished: ${asof}\``, key: 'finished', value: asof })]
      return [atField(doneWithoutDate.rule, task, 'status', { message: `${task.id} is done, but nothing says when it was finished.`, fixes })]
    })
  },
}
