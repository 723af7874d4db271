import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/base/text'
import { writeEarliest } from '../../../src/plan/edit/writeDates'
import { readPlan } from '../../../src/plan/readPlan'
import { dayOf, parseDay, parseMoment } from '../../../src/time/day'

const day = parseDay('2026-03-04')!
const minute = parseMoment('2026-03-04T13:00')!

/** The files after tasks were given dates; the refusal's message when there is none. */
function check(before: Readonly<Record<string, string>>, dates: Parameters<typeof writeEarliest>[1], after: Readonly<Record<string, string>> | string): void {
  const answer = writeEarliest(readPlan(Object.entries(before).map(([path, text]) => ({ path, text }))), dates)
  const changed = answer.ok && Object.fromEntries(answer.value.edits.map(({ file, edits }) => [file, applyEdits(before[file]!, edits)]))
  assert.deepEqual(answer.ok ? { ...before, ...changed } : answer.message, after)
}

describe('writing earliest dates', () => {
  it('changes tasks of several files and nothing around them', () => {
    check(
      { 'a.yaml': 'tasks:\n  A: { effort: 1d } # first\n  B: { effort: 1d }\n', 'b.yaml': 'tasks:\n  S:\n    tasks:\n      C:\n        effort: 2d # long\n        due: 2026-04-01\n' },
      new Map([['A', { day }], ['C', { day: dayOf(minute), minute }]]),
      { 'a.yaml': 'tasks:\n  A: { effort: 1d, earliest: 2026-03-04 } # first\n  B: { effort: 1d }\n', 'b.yaml': 'tasks:\n  S:\n    tasks:\n      C:\n        effort: 2d # long\n        earliest: 2026-03-04T13:00\n        due: 2026-04-01\n' },
    )
  })
  it('replaces a date, and takes `alap` away', () => {
    check({ 'a.yaml': 'tasks:\n  A: { effort: 1d, earliest: 2026-03-02, alap: true }\n' }, new Map([['A', { day }]]), { 'a.yaml': 'tasks:\n  A: { effort: 1d, earliest: 2026-03-04 }\n' })
    check({ 'a.yaml': 'tasks:\n  A: { effort: 1d, alap: true }\n' }, new Map([['A', { day }]]), { 'a.yaml': 'tasks:\n  A: { effort: 1d, earliest: 2026-03-04 }\n' })
    check({ 'a.yaml': 'tasks:\n  A:\n    alap: true\n    effort: 1d\n' }, new Map([['A', { day }]]), { 'a.yaml': 'tasks:\n  A:\n    effort: 1d\n    earliest: 2026-03-04\n' })
  })
  it('is refused for what is not there', () => {
    check({ 'a.yaml': 'tasks: {}\n' }, new Map([['A', { day }]]), 'The plan has no item `A` (any more).')
  })
})
