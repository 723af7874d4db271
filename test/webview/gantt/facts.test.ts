import assert from 'node:assert/strict'
import type { GanttRow } from '../../../src/protocol/gantt'
import { datesIn } from '../../../src/webview/gantt/dates'
import { factsOf } from '../../../src/webview/gantt/facts'
import { readSavedState } from '../../../src/webview/gantt/savedState'
import { sayWith } from '../../../src/webview/gantt/words'
import { day, minute, model, row } from '../fixture'

const dates = datesIn('en-GB', false)
const facts = (given: Partial<GanttRow>) => factsOf(row('CORE-12', { title: 'Token refresh', ...given }), { say: sayWith({}), dates, model: model([]) })
/** Intl puts spaces around a range's dash, or none, as its version likes. */
const plain = (words: string) => words.replace(/\s*–\s*/g, '–')

describe('a row in words', () => {
  const given = {
    start: minute('2026-03-03T09:00'), finish: minute('2026-03-16T18:00'), due: minute('2026-03-12T18:00'),
    status: 'doing', statusKind: 'active', progress: 0.4, critical: true, late: true, blocked: true, people: ['Ana Lima', 'Ben'],
  } as const

  it('says all that is drawn, in one sentence', () => {
    assert.equal(
      plain(facts(given).sentence),
      'Token refresh, CORE-12, task, 3 Mar to 16 Mar 2026, promised 12 Mar 2026, doing, 40% done, critical, late by 2 days, blocked, Ana Lima, Ben',
    )
  })

  it('tells its story for the card', () => {
    const story = Object.fromEntries(facts(given).story().map(([name, value]) => [name, plain(value)]))
    assert.deepEqual(story, {
      Status: 'doing', Dates: '3–16 Mar 2026', Promised: '12 Mar 2026', 'Late by': '2 days', Progress: '40%', Float: '3 days', People: 'Ana Lima, Ben',
    })
  })

  it('is labelled with its people, and with how late it is', () => {
    assert.equal(facts({ people: ['Ana Lima'] }).label, 'Ana Lima')
    assert.equal(facts(given).label, '2 days late · Ana Lima, Ben')
    assert.equal(facts({ ...given, due: minute('2026-03-13T18:00') }).label, '1 day late · Ana Lima, Ben')
    assert.equal(facts({ ...given, due: undefined, people: [] }).label, 'late')
  })

  it('says when there are no dates', () => {
    assert.match(facts({ start: undefined, finish: undefined }).sentence, /^Token refresh, CORE-12, task, not scheduled,/)
    assert.equal(facts({ start: undefined, finish: undefined }).finish, '')
  })

  it('gives a milestone one date, which midnight does not move', () => {
    const milestone = facts({ kind: 'milestone', start: minute('2026-03-07'), finish: minute('2026-03-07') })
    assert.deepEqual([milestone.start, milestone.finish, milestone.label], ['', '6 Mar', '6 Mar'])
  })

  it('is called by its id when it has no title', () => {
    assert.equal(facts({ title: '' }).title, 'CORE-12')
  })
})

describe('the dates', () => {
  it('are written as the language does, whatever the time zone', () => {
    assert.equal(datesIn('de', false).long(day('2026-03-03')), '3. März 2026')
    assert.equal(datesIn('en-GB', true).short(day('2026-01-01')), '1 Jan 2026')
  })

  it('are English in a language that nobody knows', () => {
    assert.equal(datesIn('no_such_language!', false).long(day('2026-03-03')), 'Mar 3, 2026')
  })

  it('on the header are as long as there is room', () => {
    const march = minute('2026-03-02')
    assert.deepEqual([200, 60, 20].map(width => dates.major('month', march, width)), ['March 2026', 'Mar', ''])
    assert.deepEqual([60, 20].map(width => dates.minor('day', march, width)), ['Mon 2', '2'])
    assert.deepEqual([90, 36, 20].map(width => dates.minor('month', march, width)), ['March', 'Mar', ''])
    assert.deepEqual([dates.minor('quarter', march, 40), dates.major('year', march, 400), dates.major('decade', minute('2020-01-01'), 400)], ['Q1', '2026', '2020 – 2029'])
  })
})

describe('the words', () => {
  it('are the translation, or English where it is missing', () => {
    const say = sayWith({ oneDay: 'ein Tag', days: 7 })
    assert.deepEqual([say('oneDay'), say('days', 3)], ['ein Tag', '3 days'])
  })
})

describe('the saved state', () => {
  it('keeps what it understands of anything', () => {
    const state = { plan: 'p', pixelsPerDay: 9, left: NaN, top: '3', collapsed: ['a', 4], selected: null, side: 300, more: 1 }
    assert.deepEqual(readSavedState(state), { plan: 'p', pixelsPerDay: 9, side: 300, collapsed: ['a'] })
    for (const nothing of [undefined, null, 4, 'x', []]) assert.deepEqual(readSavedState(nothing), {})
  })
})
