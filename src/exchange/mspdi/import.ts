import type { FileCalendars, Hours } from './calendars'
import type { MspdiAssignment, MspdiFile, MspdiTask } from './file'
import type { Frame } from './frame'
import type { Person } from './people'
import type { Remarks } from './remarks'

/** What the parts of an import share. */
export interface Import {
  readonly file: MspdiFile
  readonly calendars: FileCalendars
  readonly remarks: Remarks
  /** By the task's number. */
  readonly assignments: ReadonlyMap<number, readonly MspdiAssignment[]>
  /** By the resource's number. */
  readonly people: ReadonlyMap<number, Person>
  /** By number; without those of other projects. */
  readonly tasks: ReadonlyMap<number, OutlineTask>
  readonly frame: Frame
  /** The name under which a calendar is written; undefined for that of the project. */
  calendarName(hours: Hours): string | undefined
}

/** A task with its place in the outline. */
export interface OutlineTask extends MspdiTask {
  /** Its id in the plan. */
  readonly id: string
  /** Whether it is a moment that its predecessors make: a milestone of the plan rather than a task without work. */
  readonly isMoment: boolean
  readonly parent: OutlineTask | undefined
  readonly children: OutlineTask[]
}
