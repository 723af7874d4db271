import assert from 'node:assert/strict'
import { cardOf, cardOfItem } from '../../src/analysis/card'
import { escapeMarkdown, harmlessMarkdown } from '../../src/analysis/markdown'
import { oneLine } from '../../src/analysis/plainText'
import { collectionKeys, schema } from '../../src/plan/schema/schema'
import { given } from './given'

const card = (text: string, id: string): string => {
  const analysis = given(text)
  const named = analysis.plan.calendars.get(id) ?? analysis.plan.glossary.get(id)
  return named ? cardOfItem(analysis, named) : (cardOf(analysis, id) ?? '')
}

/** The facts of a card as `label: value`, whatever follows the table as it is; escapes are taken away. */
const factsOf = (text: string, id: string): readonly string[] =>
  card(text, id).split('\n').filter((line) => !line.startsWith('|:')).map((line) => line.replace(/^\| (.*) \|$/, '$1').replace(/(?:&nbsp;&nbsp;)? \| /, ': ').replace(/\\([^\s])/g, '$1'))

const story = [
  'project: { currency: EUR }',
  'people: { ana: { name: Ana Lima, role: Lead, skills: { typescript: 5 }, capacity: 80%, leave: [2026-01-05, 2026-03-10..2026-03-11 annual] } }',
  'equipment: { rig: { title: Test rig, units: 2 } }',
  'milestones: { beta: { title: Public beta, due: 2026-06-30, criteria: [Q] } }',
  'tasks:',
  '  A-1: { title: Dig, effort: 2d, status: doing, assign: [ana 50%, rig x2] }',
  '  A-2: { title: Fill, effort: 2d..3d..8d, after: A-1, due: 2026-03-05, assign: ana, milestone: beta, needs: [REQ-1], description: Mind the pipe. }',
  '  A-3: { title: Paint, effort: 1d, after: A-2 }',
  'risks: { R-1: { title: Rain, tasks: [A-2], review: 2026-02-01 } }',
  'issues: { ISS-1: { title: CI is red, severity: high, tasks: [A-2], owner: ana } }',
  'requirements: { REQ-1: { title: Rotate, source: acme, priority: must }, REQ-2: { title: Unloved } }',
  'decisions: { DEC-1: { title: Use SSE, by: [ana], options: [SSE, WebSocket], choice: SSE, supersedes: DEC-0 }, DEC-0: { title: Poll } }',
  'changes: { CHG-2: { title: Add SAML, by: acme, status: proposed, affects: [beta], set: { A-2: { effort: 8d } }, add: { tasks: { A-9: {} } } } }',
  'stakeholders: { acme: { name: ACME Ltd, role: client, cadence: 2w, informed: 2026-02-01 } }',
  'meetings: { MTG-7: { title: Check-in, every: 1w, attendees: [ana, acme], actions: [A-1] } }',
  'budget: { rigs: { title: Rigs, planned: 8000 } }',
  'expenses: { EXP-1: { date: 2026-03-04, budget: rigs, amount: 3999.90, note: First rig }, EXP-2: { budget: rigs, amount: 5000 } }',
  'quality: { Q: { title: p99, metric: ms, target: "<= 200", measured: [{ date: 2026-03-01, value: 240 }, { date: 2026-02-01, value: 300 }] } }',
  'reviews: { REV-1: { title: Design, milestone: beta, findings: [{ title: No back-off, severity: high, task: A-1 }] } }',
  'training: { TRN-1: { person: ana, skill: kubernetes, level: 3, due: 2026-05-01 } }',
  'feedback: { FB-1: { from: acme, about: beta, text: Too *slow* }, }',
  'scenarios: { late: { title: Late, set: { A-1: { effort: 30d } } } }',
  'calendars: { default: { day: 8h, holidays: [2026-01-01, 2026-12-25] } }',
  'glossary: { SSE: A stream }',
  '',
].join('\n')

