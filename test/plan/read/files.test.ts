import assert from 'node:assert/strict'
import { readPlan } from '../../../src/plan/readPlan'
import { check, codesOf, readWell } from '../checkPlan'

const titles = (text: string): readonly string[] =>
  [...readWell(text).items.values()].map(({ id, values }) => `${id} ${(values as { title?: string }).title ?? '-'}`)

describe('a plan file', () => {
  it('is empty, or nothing but comments', () => {
    for (const text of ['', '\n', '# nothing\n', '---\n', '--- # nothing\n\n', '\uFEFF', '\uFEFF# nothing', 'tasks:\n', 'tasks: # later\n', 'tasks: {}\n', '~\n']) {
      assert.deepEqual(titles(text), [], JSON.stringify(text))
    }
  })

  it('has lines that end in any way', () => {
    const text = 'tasks:\n  A:\n    title: One\n    notes: |\n      a\n      b\n\n  # note\n  B: { title: Two }\n'
    for (const end of ['\n', '\r\n', '\r']) {
      const plan = readWell(text.replaceAll('\n', end))
      assert.equal(plan.tasks.get('A')?.values.notes, 'a\nb\n')
      assert.equal(plan.tasks.get('B')?.values.title, 'Two')
    }
  })

  it('may begin with a byte order mark; places count it', () => {
    const { plan, problems } = readPlan([{ path: 'a', text: '\uFEFFtasks:\n  A: { efort: 1d }\n' }])
    assert.ok(plan.tasks.has('A'))
    assert.deepEqual(problems[0]?.range, { start: 15, end: 20 })
    const flow = readPlan([{ path: 'a', text: '\uFEFF{ tasks: { A: { efort: 1d } } }\n' }])
    assert.deepEqual(flow.problems[0]?.range, { start: 17, end: 22 })
  })

  it('is written in flow style, with quoted keys, any indentation and comments anywhere', () => {
    assert.deepEqual(titles('{ tasks: { A: { title: One }, B: } }'), ['A One', 'B -'])
    assert.deepEqual(titles('"tasks":\n    "A":\n        "title": One\n    \'B\' : { title: Two }\n'), ['A One', 'B Two'])
    assert.deepEqual(titles('tasks: { A: { title: One },\n  B: { title: Two } }\n'), ['A One', 'B Two'])
    assert.deepEqual(titles('tasks: # all\n\n  # first\n  A: # one\n    # its title\n    title: One # yes\n# not indented\n  B:\n\n    title: Two\n'), ['A One', 'B Two'])
    assert.deepEqual(titles('? tasks\n: A: { title: One }\n'), ['A One'])
    assert.deepEqual(titles('tasks:\n  ? A\n  : title: One\n  B: { title: Two }\n'), ['A One', 'B Two'])
    assert.deepEqual(titles('tasks:\n  A:\n    {\n      title: One\n    }\n  B:\n    title:\n      Two\n'), ['A One', 'B Two'])
    assert.deepEqual(titles('---\ntasks:\n  A: { title: "One\n    more" }\n...\n'), ['A One more'])
  })

  it('keeps the blank lines that a block of text asks for', () => {
    assert.equal(readWell('tasks:\n  A:\n    notes: |+\n      a\n\n\n  B: {}\n').tasks.get('A')?.values.notes, 'a\n\n\n')
    assert.equal(readWell('tasks:\n  A:\n    notes: |+\n      a\n\n\nrisks: {}\n').tasks.get('A')?.values.notes, 'a\n\n\n')
    assert.equal(readWell('tasks:\n  A:\n    notes: |\n      # a\n      - b: c\n  B: {}\n').tasks.get('A')?.values.notes, '# a\n- b: c\n')
  })

  it('may say nothing under a key', () => {
    assert.deepEqual(titles('tasks:\n  A:\n  B: ~\n  C: null\n  D: { title: , tasks: }\nrisks: null\n'), ['A -', 'B -', 'C -', 'D -'])
  })

  it('may hold nested tasks, at any depth', () => {
    const plan = readWell('tasks:\n  A:\n    tasks:\n      B: { title: B, tasks: { C: { title: C } } }\n      D:\n  E: {}\n')
    assert.deepEqual([...plan.tasks.values()].map(({ id, parent, children }) => `${id} in ${parent}: ${children.join(' ')}`), [
      'A in undefined: B D',
      'B in A: C',
      'C in B: ',
      'D in A: ',
      'E in undefined: ',
    ])
  })

  it('is told what it should be where it is something else', () => {
    check(`just words
^^^^^^^^^^ plan/wrong-type Expected a mapping from collections to items, found \`just words\`.
`)
    check(`- a
^^^ plan/wrong-type Expected a mapping from collections to items, found a list.
- b
`)
    check(`tasks: [A, B]
       ^^^^^^ plan/wrong-type Expected a mapping from ids to tasks, found a list.
project: words
         ^^^^^ plan/wrong-type Expected a mapping with the keys of a project, found \`words\`.
risks: words
       ^^^^^ plan/wrong-type
`)
    check(`tasks:
  - A
  ^^^ plan/wrong-type
people:
  ana: Ana
       ^^^ plan/wrong-type Expected a mapping with the keys of a person, found \`Ana\`.
  ben: [Ben]
       ^^^^^ plan/wrong-type
glossary: { a: text, b: [list] }
                        ^^^^^^ plan/wrong-type
milestones: { M: { tasks: 3 } }
                   ^^^^^ plan/unknown-key
`)
  })

  it('with a key written twice is read at both places at the top, at the first one below', () => {
    const { plan } = check(`tasks:
  A: { title: One, title: Two }
                   ^^^^^ plan/duplicate-key \`title\` is written twice; the first one counts.
tasks:
^^^^^ plan/duplicate-key
  B: { skills: { a: 1, a: 2 } }
                       ^ plan/duplicate-key
`)
    assert.equal(plan.tasks.get('A')?.values.title, 'One')
    assert.deepEqual([...(plan.tasks.get('B')?.values.skills ?? [])], [['a', 1]])
  })
})

