import type { PlanServer } from './client/planServer'
import type { GanttPanels } from './gantt/ganttPanels'
import type { Selection } from './selection/selection'
import type { Filter } from './trees/filter'
import type { PlanView } from './trees/planView'

/** What the suites inside VS Code look at, because no API of VS Code shows it. Given out in tests alone. */
export interface Inspection {
  readonly server: PlanServer
  readonly filter: Filter
  readonly selection: Selection
  readonly gantt: GanttPanels
  readonly views: { readonly milestones: PlanView; readonly work: PlanView; readonly risks: PlanView }
}
