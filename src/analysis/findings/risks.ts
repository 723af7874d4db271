import type { Plan, Risk } from '../../plan/model/plan'

/** Whether a risk may still occur. */
const isLive = ({ values: { status = 'open' } }: Risk): boolean => status === 'open' || status === 'watching'

export const liveRisks = (plan: Plan): readonly Risk[] => [...plan.risks.values()].filter(isLive)