describe('what a plan does without', () => {
  it('is refused where it stands, and the rest is read', () => {
    const { plan } = check(`tasks:
  A: { <<: { title: Merged }, priority: high }
       ^^ plan/unsupported Merge keys (\`<<\`) are not read: write the keys out.
  B: { title: !!js/function "function () {}" }
              ^^^^^^^^^^^^^ plan/unsupported
  C: !!python/object { title: Tagged }
     ^^^^^^^^^^^^^^^ plan/unsupported Tags say nothing in a plan: the value is read as text.
  D: { [a, b]: c, title: D }
       ^^^^^^ plan/unsupported A key must be a word, not a list, a mapping or an alias.
  E: { title: !!binary dGl0bGU=, notes: !!timestamp 2026-03-02 }
              ^^^^^^^^ plan/unsupported
                                        ^^^^^^^^^^^ plan/unsupported
`)
    assert.equal(plan.tasks.get('A')?.values.title, undefined)
    assert.equal(plan.tasks.get('A')?.values.priority, 750)
    assert.equal(plan.tasks.get('B')?.values.title, 'function () {}')
    assert.equal(plan.tasks.get('C')?.values.title, 'Tagged')
    assert.deepEqual([plan.tasks.get('E')?.values.title, plan.tasks.get('E')?.values.notes], ['dGl0bGU=', '2026-03-02'])
  })

  it('is several documents', () => {
    const { plan } = check(`tasks:
  A: {}
---
^^^ plan/unsupported A plan file is one document: what comes after \`---\` is not read.
tasks:
  B: {}
`)
    assert.deepEqual([...plan.tasks.keys()], ['A'])
  })

  it('is directives, of which a flood is refused', () => {
    assert.deepEqual(titles('%YAML 1.2\n---\ntasks: { A: { title: One } }\n'), ['A One'])
    assert.deepEqual(codesOf('%X\n'.repeat(100_000)), ['plan/limit'])
  })

  it('is tabs for indentation', () => {
    assert.ok(codesOf('tasks:\n\tA: { title: One }\n').includes('plan/syntax'))
    assert.deepEqual(titles('tasks:\t\n  A:\t{ title:\tOne }\t\n \t \n'), ['A One'])
  })
})

describe('anchors', () => {
  it('stand for their value within an item, across items and across collections', () => {
    const plan = readWell('x-all: &team [ana, ben]\npeople: { ana: , ben: }\ntasks:\n  A: { assign: *team, tags: &t [x] }\n  B: { assign: *team, tags: *t }\n')
    assert.deepEqual(plan.tasks.get('B')?.values.assign?.map(({ who }) => who), ['ana', 'ben'])
    assert.deepEqual(plan.tasks.get('B')?.values.tags, ['x'])
  })

  it('count from where they stand: the last one before an alias', () => {
    const plan = readWell('tasks:\n  A: { title: &t One }\n  B: { title: *t }\n  C: { title: &t Two }\n  D: { title: *t }\n')
    assert.deepEqual([...plan.tasks.values()].map(({ values }) => values.title), ['One', 'One', 'Two', 'Two'])
  })

  it('that are missing, or contain themselves, are told of', () => {
    check(`tasks:
  A: { title: *nothing }
              ^^^^^^^^ plan/unsupported There is no anchor \`&nothing\` before this.
  B: &b { tags: [*b] }
                 ^^ plan/unsupported The anchor \`&b\` contains itself.
  C: { title: 1 & 2, notes: a *b* c }
`)
  })

  it('show what is wrong with their value at the alias as well', () => {
    check(`tasks:
  A: { effort: &e 3 }
                  ^ plan/wrong-type
  B: { effort: *e }
               ^^ plan/wrong-type
`)
  })
})

