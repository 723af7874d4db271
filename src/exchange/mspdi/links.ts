import { formatDuration } from '../../time/duration'
import { writtenMinutes } from './amounts'
import type { MspdiLink } from './file'
import type { Import, OutlineTask } from './import'
import { isWithin } from './outline'

/** What a task waits for, as dependencies of the plan. */
export function writtenLinks(into: Import, task: OutlineTask): readonly string[] {
  return task.predecessors.flatMap((link) => {
    const on = link.isCrossProject ? undefined : into.tasks.get(link.uid)
    if (on && on !== task && !isWithin(task, on) && !isWithin(on, task)) return [`${on.id}${typeAndLag(into, task, on, link)}`]
    into.remarks.add(link.isCrossProject ? 'external' : 'link', task.id)
    return []
  })
}

function typeAndLag(into: Import, task: OutlineTask, on: OutlineTask, { type, lag, format }: MspdiLink): string {
  if (lag === 0) return type === 'FS' ? '' : ` ${type}`
  const sign = lag < 0 ? '-' : '+'
  if (format.unit !== '%') {
    return ` ${type}${sign}${writtenMinutes(lag, format, into.calendars.working(into.calendars.project))}`
  }
  if (!format.elapsed) return ` ${type}${sign}${Number(Math.min(mostPercent, Math.abs(lag)).toFixed(2))}%`
  into.remarks.add('percentLag', task.id)
  return ` ${type}${sign}${formatDuration({ amount: Math.round((Math.abs(lag) / 100) * (on.duration ?? 0)), unit: 'min', elapsed: format.elapsed })}`
}

/** More is a slip of the finger. */
const mostPercent = 1000
