import type * as vscode from 'vscode'
import { createPlanView, type ViewHost } from '../trees/planView'
import { taskAppearance } from '../trees/taskAppearance'

/** The tasks of whoever works here, by what is next. */
export const createWorkView = (host: ViewHost): vscode.Disposable =>
  createPlanView(host, { id: 'tpm.work', view: 'work', appearances: { task: taskAppearance } })