describe('broken text', () => {
  it('costs the item in which it stands', () => {
    for (const broken of ['B: { title: "Two }', 'B: { title: Two', 'B: [', "B: 'x", 'B: @', 'B', 'B: a: b', 'B: }', 'B: |x']) {
      const text = `tasks:\n  A: { title: One }\n  ${broken}\n  C: { title: Three }\nrisks:\n  R: {}\n`
      const reading = readPlan([{ path: 'a', text }])
      assert.ok(['A', 'C', 'R'].every((id) => reading.plan.items.has(id)), broken)
      assert.ok(0 < reading.problems.length, broken)
    }
  })

  it('is often a word that is just being typed', () => {
    const { plan } = check(`tasks:
  A: { title: One }
ris
^^^ plan/wrong-type
people:
  ana: {}
`)
    assert.deepEqual([...plan.items.keys()], ['A', 'ana'])
  })

  it('amid an item costs that item, however many come behind it', () => {
    const { plan } = check(`tasks:
  A:
    title: One
word
^^^^ plan/syntax
    effort: 1d
  B: { title: Two }
`)
    assert.deepEqual([...plan.items.keys()], ['A', 'B'])
  })

  it('with unresolved conflicts is read as the current branch has it', () => {
    const { plan, files } = check(`tasks:
  A: { title: One }
<<<<<<< HEAD
^^^^^^^^^^^^ plan/conflict
  B: { title: Ours }
=======
  B: { title: Theirs }
  C: {}
>>>>>>> other
  D: {}
<<<<<<< HEAD
^^^^^^^^^^^^ plan/conflict
  E: { title: Ours }
||||||| base
  E: { title: Base }
=======
>>>>>>> other
`)
    assert.deepEqual([...plan.tasks.values()].map(({ id, values }) => `${id} ${values.title}`), ['A One', 'B Ours', 'D undefined', 'E Ours'])
    assert.equal(files.get('plan.yaml')?.editable, false)
  })

  it('with conflict markers that make no whole is read without them', () => {
    const { plan } = check(`tasks:
<<<<<<< HEAD
^^^^^^^^^^^^ plan/conflict
  A: { title: One }
  B: { title: Two }
>>>>>>> other
^^^^^^^^^^^^^ plan/conflict
`)
    assert.deepEqual([...plan.tasks.keys()], ['A', 'B'])
    readWell('tasks:\n  A:\n    notes: |\n      =======\n      <<<<<<< HEAD\n')
  })
})

describe('reading again', () => {
  const text = 'tasks:\n  A: { title: One }\n  B: { title: Two }\n  C: { title: Three }\n  D: { title: Four }\n'
  const first = readPlan([{ path: 'a.yaml', text }])
  const again = (edited: string) => readPlan([{ path: 'a.yaml', text: edited }], first).plan
  const kept = (edited: string) => [...again(edited).tasks].filter(([id, { values }]) => values === first.plan.tasks.get(id)?.values).map(([id]) => id)

  it('reads the edited items alone', () => {
    assert.deepEqual(kept(text), ['A', 'B', 'C', 'D'])
    assert.deepEqual(kept(text.replace('Two', '2')), ['A', 'C', 'D'])
    assert.deepEqual(kept(text.replace('  B: { title: Two }\n', '')), ['A', 'C', 'D'])
    assert.deepEqual(kept(text.replace('  B:', '  N: { title: New }\n  M: {}\n  B:')), ['A', 'B', 'C', 'D'])
    assert.deepEqual(kept(`risks:\n${text}`), ['A', 'B', 'C', 'D'])
  })

  it('keeps the very items in front of the edit', () => {
    assert.equal(again(text.replace('Three', '3')).tasks.get('B'), first.plan.tasks.get('B'))
  })
})

describe('several files', () => {
  it('are one plan, in the order of paths, however they come', () => {
    const files = [
      { path: 'tasks/b.yaml', text: 'tasks: { B: { after: A } }\n' },
      { path: 'people.yaml', text: 'people: { ana: }\n' },
      { path: 'tasks/a.yaml', text: 'tasks: { A: { owner: ana } }\n' },
    ]
    const reading = readPlan(files)
    assert.deepEqual([...reading.plan.items.keys()], ['ana', 'A', 'B'])
    assert.deepEqual(reading.problems, [])
    assert.deepEqual(JSON.stringify(readPlan([...files].reverse())), JSON.stringify(reading))
  })

  it('that are broken take nothing from the others', () => {
    const reading = readPlan([
      { path: 'a.yaml', text: '{{{{ ]' },
      { path: 'b.yaml', text: 'tasks: { B: {} }\n' },
      { path: 'c.yaml', text: '\u0000\u0001' },
    ])
    assert.deepEqual([...reading.plan.items.keys()], ['B'])
    assert.deepEqual([...new Set(reading.problems.map(({ file }) => file))], ['a.yaml', 'c.yaml'])
  })

  it('may declare one project only', () => {
    const { plan } = check(`=== a.yaml
project: { name: One }
^^^^^^^ plan/duplicate-id
=== b.yaml
project: { name: Two }
^^^^^^^ plan/duplicate-id
`)
    assert.equal(plan.project.name, 'One')
  })
})
