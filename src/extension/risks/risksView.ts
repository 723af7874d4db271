import { createPlanView, type PlanView, type ViewHost } from '../trees/planView'
import { riskAppearance } from './riskAppearance'

/** The risks, the greatest exposure first. */
export const createRisksView = (host: ViewHost): PlanView =>
  createPlanView(host, { id: 'tpm.risks', view: 'risks', appearances: { risk: riskAppearance } })
