import assert from 'node:assert/strict'
import { checkTasks, remarksOf, type Elements, type GivenFile } from './given'

const link = (uid: number, type = 1, lag = 0, format = 7): Elements => ({
  PredecessorLink: { PredecessorUID: uid, Type: type, LinkLag: lag, LagFormat: format },
})

/** One task, or several in a row, and the lines below the title of the last one. */
const checkLast = (tasks: readonly Elements[], lines: string, given: GivenFile = {}): void => {
  const before = tasks.slice(0, -1).map((_, i) => `          T-${i + 1}:\n            title: Task ${i + 1}\n            duration: 1d\n`).join('')
  checkTasks({ ...given, tasks }, `        tasks:\n${before}          T-${tasks.length}:\n            title: Task ${tasks.length}\n${lines.replaceAll(/^(?=.)/gm, '            ')}`)
}

describe('Tasks of MS Project', () => {
  it('keep their outline, and the project is no task', () =>
    checkTasks({ tasks: [{ UID: 0, OutlineLevel: 0, Name: 'All' }, { UID: 7, Name: 'Phase' }, { UID: 9, Name: 'Dig', OutlineLevel: 2 }, { UID: 8, Name: 'Fill: up' }] }, `
      tasks:
        T-7:
          title: Phase
          tasks:
            T-9:
              title: Dig
              duration: 1d
        T-8:
          title: "Fill: up"
          duration: 1d
    `))
  it('have no blank rows and none of other projects', () => {
    const tasks: Elements[] = [{ UID: 1, IsNull: 1 }, { UID: 2, ExternalTask: 1 }, { UID: 3, Name: 'Own', ...link(2) }]
    checkTasks({ tasks }, 'tasks:\n  T-3:\n    title: Own\n    duration: 1d\n')
    assert.deepEqual(remarksOf({ tasks }), ['external Task 2', 'link T-3'])
  })
  it('have durations in the unit in which they were shown, when they are round in it', () => {
    checkLast([{ Duration: 'PT12H0M0S' }], 'duration: 1.5d')
    checkLast([{ Duration: 'PT12H0M0S', DurationFormat: 5 }], 'duration: 12h')
    checkLast([{ Duration: 'PT40H0M0S', DurationFormat: 9 }], 'duration: 1w')
    checkLast([{ Duration: 'PT160H0M0S', DurationFormat: 43 }], 'duration: 1mo')
    checkLast([{ Duration: 'PT1H40M0S' }], 'duration: 100min')
    checkLast([{ Duration: 'PT0H0M0S' }], 'duration: 0d')
  })
  it('have elapsed durations', () => checkLast([{ Duration: 'PT72H0M0S', DurationFormat: 8 }], 'duration: 3ed'))
  it('wait for others by links of all types, with lags of all units', () => {
    checkLast([{}, link(1)], 'duration: 1d\nafter: [T-1]')
    checkLast([{}, link(1, 3, 9600)], 'duration: 1d\nafter: [T-1 SS+2d]')
    checkLast([{}, link(1, 0, -4800, 5)], 'duration: 1d\nafter: [T-1 FF-8h]')
    checkLast([{}, link(1, 2, 14400, 8)], 'duration: 1d\nafter: [T-1 SF+1ed]')
    checkLast([{}, link(1, 1, 48000, 9)], 'duration: 1d\nafter: [T-1 FS+2w]')
    checkLast([{}, link(1, 1, 50, 19)], 'duration: 1d\nafter: [T-1 FS+50%]')
    checkLast([{}, link(1, 3, -25, 19)], 'duration: 1d\nafter: [T-1 SS-25%]')
  })
  it('have dates that hold them, by constraint', () => {
    const constrained = (type: number, date: string) => [{ ConstraintType: type, ConstraintDate: date }]
    checkLast(constrained(1, ''), 'duration: 1d\nalap: true')
    checkLast(constrained(2, '2026-03-10T08:00:00'), 'duration: 1d\nstart: 2026-03-10')
    checkLast(constrained(3, '2026-03-10T17:00:00'), 'duration: 1d\nfinish: 2026-03-10')
    checkLast(constrained(4, '2026-03-10T13:00:00'), 'duration: 1d\nearliest: 2026-03-10T13:00')
    checkLast(constrained(5, '2026-03-10T08:00:00'), 'duration: 1d\nmaxstart: 2026-03-10')
    checkLast(constrained(6, '2026-03-10T17:00:00'), 'duration: 1d\nminfinish: 2026-03-10')
    checkLast(constrained(7, '2026-03-10T17:00:00'), 'duration: 1d\nlatest: 2026-03-10')
    checkLast([{ Deadline: '2026-03-10T12:00:00' }], 'duration: 1d\ndue: 2026-03-10T12:00')
  })
  it('are pinned when they were scheduled by hand', () =>
    checkLast([{ Manual: 1, Start: '2026-03-09T08:00:00', Finish: '2026-03-09T17:00:00' }], 'duration: 1d\nstart: 2026-03-09'))
  it('keep the delay that levelling gave them as their earliest start', () => {
    const tasks = [{ LevelingDelay: 14400, Start: '2026-03-04T08:00:00' }]
    checkLast(tasks, 'duration: 1d\nearliest: 2026-03-04')
    assert.deepEqual(remarksOf({ tasks }), ['levelling T-1'])
  })
  it('have their progress', () => {
    const begun = { Start: '2026-03-02T08:00:00', ActualStart: '2026-03-02T08:00:00', ActualWork: 'PT4H0M0S' }
    checkLast([{ ...begun, PercentComplete: 50, RemainingDuration: 'PT4H0M0S' }], 'status: doing\nduration: 1d\nprogress: 50%\nstarted: 2026-03-02\nresume: 2026-03-02T13:00\nspent: 4h')
    checkLast([{ ...begun, PercentComplete: 33, RemainingDuration: 'PT5H20M0S' }], 'status: doing\nduration: 1d\nprogress: 33%\nremaining: 320min\nstarted: 2026-03-02\nresume: 2026-03-02T10:40\nspent: 4h')
    checkLast([{ ...begun, PercentComplete: 100, ActualFinish: '2026-03-02T17:00:00' }], 'status: done\nduration: 1d\nstarted: 2026-03-02\nfinished: 2026-03-02\nspent: 4h')
    checkLast([{ Active: 0 }], 'status: dropped\nduration: 1d')
  })
  it('have priority, links and notes', () => {
    checkLast([{ Priority: 750, HyperlinkAddress: 'https://example.com/a', Notes: 'One.\n\nTwo: # three' }], 'duration: 1d\npriority: high\nlinks: [https://example.com/a]\nnotes: |-\n  One.\n\n  Two: # three')
    checkLast([{ Priority: 500 }], 'duration: 1d')
    checkLast([{ Priority: 610 }], 'duration: 1d\npriority: 610')
  })
})

