import assert from 'node:assert/strict'
import { applyEdits, lineStarts, positionAt } from '../../src/base/text'
import type { Problem } from '../../src/plan/checks/problem'
import { readPlan, type PlanFile, type PlanReading } from '../../src/plan/readPlan'

/**
 * Reads a plan and compares its problems with those that the text expects below its lines:
 *
 *     tasks:
 *       A: { efort: 3d }
 *            ^^^^^ plan/unknown-key Unknown key `efort`. Did you mean `effort`?
 *
 * The message may be left out. A line `=== path` begins a file; without any, the text is `plan.yaml`.
 */
export function check(marked: string): PlanReading {
  const files = filesOf(marked)
  const reading = readPlan(files.map(({ path, text }) => ({ path, text: plain(text) })))
  for (const { path, text } of files) {
    const found = annotate(plain(text), reading.problems.filter(({ file }) => file === path))
    assert.equal(withoutUntold(found, text), text)
  }
  return reading
}

/** What each fix of the only problem makes of a text: its title, and the text after it. */
export function fixesOf(text: string): readonly (readonly [title: string, text: string])[] {
  const { problems } = readPlan([{ path: 'plan.yaml', text }])
  assert.equal(problems.length, 1, describeAll(problems))
  return (problems[0]?.fixes ?? []).map(({ title, edits }) => [title, applyEdits(text, edits)])
}

/** The plan of a text in which nothing is wrong. */
export function readWell(text: string): PlanReading['plan'] {
  const reading = readPlan(filesOf(text))
  assert.deepEqual(reading.problems.map(({ message }) => message), [])
  return reading.plan
}

/** The problems' codes, in the order of places. */
export const codesOf = (text: string): readonly string[] =>
  readPlan(filesOf(text)).problems.map(({ rule }) => rule.code)

/** The files of a text in which lines `=== path` begin one. */
export function filesOf(text: string): readonly PlanFile[] {
  if (!text.startsWith('=== ')) return [{ path: 'plan.yaml', text }]
  return text.slice(4).split(/\n=== /).map((part) => {
    const end = part.indexOf('\n')
    return { path: part.slice(0, end), text: part.slice(end + 1) }
  })
}

/** A text with its problems below the lines in which they begin. */
function annotate(text: string, problems: readonly Problem[]): string {
  const starts = lineStarts(text)
  const below = new Map<number, string[]>()
  for (const problem of problems) {
    const { line, character } = positionAt(starts, problem.range.start)
    const lineLength = text.slice(starts[line]).search(/[\r\n]|$/)
    const length = Math.max(1, Math.min(problem.range.end - problem.range.start, lineLength - character))
    const notes = below.get(line) ?? []
    below.set(line, [...notes, `${' '.repeat(character)}${'^'.repeat(length)} ${problem.rule.code} ${problem.message}`])
  }
  const lines = text.split(/\r\n|\r|\n/)
  return lines.flatMap((line, index) => [line, ...(below.get(index) ?? [])]).join('\n')
}

const note = /^ *\^+ plan\/[a-z-]+/

const plain = (marked: string): string => marked.split('\n').filter((line) => !note.test(line)).join('\n')

/** The found text without the messages that the expected one leaves out. */
function withoutUntold(found: string, expected: string): string {
  const lines = expected.split('\n')
  return found.split('\n').map((line, index) => (note.exec(line)?.[0] === lines[index] ? lines[index] : line)).join('\n')
}

const describeAll = (problems: readonly Problem[]): string => problems.map(({ message }) => message).join('\n')
