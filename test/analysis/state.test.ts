import assert from 'node:assert/strict'
import { blockersOf } from '../../src/analysis/blockers'
import { exposureOf } from '../../src/analysis/exposure'
import { outlineOf } from '../../src/analysis/outline'
import { taskState } from '../../src/analysis/taskState'
import { daysOfTask, formatFinish, inDays, momentsOf } from '../../src/analysis/words'
import type { Task } from '../../src/plan/model/plan'
import { parseMoment } from '../../src/time/day'
import { given } from './given'

const tasksOf = (text: string) => {
  const analysis = given(text)
  return { analysis, task: (id: string): Task => analysis.plan.tasks.get(id)! }
}

describe('what blocks a task', () => {
  const blockers = (text: string, id = 'B') => {
    const { analysis, task } = tasksOf(text)
    return blockersOf(analysis, task(id)).join(' ')
  }
  const after = (link: string, a: string) => blockers(`tasks:\n  A: ${a}\n  B: { after: [${link}] }\n`)
  it('is a predecessor that is not done', () => {
    assert.equal(after('A', '{}'), 'A')
    assert.equal(after('A', '{ status: done }'), '')
    assert.equal(after('A', '{ status: dropped }'), '')
    assert.equal(after('Nobody', '{}'), '')
  })
  it('is a predecessor that has not begun, when the link holds the start alone', () => {
    assert.equal(after('A SS', '{}'), 'A')
    assert.equal(after('A SS', '{ status: doing }'), '')
    assert.equal(after('A SS', '{ started: 2026-03-02 }'), '')
    assert.equal(after('A FF', '{}'), '')
  })
  it('is a milestone that was not reached', () => {
    const plan = (milestone: string) => `milestones: { M1: ${milestone} }\ntasks:\n  A: { milestone: M1 }\n  B: { after: M1 }\n`
    assert.equal(blockers(plan('{}')), 'M1')
    assert.equal(blockers(plan('{ reached: 2026-03-01 }')), '')
  })
  it('is a summary task of which one task is open', () => {
    const plan = (status: string) => `tasks:\n  A: { tasks: { A1: { status: done }, A2: { status: ${status} } } }\n  B: { after: A }\n`
    assert.equal(blockers(plan('doing')), 'A')
    assert.equal(blockers(plan('done')), '')
    assert.equal(blockers(plan('dropped')), '')
  })
  it('is what its summary tasks wait for', () => {
    assert.equal(blockers('tasks:\n  A: {}\n  S: { after: A, tasks: { T: { tasks: { B: {} } } } }\n'), 'A')
  })
  it('is an open issue that names it, once', () => {
    const plan = (status: string) => `tasks: { B: {} }\nissues: { ISS-1: { status: ${status}, tasks: [B, B] }, ISS-2: { tasks: [B] } }\n`
    assert.equal(blockers(plan('open')), 'ISS-1 ISS-2')
    assert.equal(blockers(plan('closed')), 'ISS-2')
    assert.equal(blockers(plan('resolved')), 'ISS-2')
  })
  it('is nothing for a task that is done', () => {
    assert.equal(blockers('tasks: { A: {}, B: { after: A, status: done } }\n'), '')
  })
})

describe('the state of a task', () => {
  const state = (text: string, id = 'A') => {
    const { analysis, task } = tasksOf(text)
    return taskState(analysis, task(id))
  }
  it("has the workflow's first word when none is written", () => {
    assert.equal(state('project: { statuses: { idea: todo, busy: active, shipped: done } }\ntasks: { A: {} }\n').status, 'idea')
  })
  it('of a summary task is what its tasks make of it', () => {
    const summary = (children: string) => state(`tasks:\n  A: { tasks: { ${children} } }\n`)
    assert.equal(summary('B: { effort: 1d }, C: { effort: 1d }').kind, 'todo')
    assert.equal(summary('B: { effort: 1d, status: done }, C: { effort: 1d }').kind, 'active')
    assert.equal(summary('B: { effort: 1d, status: done }, C: { status: dropped }').kind, 'done')
    assert.equal(summary('B: { effort: 1d, status: done }, C: { effort: 1d }').progress, 0.5)
  })
  it('is late past its deadline or bound, until it is done', () => {
    assert.equal(state('tasks: { A: { effort: 3d, due: 2026-03-03 } }\n').late, true)
    assert.equal(state('tasks: { A: { effort: 3d, latest: 2026-03-03 } }\n').late, true)
    assert.equal(state('tasks: { A: { effort: 3d, due: 2026-03-04 } }\n').late, false)
    assert.equal(state('tasks: { A: { status: done, due: 2026-02-03, started: 2026-02-03, finished: 2026-02-05 } }\n').late, false)
  })
  it('is critical only while it is open', () => {
    assert.equal(state('tasks: { A: { effort: 3d } }\n').critical, true)
    assert.equal(state('tasks: { A: { effort: 3d, status: done }, B: { effort: 1d } }\n').critical, false)
  })
})

