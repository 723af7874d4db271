import assert from 'node:assert/strict'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import type { Schedule } from '../../src/schedule/schedule'
import { formatMoment } from '../../src/time/day'
import { day, planOf } from './build'

/** 2026-03-02 is a Monday. */
export const today = day('2026-03-02')

export const scheduleOf = (text: string): Schedule => schedulePlan(planOf(text), { today })

/** A schedule with all that is made when somebody asks for it, to be compared with another one. */
export const unfold = (schedule: Schedule): object =>
  ({ ...schedule, tasks: [...schedule.tasks], milestones: [...schedule.milestones] })

/**
 * Schedules a plan and compares: a line a task or milestone with its start, finish and what else the line wants to
 * know, in any order: `A 03-02T08:00 03-03T17:00 float=0`. The year is 2026.
 */
export function check(plan: string, expected: string): void {
  const schedule = scheduleOf(plan)
  const wanted = expected.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  assert.equal(wanted.map((line) => actual(schedule, line)).join('\n'), wanted.join('\n'))
}

function actual(schedule: Schedule, line: string): string {
  const [id = '', ...parts] = line.split(/ +/)
  const asked = parts.filter((part) => part.includes('=')).map((part) => part.split('=')[0] ?? '')
  return [id, ...datesOf(schedule, id), ...asked.map((key) => `${key}=${valueOf(schedule, id, key)}`)].join(' ')
}

function datesOf({ tasks, milestones }: Schedule, id: string): string[] {
  const task = tasks.get(id)
  const milestone = milestones.get(id)
  if (task) return [short(task.start), short(task.finish)]
  return milestone ? [short(milestone.at)] : ['absent']
}

function valueOf({ tasks, milestones }: Schedule, id: string, key: string): string {
  const value = ({ ...tasks.get(id), ...milestones.get(id) } as Record<string, unknown>)[key]
  if (key === 'driver') return driverText(tasks.get(id)?.driver ?? milestones.get(id)?.driver)
  if (key === 'lateStart' || key === 'lateFinish' || key === 'due') return short(value as never)
  return typeof value === 'number' ? String(Number(value.toFixed(3))) : String(value)
}

function driverText(driver: Schedule['tasks'] extends ReadonlyMap<string, infer T> ? (T & { driver: unknown })['driver'] | undefined : never): string {
  if (driver?.kind === 'link') {
    const { on, type } = driver.link
    return [on, type, driver.through === on ? '' : `through:${driver.through}`, `of:${driver.of}`].filter(Boolean).join(',')
  }
  if (driver?.kind === 'tasks') return `tasks,${driver.first},${driver.last}`
  return driver?.kind === 'earliest' ? `earliest,${driver.of}` : String(driver?.kind)
}

const short = (moment: Parameters<typeof formatMoment>[0]): string => formatMoment(moment).replace(/^2026-/, '')
