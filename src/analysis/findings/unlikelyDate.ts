import type { Problem, Rule } from '../../plan/checks/problem'
import type { Outlook } from '../forecast/outlook'
import { isOf, sayChance } from '../forecast/words'
import { formatDay, lastDayOf } from '../../time/day'
import { atField, type Facts } from './finding'

export const unlikelyDateRule: Rule = {
  code: 'plan/unlikely-date',
  severity: 'information',
  docs: 'A milestone is computed to keep its promised date (`due`), but by the spread of the estimates and the risks of the plan it probably will not: its chance is below `project.forecast.chance`, which is 50% when left out. Editors find it a moment after the last key, with `tpm.forecast.enabled`; `tplan forecast` tells what drives the date.',
}

const usualChance = 0.5

/** Milestones that are in time by their estimates and will probably be late all the same. */
export function unlikelyDates({ plan, schedule }: Pick<Facts, 'plan' | 'schedule'>, outlook: Outlook): readonly Problem[] {
  const least = plan.project.forecast?.chance ?? usualChance
  return [...outlook].flatMap(([id, found]) => {
    const item = plan.milestones.get(id)
    const late = schedule.milestones.get(id)?.late
    if (!item || late !== false || !isOf(item, found) || found.chance === undefined || least <= found.chance) return []
    const message = `${id} keeps its due date with a chance of ${sayChance(found.chance)}: half of all runs of the plan reach it by ${formatDay(lastDayOf(found.p50))}, 80% by ${formatDay(lastDayOf(found.p80))}.`
    return [atField(unlikelyDateRule, item, 'due', { message })]
  })
}