describe('the outline', () => {
  const outline = (text: string) => {
    const { analysis } = tasksOf(text)
    const { milestones, outermost, below } = outlineOf(analysis)
    const lines: string[] = []
    const add = (task: Task, depth: number) => {
      lines.push(`${'  '.repeat(depth)}${task.id}`)
      for (const child of below(task)) add(child, depth + 1)
    }
    for (const { id } of milestones) {
      lines.push(`${id}:`)
      for (const task of outermost(id)) add(task, 1)
    }
    lines.push('-:')
    for (const task of outermost(undefined)) add(task, 1)
    return lines.join('\n')
  }
  it('has milestones by date, their tasks below them, and then the tasks of none', () => {
    assert.equal(
      outline('milestones: { M2: { due: 2026-05-01 }, M1: { due: 2026-04-01 } }\ntasks:\n  A: { milestone: M2 }\n  B: { milestone: M1, tasks: { C: {} } }\n  D: {}\n'),
      'M1:\n  B\n    C\nM2:\n  A\n-:\n  D',
    )
  })
  it('puts a nested task of another milestone under its own, and leaves empty shells out', () => {
    assert.equal(
      outline('milestones: { M1: { due: 2026-04-01 }, M2: { due: 2026-05-01 } }\ntasks:\n  A: { milestone: M1, tasks: { A1: {}, B: { milestone: M2, tasks: { C: { milestone: M1 } } } } }\n'),
      'M1:\n  A\n    A1\n  C\nM2:\n-:',
    )
  })
  it('takes a task of an unknown milestone for one of none', () => {
    assert.equal(outline('tasks: { A: { milestone: Nowhere } }\n'), '-:\n  A')
  })
})

describe('the exposure of a risk', () => {
  const exposure = (risk: string, more = '') => {
    const analysis = given(`tasks: { A: { effort: 20d } }\nrisks: { R-1: ${risk} }\n${more}`)
    const { level, days, cost, impact } = exposureOf(analysis, analysis.plan.risks.get('R-1')!)
    return [level, impact, days === undefined ? '-' : Math.round(days * 100) / 100, cost ?? '-'].join(' ')
  }
  it('is probability times impact', () => {
    assert.equal(exposure('{ probability: 50%, impact: { time: 2d..4d..8d, cost: 1000 } }'), 'critical 5 2 500')
    assert.equal(exposure('{ probability: 10%, impact: { time: 1d } }'), 'low 3 0.1 -')
  })
  it('takes a rank and a word as they are', () => {
    assert.equal(exposure('{ probability: high, impact: 5 }'), 'critical 5 - -')
    assert.equal(exposure('{ probability: low, impact: 1 }'), 'low 1 - -')
  })
  it("knows the plan's own words", () => {
    assert.equal(exposure('{ probability: rare, impact: 5 }', 'project: { scales: { probability: { rare: 1% } } }\n'), 'low 5 - -')
  })
  it('ranks a cost by its share of the budget', () => {
    const budget = 'budget: { labour: { planned: 60000 }, rigs: { planned: 40000 } }\n'
    assert.equal(exposure('{ probability: 40%, impact: { cost: 4000 } }', budget), 'low 2 - 1600')
    assert.equal(exposure('{ probability: 50%, impact: { cost: 15000 } }', budget), 'high 4 - 7500')
  })
  it('is in the middle when nothing was said', () => {
    assert.equal(exposure('{}'), 'medium 3 - -')
  })
})

describe('words', () => {
  const at = (text: string) => parseMoment(text)!
  const calendar = { minutesPerDay: 480, daysPerWeek: 5 }
  it('say working minutes as days, or as hours when there is less than one', () => {
    assert.equal(inDays(480, calendar), '1 day')
    assert.equal(inDays(1200, calendar), '2.5 days')
    assert.equal(inDays(90, calendar), '1.5 hours')
    assert.equal(inDays(0, calendar), '0 days')
    assert.deepEqual([-480, -1200, -90].map((minutes) => inDays(minutes, calendar)), ['-1 day', '-2.5 days', '-1.5 hours'])
  })
  it('put work that ends at midnight on the day that ends', () => {
    assert.deepEqual(daysOfTask({ start: at('2026-03-02T08:00'), finish: at('2026-03-03T00:00') }), { start: '2026-03-02', finish: '2026-03-02' })
    assert.equal(formatFinish(at('2026-03-03T00:00')), '2026-03-02T24:00')
    assert.equal(formatFinish(at('2026-03-02T17:00')), '2026-03-02T17:00')
  })
  it('put what takes no time where it begins, unless something leads to it', () => {
    const moment = at('2026-03-03T00:00')
    assert.deepEqual(momentsOf({ start: moment, finish: moment, driver: { kind: 'project' } }), { start: '2026-03-03T00:00', finish: '2026-03-03T00:00' })
    assert.deepEqual(daysOfTask({ start: at('2026-03-03T08:00'), finish: at('2026-03-03T08:00') }), { start: '2026-03-03', finish: '2026-03-03' })
  })
})
