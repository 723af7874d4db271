import type { Task } from '../../plan/model/plan'
import type { Facts, Finding } from './finding'
import { atField, listed } from './finding'
import { removing } from './fixes'
import { leavesOf } from './tasks'

export const doneThoughIncomplete: Finding = {
  rule: {
    code: 'plan/done-though-incomplete',
    severity: 'warning',
    docs: 'A task is done, but something of it is left: `remaining` work, a `progress` below 100%, or steps of its checklist. Done counts; mend whichever is wrong.',
  },
  find: (facts) => leavesOf(facts).done.flatMap((task) => problemOf(facts, task)),
}

function problemOf(facts: Facts, task: Task) {
  const { remaining, progress, checklist } = task.values
  const left = (key: string, what: string, isRemovable = true) => {
    const fixes = isRemovable ? [removing(facts, task, { title: `Remove \`${key}\``, key })] : []
    return [atField(doneThoughIncomplete.rule, task, key, { message: `${task.id} is done, but ${what}.`, fixes })]
  }
  const steps = [...(checklist ?? [])].flatMap(([step, isDone]) => (isDone ? [] : [step]))
  if (remaining && 0 < remaining.amount) return left('remaining', 'work remains')
  if (!remaining && progress !== undefined && progress < 1) return left('progress', `its progress is ${Math.round(progress * 100)} %`)
  return 0 < steps.length ? left('checklist', `its checklist is not: ${listed(steps)}`, false) : []
}
