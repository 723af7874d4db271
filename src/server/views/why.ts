import { plainWords, stepWords, whyOf, type WrittenPlace } from '../../analysis/why'
import { momentsOf } from '../../analysis/words'
import type { Why, WhyPart } from '../../protocol/messages'
import type { Minute } from '../../time/day'
import type { ServedPlan } from '../plan'

/** "Why this date?" for a client; undefined for what has no dates. */
export function whyIn(plan: ServedPlan, id: string): Why | undefined {
  const snapshot = plan.snapshot()
  const found = whyOf(snapshot, id)
  return found && {
    item: id,
    ...datesOf(plan, found),
    steps: found.steps.map((step) => ({ ...part(plan, step, stepWords(snapshot.plan, step)), ...datesOf(plan, step) })),
    conflicts: found.conflicts.map(({ parts }) => parts.map((each) => part(plan, each, plainWords(each.words)))),
  }
}

const part = (plan: ServedPlan, { item, place }: { readonly item: string; readonly place: WrittenPlace | undefined }, words: string): WhyPart =>
  ({ item, words, ...(place && { location: plan.location(place.file, place.range) }) })

function datesOf(plan: ServedPlan, { item, start, finish }: { readonly item: string; readonly start: Minute; readonly finish: Minute }): { start: string; finish: string } {
  const { schedule } = plan.snapshot()
  const { driver } = schedule.tasks.get(item) ?? schedule.milestones.get(item) ?? { driver: { kind: 'project' } as const }
  return momentsOf({ start, finish, driver })
}
