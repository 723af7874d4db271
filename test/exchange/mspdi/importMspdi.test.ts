import assert from 'node:assert/strict'
import fc from 'fast-check'
import { agreementOf } from '../../../src/exchange/mspdi/agreement'
import { importMspdi } from '../../../src/exchange/mspdi/importMspdi'
import { readPlan } from '../../../src/plan/readPlan'
import { formatMoment, type Minute } from '../../../src/time/day'
import { monday } from '../../analysis/given'
import { fileOf, imported, mspdi, remarksOf, type Elements } from './given'

describe('An imported plan', () => {
  it('begins on the first day on which something open starts', () => {
    assert.match(fileOf({ tasks: [{ Start: '2026-02-23T08:00:00' }] }, 'project.yaml'), /start: 2026-02-23\n/)
    assert.match(fileOf({ tasks: [{ Start: '2026-03-09T08:00:00' }] }, 'project.yaml'), /start: 2026-03-02\n/)
  })
  it('lets tasks without constraint start with the project, when that is neither its first day nor the start of its hours', () => {
    assert.match(fileOf({ project: { StartDate: '2026-03-02T10:00:00' }, tasks: [{}] }, 'tasks.yaml'), /earliest: 2026-03-02T10:00\n/)
    assert.match(fileOf({ tasks: [{ Start: '2026-02-23T08:00:00', ConstraintType: 4, ConstraintDate: '2026-02-23T08:00:00' }, {}] }, 'tasks.yaml'), /T-2:\n {4}title: Task 2\n {4}duration: 1d\n {4}earliest: 2026-03-02\n/)
  })
  it('has a status date that moves no unfinished work', () => {
    const late = { project: { StatusDate: '2026-04-01T17:00:00' }, tasks: [{ Start: '2026-03-02T08:00:00' }] }
    assert.match(fileOf(late, 'project.yaml'), /asof: 2026-03-02 # the last day that moves nothing/)
    assert.deepEqual(remarksOf(late), ['asof'])
    const early = { project: { StatusDate: '2026-03-02T17:00:00' }, tasks: [{ Start: '2026-03-09T08:00:00' }] }
    assert.match(fileOf(early, 'project.yaml'), /asof: 2026-03-02\n/)
    assert.deepEqual(remarksOf(early), [])
  })
  it('is the same each time', () => assert.deepEqual(imported(mspdi({ tasks: [{}] })), imported(mspdi({ tasks: [{}] }))))
  it('is made of MS Project XML alone', () => {
    const refused = importMspdi('<Workbook/>')
    assert.equal(refused.ok ? '' : refused.message, 'This is no MS Project XML: it begins with `Workbook` rather than `Project`. Save it in MS Project as XML.')
  })
})

describe('The dates of an imported plan', () => {
  const first = { Start: '2026-03-02T08:00:00', Finish: '2026-03-02T17:00:00' }
  const second = (start: string): Elements => ({ PredecessorLink: { PredecessorUID: 1, Type: 1 }, Start: `${start}T08:00:00`, Finish: `${start}T17:00:00` })

  it('are compared with those of MS Project', () =>
    assert.deepEqual(agreementOf(imported(mspdi({ tasks: [first, second('2026-03-03')] })), monday), { total: 2, pinned: 0, differences: [] }))
  it('are told where they differ, with what was not carried over and what they follow', () => {
    const { total, differences } = agreementOf(imported(mspdi({ tasks: [{ ...first, LevelingDelay: 10, Finish: '2026-03-04T17:00:00' }, second('2026-03-05')] })), monday)
    const said = differences.map(({ id, theirs, ours, remarks, follows }) => [id, formatMoment(theirs.finish), formatMoment(ours?.finish ?? (0 as Minute)), ...remarks, ...follows].join(' '))
    assert.equal(total, 2)
    assert.deepEqual(said, ['T-1 2026-03-04T17:00 2026-03-02T17:00 levelling', 'T-2 2026-03-05T17:00 2026-03-03T17:00 T-1'])
  })
})

const scalar = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '7', '-1', '99999999', '1e9', 'PT8H0M0S', 'PT999999999H0M0S', '2026-03-04T08:00:00', '2026-02-31T08:00:00', '0001-01-01T00:00:00', '9999-12-31T00:00:00', '', 'true', '__proto__', 'a: b # c', '\u202e$(x)', '- x', '|', '"', "'", '{{', '&a', '*a', '!t'),
  fc.string({ maxLength: 8 }).filter((text) => /^[\t\n\r\u0020-\ud7ff]*$/.test(text)),
)
const elements = (...names: readonly string[]) => fc.record(Object.fromEntries(names.map((name) => [name, scalar])), { requiredKeys: [] }) as fc.Arbitrary<Elements>
const tasks = fc.array(fc.tuple(
  elements('UID', 'OutlineLevel', 'Name', 'IsNull', 'Summary', 'Milestone', 'Manual', 'Active', 'Type', 'Start', 'Finish', 'Duration', 'DurationFormat', 'Priority', 'PercentComplete', 'ActualStart', 'ActualFinish', 'ActualWork', 'RemainingDuration', 'Resume', 'ConstraintType', 'ConstraintDate', 'Deadline', 'CalendarUID', 'LevelingDelay', 'Notes', 'HyperlinkAddress', 'FixedCost'),
  fc.array(elements('PredecessorUID', 'Type', 'LinkLag', 'LagFormat', 'CrossProject'), { maxLength: 3 }),
).map(([task, links]): Elements => ({ ...task, PredecessorLink: links })), { maxLength: 6 })

describe('Whatever a file says', () => {
  it('an import makes a plan that can be read and scheduled', () =>
    fc.assert(fc.property(
      tasks,
      fc.array(elements('UID', 'Name', 'Type', 'MaxUnits', 'CalendarUID', 'StandardRate', 'StandardRateFormat', 'EmailAddress', 'Group', 'Notes'), { maxLength: 3 }),
      fc.array(elements('TaskUID', 'ResourceUID', 'Units', 'Work', 'Delay', 'WorkContour', 'Cost'), { maxLength: 4 }),
      fc.array(elements('UID', 'Name', 'BaseCalendarUID', 'IsBaseCalendar'), { maxLength: 3 }),
      elements('StartDate', 'StatusDate', 'CurrentDate', 'MinutesPerDay', 'MinutesPerWeek', 'CalendarUID', 'CurrencySymbol', 'Title', 'Name'),
      (tasks, resources, assignments, calendars, project) => {
        const made = imported(mspdi({ project, tasks, resources, assignments, calendars }))
        const { problems } = readPlan(made.files)
        const wrong = problems.filter(({ rule }) => rule.severity === 'error' && !['plan/impossible-dates'].includes(rule.code))
        assert.deepEqual(wrong.map(({ rule, message }) => `${rule.code} ${message}`), [], made.files.map(({ text }) => text).join('\n'))
        agreementOf(made, monday)
      },
    ), { numRuns: 400 }))
})
