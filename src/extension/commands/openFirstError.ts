import { showLocation } from '../selection/showItem'
import type { Command } from './command'

/** Shows the first error of the first plan that has one. */
export const openFirstError: Command = {
  id: 'tpm.openFirstError',
  async run({ server }) {
    const broken = server.plans.find(plan => plan.firstError)
    if (broken?.firstError) await showLocation(broken.firstError)
  },
}
