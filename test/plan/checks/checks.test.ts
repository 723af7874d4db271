import assert from 'node:assert/strict'
import { check, codesOf, fixesOf, readWell } from '../checkPlan'

describe('unknown keys', () => {
  it('are warned of, with the nearest known key', () => {
    check(`tasks:
  A: { efort: 3d }
       ^^^^^ plan/unknown-key Unknown key \`efort\`. Did you mean \`effort\`?
taks:
^^^^ plan/unknown-key Unknown key \`taks\`. Did you mean \`tasks\`?
  B: { title: B }
project: { colour: red }
           ^^^^^^ plan/unknown-key Unknown key \`colour\`. Keys of your own begin with \`x-\`.
risks: { R: { impact: { tme: 1d } } }
                        ^^^ plan/unknown-key
`)
  })

  it('offer the known key, and a key of your own', () => {
    assert.deepEqual(fixesOf('tasks:\n  A: { efort: 3d }\n'), [
      ['Rename the key to `effort`', 'tasks:\n  A: { effort: 3d }\n'],
      ['Rename the key to `x-efort`', 'tasks:\n  A: { x-efort: 3d }\n'],
    ])
  })

  it('are not those that begin with x-, at any level', () => {
    readWell('x-top: { a: 1 }\ntasks:\n  x-note: hello\n  A: { x-colour: red }\nproject: { x-a: 1 }\n')
  })

  it('are words that every object of JavaScript has', () => {
    check(`tasks:
  A: { constructor: 1, __proto__: 2, toString: 3 }
       ^^^^^^^^^^^ plan/unknown-key
                       ^^^^^^^^^ plan/unknown-key
                                     ^^^^^^^^ plan/unknown-key
`)
    assert.equal(({} as Record<string, unknown>).polluted, undefined)
  })
})

describe('ids', () => {
  it('that cannot be ids are told of, and shown all the same', () => {
    const { plan } = check(`tasks:
  __proto__: { title: Polluted }
  ^^^^^^^^^ plan/invalid-id
  constructor: { title: A fine word }
  1abc: { title: Digit first }
  ^^^^ plan/invalid-id \`1abc\` cannot be an id: use letters, digits and \`_\`, in parts joined by \`-\`, a letter first.
  "two words": { title: Words }
  ^^^^^^^^^^^ plan/invalid-id
  A-: { title: Dash }
  ^^ plan/invalid-id
  A--B: { title: Dashes }
  ^^^^ plan/invalid-id
  007: { title: Agent }
  ^^^ plan/invalid-id
`)
    assert.deepEqual([...plan.tasks.keys()], ['__proto__', 'constructor', '1abc', 'two words', 'A-', 'A--B', '007'])
    assert.equal(plan.tasks.get('__proto__')?.values.title, 'Polluted')
    assert.equal(({} as Record<string, unknown>).title, undefined)
  })

  it('are mended by a fix where something can be kept', () => {
    assert.deepEqual(fixesOf('tasks:\n  "two words": {}\n'), [['Rename to `two-words`', 'tasks:\n  two-words: {}\n']])
    assert.deepEqual(fixesOf('tasks:\n  007: {}\n'), [])
  })

  it('may not come twice, whatever the collection, and are told of at both places', () => {
    const { plan } = check(`tasks:
  A: { title: First }
  ^ plan/duplicate-id The id \`A\` is used again by “Second” (tasks, plan.yaml).
  ^ plan/duplicate-id
  B:
    tasks:
      A: { title: Second }
      ^ plan/duplicate-id The id \`A\` is also the id of “First” (tasks, plan.yaml).
milestones:
  A: { due: 2026-01-01 }
  ^ plan/duplicate-id The id \`A\` is also the id of “First” (tasks, plan.yaml).
`)
    assert.equal(plan.tasks.get('A')?.values.title, 'First')
  })

  it('may not come twice side by side', () => {
    check(`tasks:
  A: { title: First }
  ^ plan/duplicate-id
  A: { title: Second }
  ^ plan/duplicate-id
  S:
    tasks:
      B: { title: First }
      ^ plan/duplicate-id
      B: { title: Second }
      ^ plan/duplicate-id
`)
  })

  it('may not come twice across files; the first file in the order of paths counts', () => {
    const { plan, problems } = check(`=== b.yaml
tasks:
  A: { title: Later }
  ^ plan/duplicate-id The id \`A\` is also the id of “Earlier” (people, a.yaml).
=== a.yaml
people:
  A: { title: Earlier }
  ^ plan/duplicate-id The id \`A\` is used again by “Later” (tasks, b.yaml).
`)
    assert.equal(plan.items.get('A')?.collection, 'people')
    assert.deepEqual(problems.map(({ related }) => related?.[0]?.file), ['b.yaml', 'a.yaml'])
  })

  it('that come twice never make a task its own ancestor', () => {
    const { plan } = check(`tasks:
  A:
  ^ plan/duplicate-id
    tasks:
      A:
      ^ plan/duplicate-id
        tasks: { B: }
  C: { tasks: { D: } }
  ^ plan/duplicate-id
                ^ plan/duplicate-id
  D: { tasks: { C: , E: } }
  ^ plan/duplicate-id
                ^ plan/duplicate-id
`)
    for (const task of plan.tasks.values()) {
      for (const child of task.children) assert.equal(plan.tasks.get(child)?.parent, task.id)
      assert.ok(task.parent === undefined || plan.tasks.get(task.parent)?.children.includes(task.id))
      assert.notEqual(task.parent, task.id)
    }
  })

  it('of a term come once', () => {
    check(`glossary: { SSE: A stream, SSE: Another }
            ^^^ plan/duplicate-id The term \`SSE\` is explained in plan.yaml as well: the first meaning counts.
                           ^^^ plan/duplicate-id The term \`SSE\` is explained in plan.yaml as well: the first meaning counts.
`)
  })
  it('of calendars and terms are names of their own', () => {
    readWell('calendars:\n  night shift: {}\nglossary:\n  night shift: Work at night\n  2FA: Two factors\ntasks:\n  A: {}\n')
  })
})

