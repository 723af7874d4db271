import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, contains, type TextEdit } from '../../../src/base/text'
import { changeFields } from '../../../src/plan/edit/changeFields'
import { changePlan } from '../../../src/plan/edit/changePlan'
import type { Change } from '../../../src/plan/model/change'
import type { Item, Task } from '../../../src/plan/model/plan'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'
import { parseDay } from '../../../src/time/day'
import { planText, runs, slippedText } from '../arbitraryPlan'

const today = parseDay('2026-03-20')!
const path = 'plan.yaml'
const read = (text: string): PlanReading => readPlan([{ path, text }])

/** Changes of the item with an id; those of an item of another kind are refused. */
const changesOf = (id: string): readonly Change[] => [
  { kind: 'setStatus', id, status: 'doing' }, { kind: 'setDone', id, done: true }, { kind: 'setMilestone', id, milestone: undefined },
  { kind: 'addTask', title: 'New: one', parent: id }, { kind: 'addTask', title: 'New' }, { kind: 'addMilestone', title: 'Gold' }, { kind: 'addRisk', title: 'Rain' },
]

const textOf = (text: string, { source: { range } }: Item): string => text.slice(range.start, range.end).trimEnd()

function isAround(plan: PlanReading['plan'], id: string, inner: string): boolean {
  for (let each = plan.tasks.get(inner); each; each = plan.tasks.get(each.parent ?? '')) if (each.id === id) return true
  return false
}

/** Every item but those that are changed, or hold what is changed, stands there byte by byte; comments stand anywhere. */
function checkKept(before: PlanReading, text: string, edits: readonly TextEdit[], about: string): void {
  const now = applyEdits(text, edits)
  const after = read(now)
  for (const item of before.plan.items.values()) {
    if (item.id === about || edits.some(({ range }) => contains(item.source.range, range.start)) || isAround(before.plan, item.id, about)) continue
    const found = after.plan.items.get(item.id)
    assert.equal(found && textOf(now, found), textOf(text, item), `${about} changed ${item.id}`)
  }
  let [rest, at] = ['', 0]
  for (const { range } of [...edits].sort((a, b) => a.range.start - b.range.start)) [rest, at] = [rest + text.slice(at, range.start), range.end]
  assert.ok(isWithin(rest + text.slice(at), now), 'what is not edited is there in its order')
  for (const [comment] of text.matchAll(/# (?:note|deeper|deep)\b/g)) assert.ok(now.includes(comment))
}

/** Whether the signs of a text come in another one in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const sign of part) {
    at = whole.indexOf(sign, at) + sign.length
    if (at < sign.length) return false
  }
  return true
}

/** Edits of an item stand within it, with the end of its last line; what is added stands between others. */
function checkNear(text: string, item: Item | undefined, edits: readonly TextEdit[]): void {
  for (const { range } of edits) {
    const isInserted = range.start === range.end
    assert.ok(isInserted || !item || contains(item.source.range, range.start) && text.slice(item.source.range.end, range.end).trim() === '')
  }
}

describe('an edit of any item', () => {
  it('keeps the bytes of every other one', () => {
    let made = 0
    fc.assert(fc.property(fc.oneof(planText, slippedText), fc.nat(), (text, choice) => {
      const before = read(text)
      const ids = [...before.plan.items.keys()]
      const id = ids[choice % Math.max(1, ids.length)] ?? 'none'
      for (const change of changesOf(id)) {
        const answer = changePlan(before, change, today)
        if (!answer.ok || answer.value.create) continue
        made++
        const about = 'id' in change ? change.id : ('parent' in change && change.parent) || answer.value.id
        checkKept(before, text, answer.value.edits, about)
        if ('id' in change) checkNear(text, before.plan.items.get(id), answer.value.edits)
      }
      const fields = changeFields(before, id, { set: [{ key: 'title', value: 'Other' }], remove: ['notes'] })
      if (!fields.ok) return
      made++
      const edits = fields.value.edits.flatMap((each) => each.edits)
      checkKept(before, text, edits, id)
      checkNear(text, before.plan.items.get(id), edits)
      assert.equal((read(applyEdits(text, edits)).plan.items.get(id) as Task | undefined)?.values.title, 'Other')
    }), { numRuns: runs(600) })
    assert.ok(600 < made, `only ${made} edits were made`)
  }).timeout(600_000)
})