describe('a card', () => {
  const check = (id: string, ...expected: readonly string[]): void => assert.deepEqual(factsOf(story, id), expected)

  it('tells the story of a task', () =>
    check('A-2',
      'A-2: Fill *(task)*',
      'Status: todo · 0 % done · blocked · **late**',
      'Dates: 2026-03-09 → 2026-03-16 · **critical**',
      'Why then: waits for A-1 to finish, 2026-03-06T17:00; a weekend in between',
      'Work: 2d..3d..8d effort',
      'Deadline: 2026-03-05 · **missed by 6.8 days**',
      'Milestone: beta Public beta',
      'People: Ana Lima',
      'After: A-1 Dig',
      'Before: A-3 Paint',
      'Blocked by: ISS-1 CI is red',
      'Risks: R-1 Rain',
      'Needs: REQ-1 Rotate',
      '', '---', '',
      '**Because**', '', '1. A-1 *Dig* starts with the plan, 2026-03-02',
      '', '---', '',
      'Mind the pipe.',
    ))
  it('names shares of people and pieces of equipment', () => assert(factsOf(story, 'A-1').includes('People: Ana Lima 50 %, Test rig × 2')))
  it('tells a milestone by its dates and progress', () => {
    const plan = 'milestones: { M1: { title: Beta, due: 2026-03-03, owner: ana } }\npeople: { ana: {} }\ntasks: { A: { effort: 4d, milestone: M1, progress: 50%, started: 2026-03-02 } }\n'
    assert.deepEqual(factsOf(plan, 'M1').slice(0, 7), [
      'M1: Beta *(milestone)*', 'Due: 2026-03-03', 'Computed: 2026-03-03 · just in time', 'Why then: waits for A to finish, 2026-03-03T17:00',
      'Progress: 50 %', 'Owner: ana', 'Tasks: A',
    ])
  })
  it('tells a risk by what it threatens', () => {
    const plan = 'tasks: { A: { effort: 20d } }\nrisks: { R-1: { probability: 50%, impact: { time: 4d, cost: 1900 }, response: mitigate, mitigation: Ask *now*, tasks: [A] } }\nproject: { currency: EUR }\n'
    assert.deepEqual(factsOf(plan, 'R-1'), [
      'R-1: *(risk)*', 'Level: **critical** · probability 50 %', 'Status: open · mitigate', 'Expected delay: 2 days', 'Expected cost: 950 EUR', 'Threatens: A', 'Mitigation: Ask *now*',
    ])
    check('R-1', 'R-1: Rain *(risk)*', 'Level: **medium**', 'Status: open', 'Threatens: A-2 Fill', 'Review: 2026-02-01 · **overdue**')
  })
  it('tells who somebody is, how full the weeks are, and what is being done', () =>
    check('ana',
      'ana: Ana Lima *(person)*', 'Role: Lead', 'Under way: A-1 Dig', 'Next: A-2 Fill', 'Load: 50 % this week · 35 % the next four weeks', 'Capacity: 80 %',
      'Leave: 2026-03-10..2026-03-11 annual', 'Skills: typescript 5',
    ))
  it('tells of equipment what uses it', () => check('rig', 'rig: Test rig *(piece of equipment)*', 'Units: 2', 'Used by: A-1 Dig'))
  it('tells whether somebody serves a requirement', () => {
    check('REQ-1', 'REQ-1: Rotate *(requirement)*', 'Source: acme ACME Ltd', 'Priority: must', 'Served by: A-2 Fill · 0 of 1 done')
    check('REQ-2', 'REQ-2: Unloved *(requirement)*', 'Served by: **no task**')
  })
  it('tells decisions in the order in which they took each other\'s place', () => {
    check('DEC-1', 'DEC-1: Use SSE *(decision)*', 'By: Ana Lima', 'Options: SSE, WebSocket', 'Choice: SSE', 'Supersedes: DEC-0 Poll')
    check('DEC-0', 'DEC-0: Poll *(decision)*', 'Superseded by: DEC-1 Use SSE')
  })
  it('tells what an overlay changes', () => {
    check('CHG-2', 'CHG-2: Add SAML *(change request)*', 'By: acme ACME Ltd', 'Status: proposed', 'Affects: beta Public beta', 'Sets: A-2 effort 8d', 'Adds: A-9',
      'Effect: The plan ends 6.3 days later, on 2026-03-25 instead of 2026-03-17. beta (Public beta) comes 6.3 days later, on 2026-03-24 instead of 2026-03-16. 2 tasks move. New: A-9.')
    check('late', 'late: Late *(scenario)*', 'Sets: A-1 effort 30d',
      'Effect: The plan ends 70 days later, on 2026-06-23 instead of 2026-03-17. beta (Public beta) comes 70 days later, on 2026-06-22 instead of 2026-03-16. 3 tasks move.')
    const effect = (change: string) => factsOf(`tasks: { A: { effort: 1d } }\nchanges: { C: { ${change} } }\n`, 'C').filter((line) => line.startsWith('Effect'))
    assert.deepEqual(effect('set: { A: { title: Dig } }'), ['Effect: No date and no cost differs.'])
    assert.deepEqual(effect('status: applied, set: { A: { effort: 2d } }'), [])
    assert.deepEqual(effect('title: Talk'), [])
  })
  it('tells what was spent against what was planned', () => {
    check('rigs', 'rigs: Rigs *(budget line)*', 'Planned: 8\u00a0000 EUR', 'Spent: 5\u00a0000 EUR · 63 %', 'To come: 3\u00a0999.90 EUR · **999.90 EUR too much**', 'Left: 3\u00a0000 EUR', 'Expenses: EXP-1, EXP-2')
    check('EXP-1', 'EXP-1: *(expense)*', 'Amount: **3\u00a0999.90 EUR**', 'Date: 2026-03-04', 'Budget: rigs Rigs', 'Note: First rig')
  })
  it('tells what a task and a milestone cost, where the plan knows rates', () => {
    const rated = 'project: { currency: EUR }\npeople: { ana: { rate: 100/h } }\nmilestones: { M: {} }\ntasks: { A: { effort: 2d, assign: ana, milestone: M, started: 2026-02-26, progress: 50%, spent: 20h } }\n'
    const told = 'Cost: 1\u00a0600 EUR planned · 2\u00a0000 EUR so far · **2\u00a0800 EUR at completion**'
    for (const id of ['A', 'M']) assert.deepEqual(factsOf(rated, id).filter((line) => line.startsWith('Cost')), [told])
    assert.deepEqual(factsOf('tasks: { A: { effort: 2d } }\n', 'A').filter((line) => line.startsWith('Cost')), [])
  })
  it('tells the last measurement against its target', () =>
    check('Q', 'Q: p99 *(quality measure)*', 'Target: <= 200 ms', 'Last: 240 ms on 2026-03-01 · **not met**', 'Before: 300 ms', 'Gate of: beta Public beta'))
  it('tells when a stakeholder is to hear from the project', () =>
    check('acme', 'acme: ACME Ltd *(stakeholder)*', 'Role: client', 'Cadence: 2w', 'Informed: 2026-02-01', 'Inform by: 2026-02-15 · **overdue**', 'Asked for: REQ-1 Rotate'))
  it('tells what is written of everything else', () => {
    check('ISS-1', 'ISS-1: CI is red *(issue)*', 'Owner: Ana Lima', 'Severity: high', 'Tasks: A-2 Fill')
    check('MTG-7', 'MTG-7: Check-in *(meeting)*', 'Every: 1w', 'Attendees: Ana Lima, acme ACME Ltd', 'Actions: A-1 Dig')
    check('REV-1', 'REV-1: Design *(review)*', 'Milestone: beta Public beta', 'Findings: No back-off (high) A-1')
    check('TRN-1', 'TRN-1: *(training)*', 'Person: Ana Lima', 'Skill: kubernetes', 'Level: 3', 'Due: 2026-05-01')
    check('FB-1', 'FB-1: *(feedback)*', 'From: acme ACME Ltd', 'About: beta Public beta', '', '---', '', 'Too *slow*')
    check('default', 'default: *(calendar)*', 'Day: 8h', 'Next days off: 2026-12-25')
    check('SSE', 'SSE: *(term)*', '', '---', '', 'A stream')
  })
  it('links what it names, where there are addresses', () => {
    const linked = cardOf(given(story), 'A-2', { linkTo: ({ file, range }) => `${file}:${range.start < range.end}` }) ?? ''
    assert.match(linked, /\| \[A\\-2\]\(plan\.yaml:true\) \| Fill/)
    assert.match(linked, /waits for \[A\\-1\]\(plan\.yaml:true\) to finish, 2026-03-06T17:00; a weekend in between \[↗\]\(plan\.yaml:true\)/)
    assert.match(linked, /People&nbsp;&nbsp; \| \[Ana Lima\]\(/)
  })
  it('says what cannot hold together instead of the chain', () => {
    const told = card('tasks:\n  A: { duration: 5d }\n  B: { duration: 2d, after: A, latest: 2026-03-06 }\n', 'B')
    assert.match(told, /\*\*These cannot hold together\*\*, by 2 days:\n\n- B must finish by 2026-03-06 \(`latest`\)\n- B waits for A to finish/)
    assert.doesNotMatch(told, /Because/)
  })
  it('shows both ends of a long chain', () => {
    const chain = Array.from({ length: 40 }, (_, i) => `  T${i}: { duration: 1d${i === 0 ? '' : `, after: T${i - 1}`} }\n`).join('')
    const told = card(`tasks:\n${chain}`, 'T39')
    assert.match(told, /1\. … 33 more steps …\n1\. T0 starts with the plan/)
  })
  it('names the first eight of many links', () => {
    const many = Array.from({ length: 12 }, (_, i) => `T${i}`)
    const found = card(`tasks:\n  A: { after: [${many.join(', ')}] }\n${many.map((id) => `  ${id}: {}\n`).join('')}`, 'A')
    assert.match(found, /After&nbsp;&nbsp; \| T0, T1, T2, T3, T4, T5, T6, T7 and 4 more/)
  })
  it('is there for every item of every collection, whatever it says', () => {
    const { plan } = given(story)
    for (const id of [...plan.items.keys(), ...plan.calendars.keys(), ...plan.glossary.keys()]) assert.match(card(story, id), /^\| .* \|\n\|:--/)
    for (const key of collectionKeys) for (const value of ['', '~', '[]', '{}', 'x', '{ set: x, measured: [x], tasks: { a: 1 }, leave: 3 }']) card(`${key}: { A-1: ${value} }\n`, 'A-1')
  })
  it('is there for nothing else', () => {
    for (const id of ['', 'nobody', 'constructor', '__proto__', 'toString']) assert.equal(card(story, id), '')
  })
  it('clips a long description within no character', () => {
    const told = card(`tasks: { A: { effort: 1d, description: "${'x'.repeat(1498)}${'😀'.repeat(9)}" } }\n`, 'A').split('---\n\n').at(-1) ?? ''
    assert.equal(told, `${'x'.repeat(1498)}…`)
  })
})

/** Inputs of the classes that other tools were attacked with. */
const hostile = [
  '<img src=x onerror=alert(1)>',
  '</p><script>alert(1)</script>',
  '<!-- x --><svg/onload=alert(1)>',
  '<https: onmouseover=alert(1)>',
  '[run](command:workbench.action.terminal.new)',
  '[run](COMMAND:x)',
  '[run]( command:x )',
  '[run](<command:x>)',
  '[run](javascript:alert(1))',
  '[x](file:///etc/passwd)',
  '[x](vscode://x)',
  '[x](\\\\server\\share)',
  '[x](&#99;ommand:x)',
  '![beacon](https://evil.example/x.png)',
  '!\\[beacon](https://evil.example/x.png)',
  '![beacon][b]\n\n[b]: https://evil.example/x.png',
  '[run]\n\n[run]: command:x',
  '> [run]\n>\n> [run]: command:x',
  '- [run]: command:x\n- [run]',
  '$(sync~spin) \\$(error)',
  'a\u202etxt.exe\u2066b',
]

/** What an editor would make an element, a link, an image or an icon of. */
const dangers: readonly RegExp[] = [
  /<[a-z/!?]/i,
  /!\[/,
  /\]\((?!https:|mailto:)/i,
  /\]:/,
  /\$\([a-z~-]+\)/i,
  /[\u202a-\u202e\u2066-\u2069]/,
]

describe('hostile text', () => {
  for (const text of hostile) {
    it(`is harmless as a description: ${JSON.stringify(text)}`, () => {
      const made = harmlessMarkdown(text)
      for (const danger of dangers) assert.doesNotMatch(made, danger)
    })
    it(`is shown as it is as a title: ${JSON.stringify(text)}`, () => {
      const made = escapeMarkdown(text)
      assert.doesNotMatch(made.replace(/\\\$&#40;/g, '').replace(/\\[\\`*_{}[\]()#+\-.!|<>~$@:/&^=]/g, ''), /[\\`*_[\]<>!#|~$@:]/, 'every mark of Markdown is escaped')
      assert.doesNotMatch(made, /[\r\n]/)
    })
  }
  it('reaches no card, whichever field it stands in', () => {
    for (const text of hostile) {
      const value = JSON.stringify(text)
      for (const key of collectionKeys) {
        const fields = Object.keys(schema[key].fields).map((name) => `    ${name}: ${value}\n`).join('')
        const lists = Object.keys(schema[key].fields).map((name) => `    ${name}: [${value}, { ${value}: ${value} }]\n`).join('')
        for (const written of [fields, lists]) {
          const made = card(`people: { ana: { name: ${value} } }\nproject: { currency: ${value} }\n${key === 'people' || key === 'project' ? `x-${key}` : key}:\n  A:\n${written}`, key === 'people' ? 'ana' : 'A')
          for (const danger of dangers) assert.doesNotMatch(made.replace(/\\[^\s]/g, ''), danger)
          if (made !== '') assert.doesNotMatch(made.split('\n\n---')[0] ?? '', /^(?!\|)/m, `the table of ${key} is whole`)
        }
      }
    }
  })
  it('leaves what is meant well alone', () => {
    for (const text of ['See [the page](https://example.org), `a < b`, x[1] and 5 $ (net).', '- one\n- **two**', 'a <= b && c > d', 'Family: 👩\u200d👧']) {
      assert.equal(harmlessMarkdown(text), text)
    }
    assert.equal(harmlessMarkdown('<https://example.org>'), 'https://example.org')
  })
  it('becomes one short line where a line is wanted', () => {
    assert.equal(oneLine(' a\n\tb\u2028c\u001b[31m '), 'a b c\ufffd[31m')
    assert.equal(oneLine('x'.repeat(100)).length, 80)
    assert.equal(oneLine('Dig & pour  twice'), 'Dig & pour twice')
  })
})
