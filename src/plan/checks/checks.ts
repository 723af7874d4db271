import type { Item, Plan } from '../model/plan'
import type { CheckedItem } from './checkedItem'
import { duplicateAssignments } from './duplicateAssignment'
import { dueBeforeStart } from './dueBeforeStart'
import { formerIds } from './formerId'
import { impossibleDates } from './impossibleDates'
import { noWorkingTime } from './noWorkingTime'
import type { LocalProblem, Problem } from './problem'
import { summaryWork } from './summaryWork'
import { unknownReferences } from './unknownReference'
import { unknownWords } from './unknownWord'

/** What is looked for in an item alone, whenever its text changed. */
export const itemChecks: readonly ((item: CheckedItem) => readonly LocalProblem[])[] = [impossibleDates, dueBeforeStart, summaryWork, noWorkingTime, duplicateAssignments]

/** What is looked for once the whole plan is read; `items` are those with an id, and the project. */
export const planChecks: readonly ((plan: Plan, items: readonly Item[]) => readonly Problem[])[] = [unknownReferences, unknownWords, formerIds]