describe('references', () => {
  it('lead to an item of the right kind', () => {
    check(`tasks:
  CORE-1: { owner: anna, milestone: beta, after: [CORE-2 FS+1d, beta] }
                   ^^^^ plan/unknown-reference There is no person \`anna\`. Did you mean \`ana\`?
                                                  ^^^^^^ plan/unknown-reference There is no task or milestone \`CORE-2\`. Did you mean \`CORE-1\`?
  CORE-3: { owner: beta, milestone: ana, assign: [ana, rig x2, bob 50%] }
                   ^^^^ plan/unknown-reference \`beta\` is a milestone; a person is wanted here.
                                    ^^^ plan/unknown-reference \`ana\` is a person; a milestone is wanted here.
                                                               ^^^ plan/unknown-reference
  CORE-4: { assign: { ana: 1, zoe: 50% }, calendar: nights, needs: REQ-1 }
                              ^^^ plan/unknown-reference
                                                    ^^^^^^ plan/unknown-reference There is no calendar \`nights\`.
                                                                   ^^^^^ plan/unknown-reference There is no requirement \`REQ-1\`.
people: { ana: { calendar: default } }
equipment: { rig: }
milestones: { beta: }
changes: { C: { affects: [CORE-1, nobody] } }
                                  ^^^^^^ plan/unknown-reference No item has the id \`nobody\`.
project: { calendar: dys }
                     ^^^ plan/unknown-reference
calendars: { days: {} }
`)
  })

  it('are mended by a fix that leaves the rest of the value', () => {
    assert.deepEqual(fixesOf('tasks:\n  CORE-1: { after: [CORE-22 SS+1d] }\n  CORE-2: {}\n'), [
      ['Write `CORE-2`', 'tasks:\n  CORE-1: { after: [CORE-2 SS+1d] }\n  CORE-2: {}\n'],
    ])
  })

  it('are guessed for the first ones only where a whole file is missing', () => {
    const tasks = Array.from({ length: 3000 }, (_, i) => `  T-${i}: { after: [U-${i}] }\n`).join('')
    const started = performance.now()
    assert.equal(codesOf(`tasks:\n${tasks}`).length, 3000)
    assert.ok(performance.now() - started < 5000)
  })
})

