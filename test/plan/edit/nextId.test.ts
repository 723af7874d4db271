import assert from 'node:assert/strict'
import { nextId } from '../../../src/plan/edit/nextId'
import { readPlan } from '../../../src/plan/readPlan'
import type { CollectionKey } from '../../../src/plan/schema/schema'

describe('the next free id', () => {
  const check = (text: string, collection: CollectionKey, expected: string): void =>
    assert.equal(nextId(readPlan([{ path: 'plan.yaml', text }]).plan, collection), expected)
  it('counts on from the highest of the same prefix', () => {
    check('tasks: { CORE-2: {}, CORE-10: {}, API-99: {} , CORE-3: {} }\n', 'tasks', 'CORE-11')
    check('milestones: { M1: {}, M2: {} }\n', 'milestones', 'M3')
    check('milestones: { beta: {}, gold: {} }\n', 'milestones', 'M1')
  })
  it("takes the project's prefix for tasks alone", () => {
    check('project: { prefix: APP }\ntasks: { CORE-2: {} }\n', 'tasks', 'APP-1')
    check('project: { prefix: APP }\nrisks: {}\n', 'risks', 'RISK-1')
  })
  it('is free in every collection', () => {
    check('project: { prefix: X }\nrisks: { X-4: {} }\ntasks: { X-1: {} }\n', 'tasks', 'X-5')
    check('tasks: { M1: {} }\n', 'milestones', 'M2')
    check('tasks: { X-1: {} }\nchanges: { CHG-1: { add: { tasks: { X-9: {} } } } }\n', 'tasks', 'X-10')
  })
  it('stands in for a plan without any', () => {
    check('', 'tasks', 'TASK-1')
    check('', 'risks', 'RISK-1')
    check('', 'milestones', 'M1')
  })
  it('is not led astray by a number that no one can count on from', () => {
    check('tasks: { T-99999999999999999999: {}, T-7: {} }\n', 'tasks', 'T-8')
  })
})