describe('Milestones of MS Project', () => {
  const moment = { Milestone: 1, Duration: 'PT0H0M0S' }
  it('are milestones when they only mark what came before', () =>
    checkTasks({ tasks: [{}, { ...moment, Name: 'Beta', Deadline: '2026-06-30T17:00:00', ...link(1) }] }, `
      milestones:
        M-2:
          title: Beta
          due: 2026-06-30
          after: [T-1]

      tasks:
        T-1:
          title: Task 1
          duration: 1d
    `))
  it('are tasks without work when they have a date of their own, or lie where they would hold a summary task', () => {
    checkLast([{}, { ...moment, ...link(1), ConstraintType: 4, ConstraintDate: '2026-03-10T08:00:00' }], 'duration: 0d\nafter: [T-1]\nearliest: 2026-03-10')
    checkTasks({ tasks: [{}, { Name: 'Phase' }, { ...moment, OutlineLevel: 2, ...link(1) }] }, `
      tasks:
        T-1:
          title: Task 1
          duration: 1d
        T-2:
          title: Phase
          tasks:
            T-3:
              title: Task 3
              duration: 0d
              after: [T-1]
    `)
  })
})

describe('What a plan cannot say', () => {
  it('is named, with the tasks that it is about', () => {
    assert.deepEqual(remarksOf({ tasks: [{}, { ...link(1, 1, 50, 20) }] }), ['percentLag T-2'])
    assert.deepEqual(remarksOf({ tasks: [{ Manual: 1 }, { OutlineLevel: 2, Baseline: { Number: 0 } }, link(2), link(3)] }), ['baseline', 'manualSummary T-1'])
    assert.deepEqual(remarksOf({ tasks: [link(1), { OutlineLevel: 2, ...link(1) }, link(77)] }), ['link T-2 T-1 T-3'])
  })
})