describe('words of the project', () => {
  it('are a workflow of its own', () => {
    check(`project:
  statuses: { open: todo, shipped: done }
tasks:
  A: { status: shipped }
  B: { status: shiped }
               ^^^^^^ plan/unknown-word Unknown status \`shiped\`: expected one of \`open\`, \`shipped\`.
  C: { status: doing }
               ^^^^^ plan/unknown-word
`)
  })

  it('are scales of its own', () => {
    check(`project: { scales: { probability: { rare: 1% } } }
risks:
  R: { probability: rare, residual: { probability: rar } }
                                                   ^^^ plan/unknown-word
  S: { probability: high, residual: { probability: 3% } }
`)
  })
})

describe('dates that exclude each other', () => {
  it('are told of at the later key', () => {
    check(`tasks:
  A: { started: 2026-03-05, finished: 2026-03-04 }
                                      ^^^^^^^^^^ plan/impossible-dates \`finished\` (2026-03-04) lies before \`started\` (2026-03-05).
  B: { start: 2026-03-05T13:00, finish: 2026-03-05T12:00 }
                                        ^^^^^^^^^^^^^^^^ plan/impossible-dates
  C: { start: 2026-03-05T13:00, finish: 2026-03-05 }
  D: { earliest: 2026-04-01, latest: 2026-03-01 }
                                     ^^^^^^^^^^ plan/impossible-dates
  E: { earliest: 2026-04-01, start: 2026-03-01 }
                                    ^^^^^^^^^^ plan/impossible-dates
issues:
  I: { raised: 2026-04-01, due: 2026-03-01 }
                                ^^^^^^^^^^ plan/impossible-dates
`)
  })

  it('can be swapped', () => {
    assert.deepEqual(fixesOf('tasks:\n  A: { started: 2026-03-05, finished: 2026-03-04 }\n'), [
      ['Swap the two dates', 'tasks:\n  A: { started: 2026-03-04, finished: 2026-03-05 }\n'],
    ])
  })
})

describe('summary tasks', () => {
  it('have no work of their own', () => {
    check(`tasks:
  A:
    effort: 3d
    ^^^^^^ plan/summary-work
    duration: 2d
    ^^^^^^^^ plan/summary-work
    tasks:
      B: { effort: 3d }
  C: { effort: 3d, tasks: {} }
  D: { effort: 3d, tasks: }
`)
  })
})

describe('calendars', () => {
  it('leave time to work', () => {
    check(`calendars:
  a: { week: [] }
             ^^ plan/no-working-time
  b: { hours: [] }
              ^^ plan/no-working-time
  c: { day: 0h }
            ^^ plan/no-working-time
  d: { week: [], working: [2026-01-03] }
  e: { week: , hours: , day: }
  f: { week: [funday] }
              ^^^^^^ plan/wrong-type
`)
  })
})

describe('invisible characters', () => {
  it('are found and removed', () => {
    for (const character of ['\u0000', '\u0007', '\ud800', '\udc00']) {
      const text = `tasks:\n  A: { title: a${character}b }\n`
      assert.deepEqual(codesOf(text), ['plan/control-character'])
      assert.deepEqual(fixesOf(text), [['Remove the character', 'tasks:\n  A: { title: ab }\n']])
    }
    readWell('tasks:\n  A: { title: 🚀 \u00a0ü }\n')
  })
})

describe('people and equipment of a task', () => {
  it('are named once', () => {
    check(`people: { ana: {}, ben: {} }
equipment: { rig: {} }
tasks:
  A: { assign: [ana, ben 50%, ana 50%, rig x2] }
                              ^^^^^^^ plan/duplicate-assignment \`ana\` is assigned to A twice.
  B: { assign: { ana: 50%, ben: 50% } }
  C: { assign: ana }
`)
  })
})

describe('a list where one value is wanted', () => {
  it('is offered without its brackets', () => {
    const text = 'people: { ana: {} }\ntasks:\n  A: { owner: [ana] }\n'
    assert.deepEqual(fixesOf(text), [['Write `ana`', text.replace('[ana]', 'ana')]])
    for (const owner of ['[ana, ana]', '[[ana]]', '[]']) assert.deepEqual(fixesOf(text.replace('[ana]', owner)), [])
  })
})
