import assert from 'node:assert/strict'
import { readPlan } from '../../src/plan/readPlan'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { formatMoment } from '../../src/time/day'
import { today } from './check'

/** Start and finish of each task of a plan in its own words, without the year 2026. */
function datesOf(text: string): string {
  const { plan, problems } = readPlan([{ path: 'plan.yaml', text }])
  assert.deepEqual(problems.filter(({ rule }) => rule.severity === 'error'), [])
  return [...schedulePlan(plan, { today }).tasks].map(([id, { start, finish }]) => `${id} ${formatMoment(start).slice(5)} ${formatMoment(finish).slice(5)}`).join('\n')
}

describe('Days with hours of their own', () => {
  it('are as long as their hours, of a weekday and of a single day', () =>
    assert.equal(datesOf(`
calendars:
  default: { hours: { fri: ["08:00-12:00"] }, working: { 2026-03-03: ["10:00-12:00"], 2026-03-07: } }
tasks:
  A: { duration: 3d }
  B: { duration: 6h, after: A }
  C: { duration: 4h, after: B }
`), 'A 03-02T08:00 03-05T15:00\nB 03-05T15:00 03-06T12:00\nC 03-07T08:00 03-07T12:00'))
  it('let a night shift go on after midnight', () =>
    assert.equal(datesOf(`
calendars:
  nights: { week: [mon, tue, wed], hours: { mon: ["22:00-24:00"], tue: ["00:00-06:00", "22:00-24:00"], wed: ["00:00-06:00"] } }
people: { ana: { calendar: nights } }
tasks:
  A: { effort: 8h, assign: ana }
  B: { effort: 9h, assign: ana, after: A }
`), 'A 03-02T22:00 03-03T06:00\nB 03-03T22:00 03-09T23:00'))
})
