import type { PlanServer } from '../client/planServer'
import { itemOf, type TreeElement } from '../trees/element'
import { applyIntent } from './applyIntent'

/** What a task's checkbox does. */
export const setDone = (server: PlanServer) => async (element: TreeElement, done: boolean): Promise<void> => {
  const target = itemOf(element)
  if (target) await applyIntent(server, target.plan, { kind: 'setDone', id: target.item, done })
}
