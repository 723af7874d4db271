import type { Fix, Problem, Related } from '../../plan/checks/problem'
import type { Task } from '../../plan/model/plan'
import type { Conflict } from '../../schedule/schedule'
import { formatDay, lastDayOf } from '../../time/day'
import { conflictOf, plainWords } from '../why'
import { inDays } from '../words'
import { atField, named, type Facts, type Finding } from './finding'
import { removing, setting } from './fixes'

const what = {
  latest: 'cannot finish by its `latest` date',
  maxstart: 'cannot start by its `maxstart` date',
  start: 'cannot start on its `start` date: what comes before it ends too late',
  finish: 'cannot finish on its `finish` date',
}

export const brokenBound: Finding = {
  rule: {
    code: 'plan/broken-bound',
    severity: 'error',
    docs: 'A hard date cannot be kept: a task finishes after `latest`, starts after `maxstart`, or its predecessors end too late for its `start` or `finish`. The message names the chain that leads there.',
  },
  find: (facts) => facts.schedule.conflicts.flatMap((conflict) => problemOf(facts, conflict)),
}

function problemOf(facts: Facts, conflict: Conflict): readonly Problem[] {
  const { plan, schedule } = facts
  const { kind, task, by, chain } = conflict
  const item = plan.tasks.get(task)
  if (!item) return []
  const path = chain.map((id) => named(plan, id)).join(' → ')
  // Days off may be all that lies between, or a minute of work.
  const late = inDays(by, schedule.calendar)
  const message = `${task} ${what[kind]}${late.startsWith('0 ') ? '' : `, by ${late}`}. The chain: ${path}.`
  return [atField(brokenBound.rule, item, kind, { message, related: relatedTo(facts, conflict), fixes: [...removingBound(facts, item, kind), ...later(facts, item, kind)] })]
}

const mostRelated = 20

/** What cannot hold together with the bound, where it is written: without any of it, the rest could. */
const relatedTo = (facts: Facts, conflict: Conflict): readonly Related[] =>
  conflictOf(facts, conflict).parts.slice(1, mostRelated).flatMap(({ item, words, place }) => (place ? [{ ...place, message: `${item} ${plainWords(words)}` }] : []))

/** A deadline tells of the same and moves nothing. */
const removingBound = (facts: Facts, item: Task, kind: Conflict['kind']): readonly Fix[] =>
  kind === 'latest' ? [] : [removing(facts, item, { title: `Remove \`${kind}\``, key: kind })]

function later(facts: Facts, item: Task, kind: Conflict['kind']): readonly Fix[] {
  const dates = facts.schedule.tasks.get(item.id)
  if (kind !== 'latest' || !dates) return []
  const value = formatDay(lastDayOf(dates.finish))
  return [setting(facts, item, { title: `Move \`latest\` to ${value}, the computed finish`, key: 'latest', value })]
}
