import type * as vscode from 'vscode'
import type { PlanServer } from '../client/planServer'
import type { GanttPanels } from '../gantt/ganttPanels'
import type { Selection } from '../selection/selection'
import type { Filter } from '../trees/filter'

/** What commands work with. */
export interface CommandHost {
  readonly server: PlanServer
  readonly filter: Filter
  readonly selection: Selection
  readonly gantt: GanttPanels
  readonly log: vscode.LogOutputChannel
}

/** A command of package.json. `argument` is what a menu, a lens or nobody passed: see `targetOf`. */
export interface Command {
  readonly id: `tpm.${string}`
  run(host: CommandHost, argument: unknown): void | Promise<void>
}
