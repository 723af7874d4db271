import type { Position } from 'vscode-languageserver'
import { offsetAt } from '../base/text'
import { occurrenceAt, type PlacedOccurrence } from '../plan/read/occurrences'
import type { ServedPlan } from './plan'

/** The offset of a position in a plan file; the nearest one when the file ends before it. */
export function offsetIn(plan: ServedPlan, path: string, position: Position): number {
  const length = plan.snapshot().reading.files.get(path)?.text.length ?? 0
  return offsetAt(plan.starts(path), length, position)
}

/** The name that stands at a position of a plan file: an id, a calendar's, a status, a tag or a skill. */
export const nameAt = (plan: ServedPlan, path: string, position: Position): PlacedOccurrence | undefined =>
  occurrenceAt(plan.snapshot().reading, path, offsetIn(plan, path, position))
