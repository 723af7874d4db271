import { rangeAt } from '../../base/text'
import { largestFile, limit } from '../checks/limits'
import type { LocalProblem } from '../checks/problem'
import { takeOurs } from './conflicts'

/** A text that is safe to split and parse, of the same length as the original so that every offset stays true. */
export interface Prepared {
  /** Undefined when the file must be left out. */
  readonly text: string | undefined
  readonly problems: readonly LocalProblem[]
  /** Merge conflicts stand in it: tools must not edit it. */
  readonly conflicted: boolean
}

/** Refuses what could hurt, reads lone carriage returns as line ends and takes the current branch's side of conflicts. */
export function prepareText(text: string): Prepared {
  if (largestFile < text.length) return { text: undefined, problems: [tooLarge], conflicted: false }
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text
  const resolved = takeOurs(lines)
  return { text: resolved.text, problems: resolved.problems, conflicted: 0 < resolved.problems.length }
}

const tooLarge = limit(
  `This file is larger than ${largestFile / 1024 / 1024} MB and is left out of the plan: split it.`,
  rangeAt(0, 1),
)
