import '../fake/install'
import assert from 'node:assert/strict'
import { milestoneAppearance } from '../../../src/extension/milestones/milestoneAppearance'
import { riskAppearance } from '../../../src/extension/risks/riskAppearance'
import { groupAppearance } from '../../../src/extension/trees/groupAppearance'
import { taskAppearance } from '../../../src/extension/trees/taskAppearance'
import { groupNode, milestoneNode, riskNode, taskNode } from '../fake/nodes'

const year = new Date().getFullYear()

describe('A milestone in its tree', () => {
  it('shows the promised date against the computed one, and its progress', () => {
    const look = milestoneAppearance(milestoneNode({ due: `${year}-06-30`, date: `${year}-06-26T17:00` }))
    assert.equal(look.label, 'Public beta')
    assert.equal(look.description, 'Jun 30 → Jun 26 · 40%')
  })

  it('tells how late it is in words and by its icon, not by colour alone', () => {
    const look = milestoneAppearance(milestoneNode({ due: `${year}-06-30`, date: `${year}-07-03T17:00`, late: true, slipDays: 2.25 }))
    assert.equal(look.description, 'late by 3 d · Jun 30 → Jul 3 · 40%')
    assert.equal(look.icon.id, 'warning')
    assert.match(look.spoken, /milestone, due Jun 30, computed Jul 3, late by 3 d, 40% done, 3 of 5 tasks open/)
  })

  it('shows the day it was reached', () => {
    const look = milestoneAppearance(milestoneNode({ reached: `${year}-06-29` }))
    assert.match(look.description ?? '', /^reached Jun 29/)
    assert.equal(look.icon.id, 'pass-filled')
  })

  it('shows the date once when it is computed as promised, and the year when it is another one', () => {
    const look = milestoneAppearance(milestoneNode({ due: '2031-06-30', date: '2031-06-30T17:00', total: 0 }))
    assert.equal(look.description, 'Jun 30, 2031')
  })
})

describe('A task in a tree', () => {
  it('shows its dates, progress and people', () => {
    const look = taskAppearance(taskNode({ start: `${year}-03-03T08:00`, finish: `${year}-03-14T17:00` }))
    assert.equal(look.description, 'Mar 3 – Mar 14 · 40% · Ana Lima')
  })

  it('has a checkbox unless it is a summary or cancelled', () => {
    assert.equal(taskAppearance(taskNode()).done, false)
    assert.equal(taskAppearance(taskNode({ statusKind: 'done' })).done, true)
    assert.equal(taskAppearance(taskNode({ summary: true })).done, undefined)
    assert.equal(taskAppearance(taskNode({ statusKind: 'cancelled' })).done, undefined)
  })

  it('has an icon of its own for each state', () => {
    const icons = [
      taskNode({ statusKind: 'done' }), taskNode({ statusKind: 'cancelled' }), taskNode({ blockedBy: ['CORE-3'] }),
      taskNode({ statusKind: 'active' }), taskNode({ statusKind: 'todo' }), taskNode({ summary: true }),
    ].map(task => taskAppearance(task).icon.id)
    assert.equal(new Set(icons).size, icons.length)
  })

  it('says what blocks it and that it is critical', () => {
    const { spoken } = taskAppearance(taskNode({ blockedBy: ['CORE-3', 'ISS-1'], critical: true, late: true }))
    assert.match(spoken, /doing, blocked by CORE-3, ISS-1, late, on the critical path/)
  })

  it('marks characters that would hide what its title says', () => {
    assert.equal(taskAppearance(taskNode({ title: 'pay\u202Etxt.exe' })).label, 'pay◦txt.exe')
  })

  it('can be told apart by menus', () => {
    const contexts = [taskNode(), taskNode({ statusKind: 'done' }), taskNode({ summary: true })].map(task => taskAppearance(task).context)
    assert.deepEqual(contexts, ['task.open', 'task.done', 'summary'])
  })
})

describe('A risk in its tree', () => {
  it('shows its level in a word, and what it is expected to cost', () => {
    assert.equal(riskAppearance(riskNode()).description, 'high · 3.2 d, €2,400')
  })

  it('shows a currency that is none as it was written', () => {
    assert.equal(riskAppearance(riskNode({ currency: 'gold coins', exposureDays: undefined })).description, 'high · 2,400 gold coi')
  })

  it('says that its review is overdue, and how it stands when it is not open', () => {
    const look = riskAppearance(riskNode({ status: 'mitigated', reviewOverdue: true }))
    assert.equal(look.description, 'high · 3.2 d, €2,400 · mitigated · review overdue')
    assert.equal(look.icon.id, 'pass')
  })
})

describe('A group in a tree', () => {
  it('shows its name and how many it holds', () => {
    const look = groupAppearance(groupNode({ group: 'blocked', count: 4 }))
    assert.deepEqual([look.label, look.description, look.spoken], ['Blocked', '4', 'Blocked, 4 items'])
  })
})
