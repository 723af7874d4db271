import { rangeAt } from '../../base/text'
import { conflictMarker } from '../checks/conflictMarker'
import { controlCharacter } from '../checks/controlCharacter'
import { largestFile, limit, mostDirectives } from '../checks/limits'
import type { LocalProblem } from '../checks/problem'

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
  if (largestFile < text.length) return refused('This file is larger than 2 MB and is left out of the plan: split it.')
  if (mostDirectives < countDirectives(text)) return refused('This file opens with too many `%` directives and is left out.')
  const found = controlCharacter(text)
  const problems = found ? [found] : []
  const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text
  if (!/^(<{7}|>{7}|={7})/m.test(lines)) return { text: lines, problems, conflicted: false }
  const resolved = takeOurs(lines)
  return { text: resolved.text, problems: [...problems, ...resolved.problems], conflicted: 0 < resolved.problems.length }
}

const refused = (message: string): Prepared => ({ text: undefined, problems: [limit(message, rangeAt(0, 1))], conflicted: false })

const countDirectives = (text: string): number => text.match(/^%/gm)?.length ?? 0

/** Blanks the markers of each conflict and the lines of the other branch. */
function takeOurs(text: string): { text: string; problems: readonly LocalProblem[] } {
  const problems: LocalProblem[] = []
  const hunk = /^<{7}(?: .*)?\r?\n([\s\S]*?)^(?:\|{7}(?: .*)?\r?\n[\s\S]*?^)?={7}\r?\n[\s\S]*?^>{7}.*$/gm
  const ours = text.replace(hunk, (whole: string, kept: string, at: number) => {
    problems.push(conflictMarker(rangeAt(at, at + whole.length)))
    const before = whole.indexOf('\n') + 1
    return blank(whole.slice(0, before)) + kept + blank(whole.slice(before + kept.length))
  })
  return { text: ours, problems }
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ')
