import { itemsIn } from '../../plan/model/edited'
import { referenceRange } from '../itemPlace'
import type { Task } from '../../plan/model/plan'
import { dayOf, type Day } from '../../time/day'
import { personName } from '../words'
import { atField, listed, type Facts, type Finding } from './finding'
import { leavesOf, peopleOf } from './tasks'

export const missingSkill: Finding = {
  rule: {
    code: 'plan/missing-skill',
    severity: 'warning',
    docs: 'A task needs a skill (`skills`) that nobody assigned has, or has at that level, and no training gives it to them in time.',
  },
  find: (facts) => leavesOf(facts).open.flatMap((task) => (task.values.skills && 0 < peopleOf(facts.plan, task).length ? problemsOf(facts, task) : [])),
}

function problemsOf(facts: Facts, task: Task) {
  const people = peopleOf(facts.plan, task)
  return [...(task.values.skills ?? [])].flatMap(([skill, level]) => {
    if (people.some((id) => level <= Math.max(skillOf(facts, id, skill), learned(facts, task, { id, skill })))) return []
    const levels = people.map((id) => `${personName(facts.plan, id)} has ${skillOf(facts, id, skill) || 'none'}`)
    const able = [...facts.plan.people.keys()].filter((id) => level <= skillOf(facts, id, skill))
    const who = able.length === 0 ? ' Nobody in the plan has it.' : ` ${listed(able.map((id) => personName(facts.plan, id)))} could.`
    const related = people.map((id) => ({ file: task.source.file, range: referenceRange(task, id), message: `${id} is assigned here` }))
    return [atField(missingSkill.rule, task, 'skills', { message: `${task.id} needs ${skill} ${level}: ${listed(levels)}.${who}`, related })]
  })
}

const skillOf = ({ plan }: Facts, id: string, skill: string): number => plan.people.get(id)?.values.skills?.get(skill) ?? 0

interface Training {
  readonly person?: string
  readonly skill?: string
  readonly level?: number
  readonly due?: Day
  readonly status?: string
}

/** The level that a training gives before the task starts. */
function learned({ plan, schedule }: Facts, task: Task, { id, skill }: { id: string; skill: string }): number {
  const start = dayOf(schedule.tasks.get(task.id)!.start)
  let level = 0
  for (const item of itemsIn(plan, 'training')) {
    const training = item.values as Training
    const counts = training.person === id && training.skill === skill && training.status !== 'dropped' && (training.due ?? Infinity) <= start
    if (counts) level = Math.max(level, training.level ?? 0)
  }
  return level
}
