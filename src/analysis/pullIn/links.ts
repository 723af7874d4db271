import { lagText } from '../../plan/model/link'
import type { Item } from '../../plan/model/plan'
import type { Dependency } from '../../plan/model/values'
import type { LinkDriver } from '../../schedule/schedule'
import { workBetween } from '../../time/calendar'
import { formatDuration, type Duration } from '../../time/duration'
import { named } from '../findings/finding'
import type { Chain, Situation, Way } from './way'

/** Of the shorter of two tasks, this share may overlap: more than that has no beginning to build upon. */
const overlapShare = 0.5

/**
 * Links that drive a chain and could hold less. Fast-track: what follows begins while half of the shorter task is still to be done, as
 * a lead. Lag: no wait between the two. Both may cost work done twice (PMBOK Guide, 6th edition, 6.5.2.6).
 */
export const linkWays = (situation: Situation, { ids }: Chain): readonly Way[] =>
  ids.flatMap((id) => {
    const { driver } = situation.schedule.tasks.get(id) ?? situation.schedule.milestones.get(id) ?? {}
    return driver?.kind === 'link' ? waysOf(situation, id, driver) : []
  })

function waysOf(situation: Situation, id: string, driver: LinkDriver): readonly Way[] {
  const { plan, schedule } = situation
  const { link, of, through } = driver
  const item = plan.items.get(of) as Item<'tasks' | 'milestones'> | undefined
  const isWritten = item?.values.after?.includes(link)
  if (!isWritten || schedule.tasks.get(id)?.progress === 1) return []
  if (link.lag && 0 < link.lag.amount) {
    const { lag, ...bare } = link
    return [linked(of, driver, bare, { kind: 'lag', words: `${named(plan, of)} no longer waits ${formatDuration(lag)} behind ${named(plan, link.on)}` })]
  }
  if (link.type !== 'FS' || lagText(link) !== '' || schedule.tasks.get(through)?.progress === 1) return []
  const lead = leadOf(situation, [through, id])
  if (!lead) return []
  const hours = formatDuration({ ...lead, amount: -lead.amount })
  return [linked(of, driver, { ...link, lag: lead }, { kind: 'fastTrack', words: `${named(plan, of)} begins ${hours} before ${named(plan, link.on)} is done` })]
}

/** In whole hours; undefined where there is nothing to overlap. */
function leadOf({ schedule }: Situation, ids: readonly string[]): Duration | undefined {
  const lengths = ids.map((id) => {
    const dates = schedule.tasks.get(id)
    return dates ? workBetween(schedule.calendar, dates.start, dates.finish) : 0
  })
  const hours = Math.floor((Math.min(...lengths) * overlapShare) / 60)
  return hours < 1 ? undefined : { amount: -hours, unit: 'h', elapsed: false }
}

const linked = (item: string, { link: { on, type } }: LinkDriver, link: Dependency, said: Pick<Way, 'kind' | 'words'>): Way => ({
  ...said,
  item,
  change: ({ after = [] }) => ({ after: after.map((each) => (each.on === on && each.type === type ? link : each)) }),
})
