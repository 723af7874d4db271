import { formatDay } from '../../time/day'
import { setting } from './fixes'
import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const progressWithoutStart: Finding = {
  rule: {
    code: 'plan/progress-without-start',
    severity: 'information',
    docs: 'Some of a task is done, but nothing says when it was `started`: the schedule takes it to begin at the status date.',
  },
  find: (facts) => {
    const asof = formatDay(facts.schedule.asof)
    return leavesOf(facts).open.flatMap((task) => {
      const { started, progress = 0 } = task.values
      if (started || progress <= 0) return []
      const message = `${task.id} is ${Math.round(progress * 100)} % done, but nothing says when it was started.`
      const fixes = [setting(facts, task, { title: `Write \`started: ${asof}\``, key: 'started', value: asof })]
      return [atField(progressWithoutStart.rule, task, 'progress', { message, fixes })]
    })
  },
}
