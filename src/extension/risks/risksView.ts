import type * as vscode from 'vscode'
import { createPlanView, type ViewHost } from '../trees/planView'
import { riskAppearance } from './riskAppearance'

/** The risks, the greatest exposure first. */
export const createRisksView = (host: ViewHost): vscode.Disposable =>
  createPlanView(host, { id: 'tpm.risks', view: 'risks', appearances: { risk: riskAppearance } })
