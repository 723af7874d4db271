import assert from 'node:assert/strict'
import { formerIdsOf, itemNamed } from '../../../src/plan/model/former'
import { readPlan } from '../../../src/plan/readPlan'

const read = (text: string) => readPlan([{ path: 'p.yaml', text }])

describe('ids of former days', () => {
  const check = (text: string, ...expected: string[]): void =>
    assert.deepEqual(read(text).problems.filter(({ rule }) => rule.code === 'plan/former-id').map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`), expected)
  it('are no finding while they mean one item alone', () => check('tasks:\n  A: { was: [B, C] }\n  D: { was: E }\n'))
  it('are one when another item, or the item itself, has them today', () => {
    check('tasks:\n  A: { was: ["B"] }\nrisks:\n  B: {}\n', '"B": `B` is the id of an item today.')
    check('tasks:\n  A: { was: A }\n', 'A: `A` is the id of this item itself.')
  })
  it('are one when two items claim them', () => check('tasks:\n  A: { was: X }\n  B: { was: [Y, X] }\n', 'X: `X` was the id of `A` as well.'))
  it('must be ids', () => assert.deepEqual(read('tasks:\n  A: { was: [a b] }\n').problems.map(({ rule }) => rule.code), ['plan/wrong-type']))
  it('mean their item, unless another one has the id', () => {
    const { plan } = read('tasks:\n  A: { was: [B, X] }\n  B: {}\n  C: { was: [X, Z] }\n')
    assert.deepEqual(['A', 'B', 'X', 'Z', 'none'].map((id) => itemNamed(plan, id)?.id), ['A', 'B', 'A', 'C', undefined])
    assert.deepEqual([...plan.tasks.values()].map((task) => formerIdsOf(plan, task)), [['X'], [], ['Z']])
  })
})
