import type { Plan } from '../../plan/model/plan'
import type { Dependency } from '../../plan/model/values'
import type { Calendars } from '../calendars'
import { usesByResource, type Use } from '../levelling/loads'
import { resourceOf } from '../levelling/resources'
import type { Schedule } from '../schedule'

/**
 * The plan with the order in which a levelled schedule hands its people and equipment on, as links: whoever begins takes over
 * from those who have ended. However long the tasks take, nobody who could be levelled is then used beyond capacity. The
 * links are a partial order schedule, made by chaining (Policella, Smith, Cesta and Oddo, "Generating robust schedules through
 * temporal flexibility", ICAPS 2004): each unit of a resource is a chain, and a task is put at the end of those chains that
 * ended last. Tasks that take turns with somebody, as a crew does that goes on while one of it is away, are not linked: neither
 * waits for the other's end.
 */
export function withResourceOrder(plan: Plan, calendars: Calendars, schedule: Schedule): Plan {
  const after = new Map<string, Set<string>>()
  for (const [id, uses] of usesByResource(plan, calendars, schedule)) {
    const resource = resourceOf(plan, calendars, id)
    if (resource) chain(uses, resource.capacity, (task, behind) => after.set(task, (after.get(task) ?? new Set()).add(behind)))
  }
  const linked = [...plan.tasks].map(([id, task]) => {
    const behind = [...(after.get(id) ?? [])].map((on): Dependency => ({ on, type: 'FS' }))
    return [id, behind.length === 0 ? task : { ...task, values: { ...task.values, after: [...(task.values.after ?? []), ...behind] } }] as const
  })
  return { ...plan, tasks: new Map(linked) }
}

/** Some units of a resource, and who had them last. */
interface Free {
  readonly last: Use | undefined
  readonly units: number
}

/** Units that floating point lost are none. */
const tolerance = 1e-9

function chain(uses: readonly Use[], capacity: number, link: (task: string, behind: string) => void): void {
  let free: readonly Free[] = [{ last: undefined, units: capacity }]
  for (const use of [...uses].sort((a, b) => a.from - b.from || a.to - b.to || (a.task.id < b.task.id ? -1 : 1))) {
    let wanted = Math.min(use.units, capacity)
    const rest: Free[] = []
    for (const each of free) {
      const taken = each.last === undefined || each.last.to <= use.from ? Math.min(wanted, each.units) : 0
      if (tolerance < taken && each.last && !use.task.values.started) link(use.task.id, each.last.task.id)
      wanted -= taken
      if (tolerance < each.units - taken) rest.push({ ...each, units: each.units - taken })
    }
    const got = Math.min(use.units, capacity) - wanted
    free = [...rest, { last: use, units: got }].filter(({ units }) => tolerance < units).sort((a, b) => (b.last?.to ?? -Infinity) - (a.last?.to ?? -Infinity))
  }
}
