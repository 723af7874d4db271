import type { Analysis } from '../../analysis/analysePlan'
import { rescheduled } from '../../analysis/changedPlan'
import { comparePlans, type Comparison, type Dated, type Move, type Pair } from '../../analysis/comparePlans'
import { inHundredths, sayAmount, unitOf } from '../../analysis/costs'
import { overlaidPlan } from '../../analysis/overlay'
import { readPlanAt } from '../../analysis/planAt'
import { sayComparison } from '../../analysis/sayComparison'
import { formatFinish, inDays, titleOf } from '../../analysis/words'
import { failure, success, type Result } from '../../base/result'
import { createGit } from '../../git/run'
import { schema } from '../../plan/schema/schema'
import { formatDay, formatMoment, lastDayOf, dayOf } from '../../time/day'
import { answer } from '../answer'
import { command } from '../command'
import { json, printable, printableLine, table } from '../output'

export const compare = command({
  name: 'compare',
  summary: 'what a scenario or a change moves and costs, or what has moved since a git revision; two of them with each other',
  operands: [{ name: 'SCENARIO|CHANGE|REV' }, { name: 'OTHER', isOptional: true }],
  options: {},
  async run(analysis, { operands: [first = '', second], json: asJson, folder }) {
    const states = await statesOf(analysis, folder, { first, second })
    if (!states.ok) return { text: printableLine(states.message), exitCode: 2 }
    const comparison = comparePlans(states.value.before, states.value.after)
    return answer(analysis, asJson ? json(told(comparison)) : text(comparison))
  },
})

interface Named {
  readonly first: string
  readonly second: string | undefined
}

/** An overlay alone is compared with the plan before it, a revision alone with the plan behind it. */
async function statesOf(analysis: Analysis, folder: string, { first, second }: Named): Promise<Result<Pair<Dated>>> {
  const [one, other] = [await stateOf(analysis, folder, first), second === undefined ? success(analysis) : await stateOf(analysis, folder, second)]
  if (!one.ok) return one
  if (!other.ok) return other
  const isOverlay = second === undefined && analysis.plan.items.has(first)
  return success(isOverlay ? { before: other.value, after: one.value } : { before: one.value, after: other.value })
}

async function stateOf({ plan, schedule }: Analysis, folder: string, name: string): Promise<Result<Dated>> {
  const item = plan.items.get(name)
  if (!item) {
    const at = await readPlanAt(createGit({ cwd: folder }), name)
    return at.ok ? success(at.value.analysis) : failure(at.reason, `\`${name}\` is neither a scenario nor a change of this plan, nor can it be read as a revision. ${at.message}`)
  }
  const overlaid = overlaidPlan(plan, item)
  if (!overlaid) return failure('no-overlay', `\`${name}\` is a ${schema[item.collection].singular}. A scenario, a change or a git revision is wanted here.`)
  return success({ plan: overlaid, schedule: rescheduled(schedule, overlaid) })
}

function told(comparison: Comparison): object {
  const { states, finish, milestones, tasks, added, removed, newlyCritical, noLongerCritical, overloads, cost } = comparison
  return {
    words: sayComparison(comparison),
    finish: finishes(finish),
    measure: states.after.costs.measure,
    currency: states.after.plan.project.currency ?? null,
    cost: costs(cost),
    milestones: milestones.map(({ id, at, late, cost: its }) => ({ id, at: finishes(at), late, cost: costs(its) })),
    tasks: tasks.map(({ id, start, finish: end }) => ({
      id,
      start: { before: formatMoment(start.before), after: formatMoment(start.after), by: start.by },
      finish: finishes(end),
    })),
    added,
    removed,
    newlyCritical,
    noLongerCritical,
    overloads: overloads.map(({ resource, overload: { from, to, peak, uses } }) => ({
      id: resource.id, from: formatMoment(from), to: formatFinish(to), peak, capacity: resource.capacity, tasks: uses.map(({ task }) => task.id),
    })),
  }
}

const finishes = ({ before, after, by }: Move): object => ({ before: formatFinish(before), after: formatFinish(after), by })
const costs = ({ before, after }: Pair<number>): object => ({ before: inHundredths(before), after: inHundredths(after), by: inHundredths(after - before) })

function text(comparison: Comparison): string {
  const { states: { after }, milestones, tasks } = comparison
  const { plan, schedule, costs: { measure } } = after
  const unit = unitOf(plan, measure)
  const title = (id: string) => titleOf(plan.items.get(id) ?? { id, values: {} })
  const moved = ({ by, before, after: now }: Move) => (before === now ? '' : `${by < 0 ? '-' : '+'}${inDays(Math.abs(by), schedule.calendar)}`)
  const milestoneRows = milestones.map(({ id, at, cost, late }) => [
    id, formatDay(lastDayOf(at.before)), formatDay(lastDayOf(at.after)), moved(at), late.after ? 'late' : '', difference(sayAmount(cost.after - cost.before, measure)), title(id),
  ])
  const taskRows = tasks.map(({ id, start, finish }) => [
    id, formatDay(dayOf(start.before)), formatDay(dayOf(start.after)), formatDay(lastDayOf(finish.before)), formatDay(lastDayOf(finish.after)), moved(finish), title(id),
  ])
  return [
    printable(sayComparison(comparison).join('\n')),
    ...(milestoneRows.length === 0 ? [] : [table([['Milestone', 'Before', 'After', 'Moved', '', `Cost${unit === '' ? '' : ` (${unit})`}`, 'Title'], ...milestoneRows])]),
    ...(taskRows.length === 0 ? [] : [table([['Task', 'Start', 'now', 'Finish', 'now', 'Moved', 'Title'], ...taskRows])]),
  ].join('\n\n')
}

const difference = (amount: string): string => (amount === '0' ? '' : amount.startsWith('-') ? amount : `+${amount}`)
