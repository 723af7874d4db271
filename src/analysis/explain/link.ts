import { lagText } from '../../plan/model/link'
import type { Milestone, Task } from '../../plan/model/plan'
import type { Dependency } from '../../plan/model/values'
import { formatMoment, type Minute } from '../../time/day'
import { idLink, type CardContext } from '../card/context'
import { formatFinish } from '../words'

const ends = {
  FS: ['finish to start', 'finishes', 'start'],
  SS: ['start to start', 'starts', 'start'],
  FF: ['finish to finish', 'finishes', 'finish'],
  SF: ['start to finish', 'starts', 'finish'],
} as const

/** What a link asks for, with the dates that are computed, and whether it decides. */
export function explainLink(context: CardContext, item: Task | Milestone, link: Dependency): string {
  const { schedule } = context.analysis
  const [name, does, may] = ends[link.type]
  const written = lagText(link)
  const length = `${written.slice(1)}${link.share === undefined ? '' : ' of its duration'}`
  const lag = written !== '' ? ` ${length} ${written.startsWith('-') ? 'before' : 'after'}` : link.type === 'FS' ? ' after' : ' no earlier than'
  const before = momentOf(schedule, link.on, does === 'finishes' ? 'finish' : 'start')
  const own = momentOf(schedule, item.id, may)
  const { driver } = schedule.tasks.get(item.id) ?? schedule.milestones.get(item.id) ?? {}
  const decides = driver?.kind === 'link' && driver.link.on === link.on && driver.link.type === link.type
  return [
    `**${link.type}** ${name} · ${idLink(context, item.id)} may ${may}${lag} ${idLink(context, link.on)} ${does}`,
    ...(before !== undefined && own !== undefined ? [`${before} → ${own}`] : []),
    decides ? '**decides the date**' : 'does not decide the date',
  ].join(' · ')
}

function momentOf(schedule: CardContext['analysis']['schedule'], id: string, end: 'start' | 'finish'): string | undefined {
  const task = schedule.tasks.get(id)
  const milestone = schedule.milestones.get(id)
  const moment: Minute | undefined = task ? task[end] : milestone?.at
  if (moment === undefined) return undefined
  return end === 'finish' || milestone ? formatFinish(moment) : formatMoment(moment)
}
