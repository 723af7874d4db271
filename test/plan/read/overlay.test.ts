import assert from 'node:assert/strict'
import { readOverlay } from '../../../src/plan/read/overlay'
import { readPlan } from '../../../src/plan/readPlan'
import { check, fixesOf, readWell } from '../checkPlan'

const plan = `people: { ana: { name: Ana } }
milestones: { beta: { due: 2026-06-30 } }
tasks:
  A: { title: One, effort: 2d, due: 2026-04-01 }
  S: { title: Sum, tasks: { B: { title: Two, after: [A] } } }
`

describe('what a scenario or a change sets', () => {
  it('is read by the kinds of the items that it names', () => {
    check(`${plan}scenarios:
  late:
    set:
      A: { effort: 30d, efort: 3d, status: doin }
                        ^^^^^ plan/unknown-key Unknown key \`efort\`. Did you mean \`effort\`?
                                           ^^^^ plan/unknown-word
      beta: { due: 2026-13-01 }
                   ^^^^^^^^^^ plan/no-such-day There is no day \`2026-13-01\`.
      ana: { capacity: 50 }
                       ^^ plan/wrong-type Expected a percentage above 0%, such as 80%, found \`50\`.
      B: [3d]
         ^^^^ plan/wrong-type Expected a mapping with the keys of a task, found a list.
      S: { effort: 3d, tasks: { X: {} } }
           ^^^^^^ plan/summary-work
                       ^^^^^ plan/unknown-key \`set\` changes items that are there: new tasks belong below \`add\`.
      x-mine: whatever
  odd: { set: [a] }
              ^^^ plan/wrong-type Expected a mapping from ids to the keys that would change, found a list.
`)
  })

  it('names items that are there', () => {
    check(`${plan}changes:
  CHG-1:
    set:
      C-1: { effort: 1d }
      ^^^ plan/unknown-reference No item has the id \`C-1\`.
      A: { after: [B, nowhere], assign: [ben] }
                      ^^^^^^^ plan/unknown-reference
                                         ^^^ plan/unknown-reference
`)
  })

  it('is a mistyped id that can be mended', () => {
    const text = `${plan}  CORE-12: {}\nscenarios: { late: { set: { CORE-21: { effort: 1d } } } }\n`
    assert.deepEqual(fixesOf(text), [['Write `CORE-12`', text.replace('CORE-21', 'CORE-12')]])
  })

  it('is what it says, and nothing where it says nothing', () => {
    const read = readWell(`${plan}scenarios: { late: { set: { A: { effort: 30d, due: ~ }, B: ~ } } }\n`)
    const { set = [] } = readOverlay(read, read.items.get('late')!) ?? {}
    assert.deepEqual(set.map(({ id, values }) => [id, Object.keys(values)]), [['A', ['due', 'effort']], ['B', []]])
    assert.equal((set[0]?.values as { due?: unknown }).due, undefined)
  })
})

describe('what a scenario or a change adds', () => {
  it('is read as the plan is, with what it sets and adds besides', () => {
    check(`${plan}scenarios:
  late:
    set: { A: { after: [C] } }
    add:
      tasks:
        C: { title: New, effort: 3m, after: [A, D] }
                                 ^^ plan/ambiguous-unit
        D: { tasks: { E: { started: 2026-03-03, finished: 2026-03-01 } } }
                                                          ^^^^^^^^^^ plan/impossible-dates
        "1": {}
        ^^^ plan/invalid-id
      risks: { R: { tasks: [C, E], probability: hig } }
                                                ^^^ plan/unknown-word
      tsks: {}
      ^^^^ plan/unknown-key Unknown key \`tsks\`. Did you mean \`tasks\`?
      project: {}
      ^^^^^^^ plan/unknown-key
`)
  })

  it('has ids of its own, unless it was applied already', () => {
    check(`${plan}changes:
  CHG-1: { add: { tasks: { A: {}, F: {} }, risks: { F: {} } } }
                           ^ plan/duplicate-id The id \`A\` is also the id of “One” (tasks, plan.yaml).
                                  ^ plan/duplicate-id
                                                    ^ plan/duplicate-id
  CHG-2: { status: applied, add: { tasks: { A: {} } } }
  CHG-3: { add: { tasks: { F: {} } } }
`)
  })

  it('is checked again when what it names is gone', () => {
    const text = `${plan}changes: { CHG-1: { add: { tasks: { N: { after: [A], assign: [ana] } } } } }\n`
    const files = (written: string) => [{ path: 'plan.yaml', text: written }]
    const before = readPlan(files(text))
    const edited = text.replace('ana: { name', 'ann: { name')
    assert.deepEqual(before.problems, [])
    assert.deepEqual(readPlan(files(edited), before).problems, readPlan(files(edited)).problems)
    assert.match(readPlan(files(edited), before).problems[0]?.message ?? '', /no person or piece of equipment `ana`/)
  })
})
