import { rangeAt, type Range } from '../base/text'
import type { TextChange } from '../base/textChange'
import type { Problem, Related } from '../plan/checks/problem'
import { changeOf } from '../plan/read/kept'
import type { PlanReading } from '../plan/readPlan'

/** Problems of a plan where its text stands now, as an editor moves its marks; those of files that are gone are left out. */
export function movedProblems(problems: readonly Problem[], before: PlanReading, now: PlanReading): readonly Problem[] {
  const changes = new Map<string, TextChange | undefined>()
  for (const [path, file] of now.files) {
    const old = before.files.get(path)
    if (old && old !== file && old.text !== file.text) changes.set(path, changeOf(old, file))
  }
  const left = problems.filter(({ file }) => now.files.has(file))
  return changes.size === 0 ? left : left.map((problem) => moved(problem, changes))
}

function moved(problem: Problem, changes: ReadonlyMap<string, TextChange | undefined>): Problem {
  const related = problem.related?.map((each): Related => ({ ...each, range: movedRange(each.range, changes.get(each.file)) }))
  const { rule, file, range, message } = problem
  return { rule, file, range: movedRange(range, changes.get(file)), message, ...(related && { related }) }
}

function movedRange(range: Range, change: TextChange | undefined): Range {
  if (!change) return range
  const start = movedOffset(range.start, change)
  return rangeAt(start, Math.max(start, movedOffset(range.end, change)))
}

const movedOffset = (offset: number, { start, end, by }: TextChange): number =>
  offset <= start ? offset : end <= offset ? offset + by : Math.min(offset, end + by)
