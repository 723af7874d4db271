import '../fake/install'
import assert from 'node:assert/strict'
import { Selection, type Selected } from '../../../src/extension/selection/selection'

describe('The selection that editor, trees and chart share', () => {
  it('tells everybody once, so that followers do not answer each other for ever', () => {
    const selection = new Selection()
    const told: Selected[] = []
    selection.onDidChange(selected => {
      told.push(selected)
      selection.select({ ...selected, by: 'tree' })
    })
    selection.select({ plan: 'p', item: 'CORE-1', by: 'editor' })
    selection.select({ plan: 'p', item: 'CORE-1', by: 'gantt' })
    selection.select({ plan: 'q', item: 'CORE-1', by: 'gantt' })
    assert.deepEqual(told.map(({ plan, by }) => [plan, by]), [['p', 'editor'], ['q', 'gantt']])
  })
})
