import type { Item } from '../../plan/model/plan'
import type { When } from '../../plan/model/values'
import { formatDay } from '../../time/day'
import { atField, type Facts, type Finding } from './finding'
import { setting } from './fixes'

export const inTheFuture: Finding = {
  rule: {
    code: 'plan/in-the-future',
    severity: 'warning',
    docs: 'A date that is a fact (`started`, `finished`, `reached`) lies behind the status date (`project.asof`, today when left out). Mend the date, or move the status date on.',
  },
  find: (facts) => [
    ...[...facts.plan.tasks.values()].flatMap((task) => [...problemOf(facts, task, 'started'), ...problemOf(facts, task, 'finished')]),
    ...[...facts.plan.milestones.values()].flatMap((milestone) => problemOf(facts, milestone, 'reached')),
  ],
}

function problemOf(facts: Facts, item: Item, key: string) {
  const { asof } = facts.schedule
  const { day } = (item.values as { readonly [key: string]: When | undefined })[key] ?? { day: asof }
  if (day <= asof) return []
  const today = formatDay(asof)
  const message = `${item.id} is said to be ${key} on ${formatDay(day)}, which is after the status date, ${today}.`
  return [atField(inTheFuture.rule, item, key, { message, fixes: [setting(facts, item, { title: `Write ${today}`, key, value: today })] })]
}
