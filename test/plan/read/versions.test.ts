import assert from 'node:assert/strict'
import fc from 'fast-check'
import { editedItems, idsNaming, itemsIn } from '../../../src/plan/model/edited'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'
import { changeOf, keptWithFile } from '../../../src/plan/read/kept'
import { applyEdit, edit, planText, runs } from '../arbitraryPlan'

const read = (text: string, previous?: PlanReading) => readPlan([{ path: 'p.yaml', text }], previous)
const text = 'project: { name: P }\npeople:\n  ana: { name: Ana }\ntasks:\n  A: { title: One }\n  S:\n    tasks:\n      B: { title: Two, owner: ana }\n      C: { title: Three }\n  D: { title: Four }\n'

describe('two versions of a plan', () => {
  it('tell what was edited between them', () => {
    const before = read(text)
    const edited = (change: (text: string) => string) => editedItems(before.plan, read(change(text), before).plan)
    assert.deepEqual(edited((was) => was), [])
    assert.deepEqual(edited((was) => was.replace('One', 'Other')), ['A'])
    assert.deepEqual(edited((was) => was.replace('Three', '3')), ['S', 'B', 'C'], 'summary tasks are read as one')
    assert.deepEqual(edited((was) => was.replace('name: P', 'name: Q')), ['project'])
    assert.deepEqual(edited((was) => was.replace('tasks:\n  A', 'tasks:\n\n  # moved\n  A')), [], 'a place is no saying')
  })

  it('tell nothing when items came, went, were renamed or nested otherwise, or nobody knows', () => {
    const before = read(text)
    for (const [was, is] of [['D:', 'E:'], ['  D: { title: Four }\n', ''], ['  D:', '      D:'], ['people', 'equipment'], ['tasks:\n  A', 'tasks:\n  N:\n  A']] as const) {
      assert.equal(editedItems(before.plan, read(text.replace(was, is), before).plan), undefined, `${was} → ${is}`)
    }
    assert.equal(editedItems(before.plan, read(text).plan), undefined)
    assert.equal(editedItems(before.plan, { ...before.plan }), undefined)
  })

  it('differ in nothing else, after any edits', () => {
    fc.assert(fc.property(planText, fc.array(edit, { minLength: 1, maxLength: 4 }), (written, edits) => {
      const before = read(written)
      let [now, after] = [written, before]
      for (const each of edits) {
        now = applyEdit(now, each)
        after = read(now, after)
      }
      const edited = editedItems(before.plan, after.plan)
      if (!edited) return
      assert.deepEqual([...after.plan.items.keys()], [...before.plan.items.keys()])
      const others = (reading: PlanReading) => [...reading.plan.items.values()].filter(({ id }) => !edited.includes(id))
      assert.deepEqual(others(after).map(({ values }) => values), others(before).map(({ values }) => values))
    }), { numRuns: runs(300) })
  }).timeout(600_000)

  it('keep what stands where it stood, and move the rest', () => {
    const before = read(text)
    const after = read(text.replace('Three', '3'), before)
    assert.equal(after.plan.tasks.get('A'), before.plan.tasks.get('A'))
    assert.equal(after.plan.tasks.get('D')?.source.range.start, before.plan.tasks.get('D')!.source.range.start - 4)
    assert.equal(before.plan.tasks.get('D')?.source.range.start, text.indexOf('D: {'), 'the version before stays as it was')
    assert.deepEqual(after.plan.tasks.get('S')?.children, ['B', 'C'])
  })
})

describe('a plan', () => {
  it('tells who names an id, and who is in a collection, in its order and without what an id hides', () => {
    const twice = `${text}milestones:\n  M: {}\n  A: { owner: ana }\nrisks:\n  R: { owner: ana, tasks: [A, B] }\n`
    for (const plan of [read(twice).plan, { ...read(twice).plan }]) {
      assert.deepEqual(idsNaming(plan, 'ana'), ['B', 'R'])
      assert.deepEqual(idsNaming(plan, 'nobody'), [])
      assert.deepEqual(itemsIn(plan, 'milestones').map(({ id }) => id), ['M'])
      assert.deepEqual(itemsIn(plan, 'tasks').map(({ id }) => id), ['A', 'S', 'B', 'C', 'D'])
      assert.deepEqual(itemsIn(plan, 'issues'), [])
    }
  })
})

describe('the node of an item', () => {
  it('is made again whenever somebody asks, however deep the item is', () => {
    const { plan } = read(text)
    const node = plan.tasks.get('B')!.source.node
    assert.deepEqual(node.kind === 'map' && node.entries.map(({ key }) => key), ['title', 'owner'])
    assert.equal(plan.tasks.get('B')!.source.node, node, 'it is the same one within an answer')
    assert.equal(plan.projectSource?.node.kind, 'map')
  })
})

describe('what is kept with a file', () => {
  it('is made once, and after an edit from what it was', () => {
    const calls: string[] = []
    const length = keptWithFile<number>({
      make: (file) => { calls.push('made'); return file.text.length },
      move: (before, _, { by }) => { calls.push('moved'); return before + by },
    })
    const before = read(text)
    const after = read(text.replace('Four', 'Fourteen'), before)
    const [old, now] = [before.files.get('p.yaml')!, after.files.get('p.yaml')!]
    assert.deepEqual([length(old), length(old), length(now), calls], [text.length, text.length, text.length + 4, ['made', 'moved']])
    assert.equal(length(read('tasks:\n').files.get('p.yaml')!), 7)
    assert.deepEqual(changeOf(old, now), { start: text.indexOf('Four') + 4, end: text.indexOf('Four') + 4, by: 4 })
  })
})
