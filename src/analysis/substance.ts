import { editedItems } from '../plan/model/edited'
import type { Item, Plan } from '../plan/model/plan'
import type { Schedule } from '../schedule/schedule'

/** Keys of tasks and milestones that nothing is counted, dated or linked by. */
const words: ReadonlySet<string> = new Set(['title', 'description', 'notes'])

/** Whether two versions of a plan differ in words of tasks and milestones alone, and in places of texts. */
export function differInWords(before: Plan, now: Plan): boolean {
  const edited = editedItems(before, now)
  return edited !== undefined && before.project === now.project && edited.every((id) => hasOtherWords(before.items.get(id), now.items.get(id)))
}

function hasOtherWords(before: Item | undefined, now: Item | undefined): boolean {
  if (!before || !now || (now.collection !== 'tasks' && now.collection !== 'milestones')) return false
  return before.values === now.values || substanceIn(before) === substanceIn(now)
}

const substanceIn = ({ values, references }: Item): string =>
  JSON.stringify([Object.entries(values).filter(([key]) => !words.has(key)), references.map(({ id, targets }) => [id, targets])], (_, value: unknown) =>
    value instanceof Map ? [...value] as unknown : value)

const substances = new WeakMap<Plan, object>()

/** The same object for all versions of a plan that differ in words alone, as far as `keepSubstance` was told of them. */
function substanceOf(plan: Plan): object {
  const known = substances.get(plan) ?? {}
  substances.set(plan, known)
  return known
}

/** Tells that a plan differs from the one before it in words alone. */
export const keepSubstance = (before: Plan, now: Plan): void => void substances.set(now, substanceOf(before))

/** Makes something of a plan once for as long as words alone change: it must hold neither words nor places of texts. */
export function keptWithPlan<Made>(make: (plan: Plan) => Made): (plan: Plan) => Made {
  const known = new WeakMap<object, { readonly made: Made }>()
  return (plan) => {
    const substance = substanceOf(plan)
    const found = known.get(substance) ?? { made: make(plan) }
    known.set(substance, found)
    return found.made
  }
}

interface Dated {
  readonly plan: Plan
  readonly schedule: Schedule
}

/** The same for what is made of a plan and its dates. */
export function keptWithDates<Made>(make: (dated: Dated) => Made): (dated: Dated) => Made {
  const known = new WeakMap<Schedule['tasks'], { readonly substance: object; readonly made: Made }>()
  return (dated) => {
    const substance = substanceOf(dated.plan)
    const found = known.get(dated.schedule.tasks)
    if (found?.substance === substance) return found.made
    const made = make(dated)
    known.set(dated.schedule.tasks, { substance, made })
    return made
  }
}
