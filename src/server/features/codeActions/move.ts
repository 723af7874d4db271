import { titleOf } from '../../../analysis/words'
import { isBlockSection, sectionAround } from '../../../plan/edit/block'
import { changePlan } from '../../../plan/edit/changePlan'
import { moveItem, whyNotMovable } from '../../../plan/edit/moveItem'
import { refactoring } from '../../../plan/edit/refactoring'
import type { Milestone, Task } from '../../../plan/model/plan'
import type { Snapshot } from '../../../analysis/livePlan'
import type { Action, ActionPlace, Offer } from './action'

const mostMilestones = 3
const mostFiles = 4

/** To one of the milestones that are nearest in time; to any other by the command that asks. */
export const moveToMilestone: Action = {
  name: 'moveToMilestone',
  offers({ snapshot, item }) {
    if (item?.collection !== 'tasks') return []
    const others = [...snapshot.plan.milestones.values()].filter(({ id }) => id !== (item as Task).values.milestone)
    const near = nearest(snapshot, item.id, others).map((milestone): Offer => ({
      title: `Move \`${item.id}\` to ${nameOf(milestone)}`, kind: 'refactor.move', about: [item.id, milestone.id],
    }))
    const more: Offer = { title: 'Move to Another Milestone…', kind: 'refactor.move', about: [item.id], command: 'tpm.moveToMilestone' }
    return near.length < others.length ? [...near, more] : near
  },
  make({ reading, schedule }, [id = '', milestone = '']) {
    const answer = changePlan(reading, { kind: 'setMilestone', id, milestone }, schedule.asof)
    return answer.ok ? refactoring(reading, [answer.value], [{ id, keys: ['milestone'] }]) : answer
  },
}

const nameOf = (milestone: Milestone): string => {
  const title = titleOf(milestone)
  return title === milestone.id ? `\`${title}\`` : `\`${milestone.id}\` (${title})`
}

/** Those whose date is nearest to the task's finish. */
function nearest({ schedule }: Snapshot, task: string, milestones: readonly Milestone[]): readonly Milestone[] {
  const finish = schedule.tasks.get(task)?.finish ?? schedule.start
  const away = (id: string): number => Math.abs((schedule.milestones.get(id)?.due ?? schedule.milestones.get(id)?.at ?? Infinity) - finish)
  return [...milestones].sort((a, b) => away(a.id) - away(b.id)).slice(0, mostMilestones)
}

/** To another file of the plan that has items like it. */
export const moveToFile: Action = {
  name: 'moveToFile',
  offers(place) {
    const { file, item } = place
    if (!item || !sectionAround(file, item)) return []
    const disabled = whyNotMovable(file, item)
    return homesOf(place).slice(0, disabled === undefined ? mostFiles : 1).map((path): Offer => ({
      title: `Move \`${item.id}\` to ${path}`, kind: 'refactor.move', about: [item.id, path], ...(disabled !== undefined && { disabled }),
    }))
  },
  make: ({ reading }, [id = '', path = '']) => moveItem(reading, id, path),
}

function homesOf({ snapshot, file, item }: ActionPlace): readonly string[] {
  return [...snapshot.reading.files.values()]
    .filter((each) => each !== file && each.editable)
    .filter(({ text, sections }) => sections.some((section) => section.collection === item?.collection && isBlockSection(text, section)))
    .map(({ path }) => path)
}
