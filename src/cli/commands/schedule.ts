import type { Analysis } from '../../analysis/analysePlan'
import { criticalWord, daysOfTask, formatFinish, inDays, momentsOf, titleOf } from '../../analysis/words'
import { formatMoment, formatDay, lastDayOf } from '../../time/day'
import { hasNoDates, type Scheduled } from '../../schedule/schedule'
import { answer } from '../answer'
import { command } from '../command'
import { levelledBy, levelOptions, sayMoves, type LevelOptionsGiven } from '../levelling'
import { json, table } from '../output'

export const schedule = command({
  name: 'schedule',
  summary: 'start, finish, float and critical path of every task, dates of milestones',
  operands: [],
  options: {
    level: { kind: 'flag', summary: 'move tasks so that nobody and nothing is used beyond capacity, as `level: true` of the project does' },
    ...levelOptions,
    moves: { kind: 'flag', summary: 'print what levelling moved and why, not the dates of everything' },
  },
  run(analysis, { options, json: asJson, analyseWith }) {
    if (!isLevelled(options)) return answer(analysis, asJson ? json(dates(analysis)) : tables(analysis))
    const levelled = levelledBy(analysis, options)
    if (options.moves) return sayMoves(analysis, levelled, analyseWith, asJson)
    const after = analyseWith(levelled.schedule)
    return answer(after, asJson ? json(dates(after)) : tables(after))
  },
})

/** An option of levelling asks for it. */
const isLevelled = ({ level, moves, ...options }: { readonly level: boolean; readonly moves: boolean } & LevelOptionsGiven): boolean =>
  level || moves || Object.values(options).some((value) => value !== undefined && value !== false)

function dates({ schedule }: Analysis): object {
  const nothing = hasNoDates(schedule)
  return {
    start: nothing ? null : formatMoment(schedule.start),
    finish: nothing ? null : formatFinish(schedule.finish),
    asof: formatDay(schedule.asof),
    tasks: Object.fromEntries([...schedule.tasks].map(([id, task]) => [id, { ...momentsOf(task), ...measures(task) }])),
    milestones: Object.fromEntries([...schedule.milestones].map(([id, milestone]) => [id, milestoneDates(milestone)])),
  }
}

/** Float in working minutes of the project's calendar, progress from 0 to 1. */
const measures = ({ float, critical, nearCritical, progress }: Pick<Scheduled, 'float' | 'critical' | 'nearCritical' | 'progress'>) =>
  ({ float, critical, nearCritical, progress })

type ScheduledMilestone = Analysis['schedule']['milestones'] extends ReadonlyMap<string, infer Value> ? Value : never

function milestoneDates(milestone: ScheduledMilestone): object {
  const { at, due, dueFloat, late, reached, driver } = milestone
  return {
    ...momentsOf({ start: at, finish: at, driver }),
    ...measures(milestone),
    due: due === undefined ? null : formatFinish(due),
    dueFloat: dueFloat ?? null,
    late,
    reached,
  }
}

function tables({ plan, schedule }: Analysis): string {
  if (hasNoDates(schedule)) return 'The plan has no tasks and no milestones to schedule.'
  const tasks = [...schedule.tasks].map(([id, task]) => {
    const { start, finish } = daysOfTask(task)
    return [id, start, finish, inDays(task.float, schedule.calendar), criticalWord(task), titleOf(plan.items.get(id) ?? { id, values: {} })]
  })
  const milestones = [...schedule.milestones].map(([id, { at, due, late, dueFloat = 0 }]) => [
    id,
    formatDay(lastDayOf(at)),
    due === undefined ? '' : formatDay(lastDayOf(due)),
    late ? `${inDays(-dueFloat, schedule.calendar)} late` : '',
    titleOf(plan.items.get(id) ?? { id, values: {} }),
  ])
  return [
    table([['Task', 'Start', 'Finish', 'Float', '', 'Title'], ...tasks]),
    table([['Milestone', 'Date', 'Due', '', 'Title'], ...milestones]),
    `Finish: ${formatDay(lastDayOf(schedule.finish))}`,
  ].join('\n\n')
}
