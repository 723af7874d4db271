import assert from 'node:assert/strict'
import { fileOf, remarksOf, unindented, workingTimes, type Elements, type GivenFile } from './given'

const check = (given: GivenFile, path: string, expected: string): void => assert.equal(fileOf(given, path), unindented(expected))

const off = (from: string, to = from): Elements => ({ TimePeriod: { FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` }, DayWorking: 0 })
const week = (hours: readonly string[], ...days: readonly number[]): Elements => ({
  WeekDays: { WeekDay: [1, 2, 3, 4, 5, 6, 7].map((type) => (days.includes(type) ? { DayType: type, DayWorking: 1, ...workingTimes(...hours) } : { DayType: type, DayWorking: 0 })) },
})
const standard: Elements = { UID: 1, Name: 'Standard', IsBaseCalendar: 1, ...week(['08:00-12:00', '13:00-17:00'], 2, 3, 4, 5, 6) }

describe('Calendars of MS Project', () => {
  it('need no word when they are as everywhere', () =>
    check({ project: { CalendarUID: 1 }, calendars: [standard] }, 'project.yaml', `
      project:
        name: plan
        start: 2026-03-02
        asof: 2026-03-02
        prefix: T
    `))
  it('have their week, hours, holidays and extra days', () =>
    check({
      project: { CalendarUID: 1 },
      calendars: [{
        UID: 1, Name: 'Six days: ours', IsBaseCalendar: 1, ...week(['09:00-13:00', '14:00-18:00'], 2, 3, 4, 5, 6, 7),
        Exceptions: { Exception: [off('2026-12-24', '2027-01-01'), off('2026-05-01'), { ...off('2026-03-08'), DayWorking: 1, ...workingTimes('09:00-13:00', '14:00-18:00') }] },
      }],
    }, 'project.yaml', `
      project:
        name: plan
        start: 2026-03-02
        asof: 2026-03-02
        calendar: "Six days: ours"
        prefix: T

      calendars:
        "Six days: ours":
          week: [mon, tue, wed, thu, fri, sat]
          hours: ["09:00-13:00", "14:00-18:00"]
          holidays: [2026-05-01, 2026-12-24..2027-01-01]
          working: 2026-03-08
    `))
  it('say how long a day of a duration is, when their hours do not', () =>
    assert.match(fileOf({ project: { CalendarUID: 1, MinutesPerDay: 450 }, calendars: [standard] }, 'project.yaml'), / {4}day: 7.5h\n {4}hours: \["08:00-12:00", "13:00-17:00"\]\n/))
  it('have hours by weekday and by day where these differ', () =>
    assert.equal(/calendars:[^]*/.exec(fileOf({
      project: { CalendarUID: 1 },
      calendars: [{
        ...standard, WeekDays: { WeekDay: [{ DayType: 6, DayWorking: 1, ...workingTimes('08:00-14:00') }, { DayType: 7, DayWorking: 1, ...workingTimes('22:00-00:00') }] },
        Exceptions: { Exception: [{ ...off('2026-12-24'), DayWorking: 1, ...workingTimes('08:00-12:00') }] },
      }],
    }, 'project.yaml'))?.[0], unindented(`
      calendars:
        Standard:
          week: [mon, tue, wed, thu, fri, sat]
          hours:
            fri: ["08:00-14:00"]
            sat: ["22:00-24:00"]
          working:
            2026-12-24: ["08:00-12:00"]
    `)))
  it('let nobody start before the moment at which the project does', () => {
    const nights = { UID: 1, Name: 'Nights', IsBaseCalendar: 1, ...week(['00:00-04:00', '22:00-00:00'], 2, 3, 4, 5, 6) }
    assert.match(fileOf({ project: { CalendarUID: 1 }, calendars: [nights], tasks: [{}] }, 'tasks.yaml'), /earliest: 2026-03-02T08:00\n/)
  })
  it('have exceptions of old files among their weekdays', () =>
    assert.match(fileOf({
      project: { CalendarUID: 1 },
      calendars: [{ ...standard, WeekDays: { WeekDay: [{ DayType: 0, ...off('2026-05-01') }, { DayType: 7, DayWorking: 0 }] } }],
    }, 'project.yaml'), /holidays: 2026-05-01\n/))
  it('have other working weeks for a time', () =>
    assert.match(fileOf({
      project: { CalendarUID: 1 },
      calendars: [{ ...standard, WorkWeeks: { WorkWeek: { ...off('2026-08-03', '2026-08-16'), WeekDays: { WeekDay: { DayType: 6, DayWorking: 0 } } } } }],
    }, 'project.yaml'), /holidays: \[2026-08-07, 2026-08-14\]\n/))
  it('hold out against calendars that are based on themselves', () =>
    assert.equal(fileOf({ project: { CalendarUID: 1 }, calendars: [{ UID: 1, Name: 'A', BaseCalendarUID: 2 }, { UID: 2, Name: 'B', BaseCalendarUID: 1 }] }, 'project.yaml').includes('calendars:'), false))
})

describe('Resources of MS Project', () => {
  it('are people with their rate, capacity and days off', () =>
    check({
      project: { CalendarUID: 1 },
      calendars: [standard, { UID: 2, Name: 'Ana', BaseCalendarUID: 1, Exceptions: { Exception: [off('2026-08-03', '2026-08-14')] } }],
      resources: [
        { UID: 0 },
        { Name: 'Ana Lima', EmailAddress: 'ana@example.com', Group: 'Tech lead', StandardRate: 95, StandardRateFormat: 2, CalendarUID: 2 },
        { Name: 'Ben', MaxUnits: 0.5, StandardRate: 50, StandardRateFormat: 3 },
        { Name: 'Ben' },
        { Name: '山田' },
      ],
    }, 'people.yaml', `
      people:
        ana-lima:
          name: Ana Lima
          email: [ana@example.com]
          role: Tech lead
          rate: 95/h
          leave: 2026-08-03..2026-08-14
        ben:
          name: Ben
          rate: 400/d
          capacity: 50%
        ben-2:
          name: Ben
        R-5:
          name: "山田"
    `))
  it('have a calendar of their own when they work at other times', () => {
    const given = {
      project: { CalendarUID: 1 },
      calendars: [standard, { UID: 2, Name: 'Ana', BaseCalendarUID: 1, ...week(['06:00-14:00'], 2, 3, 4) }],
      resources: [{ Name: 'Ana', CalendarUID: 2 }],
    }
    check(given, 'people.yaml', 'people:\n  ana:\n    name: Ana\n    calendar: Ana')
    assert.match(fileOf(given, 'project.yaml'), /calendars:\n {2}Ana:\n {4}week: \[mon, tue, wed\]\n {4}hours: \["06:00-14:00"\]\n/)
  })
  it('are budget lines when they are materials or other costs', () => {
    const given: GivenFile = {
      tasks: [{ FixedCost: 25000 }],
      resources: [{ Name: 'Concrete', Type: 0 }, { Name: 'Travel', Type: 0, IsCostResource: 1 }],
      assignments: [{ TaskUID: 1, ResourceUID: 1, Cost: 80050 }, { TaskUID: 1, ResourceUID: 1, Cost: 10000 }],
    }
    check(given, 'people.yaml', `
      budget:
        concrete:
          title: Concrete
          kind: material
          planned: 900.5
        travel:
          title: Travel
        fixed-costs:
          title: Fixed costs
          planned: 250
    `)
    assert.deepEqual(remarksOf(given), ['fixedCost', 'material Concrete Travel'])
  })
})

describe('Assignments of MS Project', () => {
  const people = [{ Name: 'Ana' }, { Name: 'Ben' }]
  const lines = (given: GivenFile): string => /assign[^]*/.exec(fileOf({ resources: people, ...given }, 'tasks.yaml'))?.[0].replaceAll(/\n +/g, ' ').trim() ?? ''
  const assigned = (...each: readonly (readonly [uid: number, units: number, work: number])[]) =>
    each.map(([ResourceUID, Units, work]) => ({ TaskUID: 1, ResourceUID, Units, Work: `PT${work}H0M0S` }))

  it('share an effort when they take equally long', () => {
    assert.equal(lines({ tasks: [{}], assignments: assigned([1, 1, 8]) }), 'assign: ana effort: 1d')
    assert.equal(lines({ tasks: [{}], assignments: assigned([1, 1, 8], [2, 0.5, 4]) }), 'assign: [ana, ben 50%] effort: 1.5d')
  })
  it('leave the duration of a task of fixed duration, and of one that they do not fill evenly', () => {
    assert.equal(lines({ tasks: [{ Type: 1 }], assignments: assigned([1, 0.5, 4]) }), 'assign: ana 50% duration: 1d')
    assert.equal(lines({ tasks: [{}], assignments: assigned([1, 1, 8], [2, 1, 2]) }), 'assign: [ana, ben] duration: 1d')
    assert.deepEqual(remarksOf({ resources: people, tasks: [{}], assignments: assigned([1, 1, 8], [2, 1, 2]) }), ['contour T-1'])
  })
  it('count units of what the project gets of a person', () =>
    assert.equal(lines({ resources: [{ Name: 'Ana', MaxUnits: 0.5 }], tasks: [{}], assignments: assigned([1, 0.5, 4]) }), 'assign: ana effort: 0.5d'))
  it('are nobody where nobody is assigned, and no work on a summary task', () => {
    assert.equal(lines({ tasks: [{}], assignments: assigned([-65535, 1, 8]) }), '')
    assert.deepEqual(remarksOf({ resources: people, tasks: [{}, { OutlineLevel: 2 }], assignments: assigned([1, 1, 8]) }), ['summaryWork T-1'])
  })
  it('work by the calendar of the task', () =>
    assert.equal(lines({
      project: { CalendarUID: 1, StartDate: '2026-03-02T06:00:00' }, calendars: [standard, { UID: 3, Name: 'Early', IsBaseCalendar: 1, ...week(['06:00-14:00'], 2, 3, 4, 5, 6) }],
      tasks: [{ CalendarUID: 3 }], assignments: assigned([1, 1, 8]),
    }), 'assign: ana effort: 1d calendar: Early'))
})
