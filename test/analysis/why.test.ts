import assert from 'node:assert/strict'
import { analysePlan } from '../../src/analysis/analysePlan'
import { plainWords, sayGap, whyOf } from '../../src/analysis/why'
import { lineStarts, positionAt } from '../../src/base/text'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { parseDay, parseMoment } from '../../src/time/day'
import { given } from './given'

const today = parseDay('2026-03-02')!

/** The steps of an item as `id words; gap @line`, its conflicts below them. */
function why(text: string, id: string): readonly string[] {
  const analysis = given(text)
  const found = whyOf(analysis, id)
  if (!found) return []
  const starts = lineStarts(text)
  const at = (place: { range: { start: number } } | undefined) => (place ? ` @${positionAt(starts, place.range.start).line + 1}` : '')
  const steps = found.steps.map(({ item, words, gap, place }) =>
    `${item} ${plainWords(words)}${gap.length === 0 ? '' : `; ${sayGap(analysis.plan, gap)}`}${at(place)}`)
  const conflicts = found.conflicts.flatMap(({ by, parts }) => [`${by} min:`, ...parts.map((part) => `  ${part.item} ${plainWords(part.words)}${at(part.place)}`)])
  return [...steps, ...conflicts]
}

describe('why this date', () => {
  const check = (text: string, id: string, ...expected: readonly string[]): void => assert.deepEqual(why(text, id), expected)

  it('is a chain of links down to the start of the project', () =>
    check('project:\n  start: 2026-03-02\ntasks:\n  A: { effort: 2d }\n  B: { effort: 1d, after: A }\n  C:\n    effort: 1d\n    after: [B]\n', 'C',
      'C waits for B to finish, 2026-03-04T17:00 @8',
      'B waits for A to finish, 2026-03-03T17:00 @5',
      'A starts when the project does, 2026-03-02 @2',
    ))
  it('names type and lag of a link', () =>
    check('tasks:\n  A: { effort: 2d }\n  B: { effort: 1d, after: A FS+2d }\n  C: { effort: 4d, after: B SS }\n  D: { effort: 1d, after: C FF-1d }\n', 'D',
      'D finishes no earlier than C finishes, 2026-03-11T17:00 (FF-1d) @5',
      'C starts no earlier than B starts, 2026-03-06T08:00 (SS) @4',
      'B waits for A to finish, 2026-03-03T17:00 (FS+2d) @3',
      'A starts with the plan, 2026-03-02',
    ))
  it('names a lag that is a share of the predecessor', () =>
    check('tasks:\n  A: { duration: 2d }\n  B: { duration: 1d, after: A FS+150% }\n', 'B',
      'B waits for A to finish, 2026-03-03T17:00 (FS+150%); a weekend in between @3',
      'A starts with the plan, 2026-03-02',
    ))
  it('names what lies between: weekends, holidays, leave', () => {
    const calendar = 'calendars: { default: { holidays: [2026-03-09] } }\npeople: { ana: { name: Ana Lima, leave: [2026-03-10..2026-03-11 annual] } }\n'
    check(`${calendar}tasks:\n  A: { duration: 5d }\n  B: { effort: 1d, assign: ana, after: A }\n`, 'B',
      'B waits for A to finish, 2026-03-06T17:00; a weekend, a holiday (2026-03-09), annual leave of Ana Lima (2026-03-10..2026-03-11) in between @5',
      'A starts with the plan, 2026-03-02',
    )
  })
  it('is what levelling found of those who are busy', () => {
    const { reading, plan } = given('people: { ana: {} }\ntasks:\n  A: { effort: 2d, assign: ana }\n  B: { effort: 1d, assign: ana }\n')
    const hold = { notBefore: parseMoment('2026-03-03T17:00')!, busy: ['ana'], behind: ['A'] }
    const analysis = analysePlan(reading, today, schedulePlan(plan, { today, holds: new Map([['B', hold]]) }))
    assert.deepEqual(whyOf(analysis, 'B')?.steps.map(({ words }) => plainWords(words)), ['waits for ana, who is busy with A until 2026-03-03T17:00'])
  })
  it('is a date of the task, or of the summary task around it', () => {
    check('tasks:\n  A: { duration: 1d, earliest: 2026-03-07 }\n', 'A', 'A starts no earlier than 2026-03-07 (`earliest`); a weekend in between @2')
    check('tasks:\n  S:\n    start: 2026-03-10\n    tasks:\n      A: { duration: 1d }\n', 'A', 'A starts no earlier than 2026-03-10 (`start`) of S @3')
    check('tasks:\n  A: { duration: 1d, start: 2026-03-10 }\n', 'A', 'A must start on 2026-03-10 (`start`) @2')
    check('tasks:\n  A: { duration: 1d, finish: 2026-03-10 }\n', 'A', 'A must finish on 2026-03-10 (`finish`) @2')
    check('tasks:\n  A: { duration: 1d, minfinish: 2026-03-10 }\n', 'A', 'A finishes no earlier than 2026-03-10 (`minfinish`) @2')
    check('tasks:\n  A: { duration: 2d }\n  B: { duration: 1d, after: A, maxstart: 2026-03-03 }\n', 'B',
      'B waits for A to finish, 2026-03-03T17:00 @3', 'A starts with the plan, 2026-03-02', '1 min:',
      '  B must start by 2026-03-03 (`maxstart`) @3', '  B waits for A to finish, 2026-03-03T17:00 @3', '  A starts with the plan, 2026-03-02')
    check('tasks:\n  A: { duration: 1d, alap: true }\n  B: { duration: 4d }\n', 'A', 'A is as late as possible without delaying anything (`alap`) @2')
    check('tasks:\n  A: { duration: 1d, alap: true }\n  B: { duration: 4d }\n  C: { duration: 1d, after: [A, B] }\n', 'A', 'A is as late as possible without delaying C (`alap`) @2')
    check('milestones: { M: {} }\ntasks:\n  A: { duration: 1d, alap: true, milestone: M }\n  B: { duration: 4d, milestone: M }\n', 'A', 'A is as late as possible without delaying M (`alap`) @3')
  })
  it('is a fact, or the status date', () => {
    check('tasks:\n  A: { duration: 1d, started: 2026-02-23, finished: 2026-02-24 }\n', 'A', 'A began on 2026-02-23 and finished on 2026-02-24: a fact @2')
    check('tasks:\n  A: { duration: 1d, started: 2026-02-23 }\n', 'A', 'A began on 2026-02-23: a fact @2')
    check('project:\n  start: 2026-02-02\n  asof: 2026-03-07\ntasks:\n  A: { duration: 1d }\n', 'A', 'A is not done, and cannot lie before the status date, 2026-03-07; a weekend in between @3')
    check('milestones:\n  M: { reached: 2026-02-23 }\n', 'M', 'M was reached on 2026-02-23: a fact @2')
    check('milestones:\n  M: { due: 2026-05-01 }\n', 'M', 'M waits for nothing, and stands on its due date, 2026-05-01 (`due`) @2')
  })
  it('tells what is left of a started task that waits', () =>
    assert.match(why('tasks:\n  A: { duration: 3d }\n  B: { duration: 2d, started: 2026-02-27, progress: 50%, after: A }\n', 'B')[0] ?? '', /^B has begun; what is left waits for A to finish/))
  it('of a milestone leads to its last task, where that names it', () =>
    check('milestones: { M: {} }\ntasks:\n  A: { duration: 1d, milestone: M }\n  B: { duration: 2d, milestone: M }\n', 'M',
      'M waits for B to finish, 2026-03-03T17:00 @4', 'B starts with the plan, 2026-03-02'))
  it('of a summary task leads to its last task, and a link to one to the task that decides', () =>
    check('tasks:\n  S:\n    tasks:\n      A: { duration: 1d }\n      B: { duration: 2d, after: A }\n  T:\n    after: S\n    tasks:\n      C: { duration: 1d }\n', 'T',
      'T spans its tasks, and is where C is',
      'C waits for B to finish, 2026-03-04T17:00, the last of S, by a link of T @7',
      'B waits for A to finish, 2026-03-02T17:00 @5',
      'A starts with the plan, 2026-03-02',
    ))
  it('names all that cannot hold together: the bound and the chain that breaks it', () => {
    check('tasks:\n  A: { duration: 5d }\n  B: { duration: 2d, after: A, latest: 2026-03-06 }\n', 'B',
      'B waits for A to finish, 2026-03-06T17:00; a weekend in between @3',
      'A starts with the plan, 2026-03-02',
      '960 min:',
      '  B must finish by 2026-03-06 (`latest`) @3',
      '  B waits for A to finish, 2026-03-06T17:00 @3',
      '  A starts with the plan, 2026-03-02',
    )
    check('tasks:\n  A: { duration: 5d }\n  B: { duration: 2d, after: A, start: 2026-03-04 }\n', 'B',
      'B must start on 2026-03-04 (`start`) @3',
      '2400 min:',
      '  B must start on 2026-03-04 (`start`) @3',
      '  B waits for A to finish, 2026-03-10T17:00 @3',
      '  A starts with the plan, 2026-03-04',
    )
  })
  it('tells of the circle whose links were left out', () => {
    const found = whyOf(given('tasks:\n  A: { after: B }\n  B: { after: A }\n'), 'A')
    assert.deepEqual(found?.cycle, ['A', 'B'])
  })
  it('is asked in vain for what has no dates', () => {
    for (const id of ['nobody', 'ana', 'A', '__proto__', '']) check('people: { ana: {} }\ntasks: { A: { status: dropped } }\n', id)
  })
})
