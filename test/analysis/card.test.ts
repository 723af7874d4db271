import assert from 'node:assert/strict'
import { cardOf } from '../../src/analysis/card'
import { escapeMarkdown, harmlessMarkdown } from '../../src/analysis/markdown'
import { oneLine } from '../../src/analysis/plainText'
import { given } from './given'

const card = (text: string, id: string): string => cardOf(given(text), id)?.replace(/ {2}$/gm, '') ?? ''

describe('a card', () => {
  it('tells the story of a task', () => {
    const plan = [
      'people: { ana: { name: Ana Lima } }',
      'milestones: { beta: { title: Public beta, due: 2026-06-30 } }',
      'tasks:',
      '  A-1: { title: Dig, effort: 2d }',
      '  A-2: { title: Fill, effort: 3d, after: A-1, due: 2026-03-05, assign: ana, milestone: beta, description: Mind the pipe. }',
      '  A-3: { title: Paint, effort: 1d, after: A-2 }',
      'risks: { R-1: { title: Rain, tasks: [A-2] } }',
      '',
    ].join('\n')
    assert.equal(
      card(plan, 'A-2'),
      [
        '**A\\-2** · Fill *(task)*',
        '',
        'Status: todo, 0 % done',
        'Dates: 2026-03-04 to 2026-03-06, **critical**',
        'Deadline: 2026-03-05, **missed by 1 day**',
        'Milestone: beta Public beta',
        'People: Ana Lima',
        'After: A\\-1 Dig',
        'Before: A\\-3 Paint',
        'Blocked by: A\\-1 Dig',
        'Risks: R\\-1 Rain',
        '',
        '---',
        '',
        'Mind the pipe.',
      ].join('\n'),
    )
  })
  it('tells a milestone by its dates and progress', () => {
    const plan = 'milestones: { M1: { title: Beta, due: 2026-03-03, owner: ana } }\npeople: { ana: {} }\ntasks: { A: { effort: 4d, milestone: M1, progress: 50%, started: 2026-03-02 } }\n'
    assert.match(card(plan, 'M1'), /Due: 2026-03-03\nComputed: 2026-03-0\d(?:, \*\*.* late\*\*)?\nProgress: \d+ %\nOwner: ana$/)
  })
  it('tells a risk by what it threatens', () => {
    const plan = 'tasks: { A: { effort: 20d } }\nrisks: { R-1: { probability: 50%, impact: { time: 4d, cost: 900 }, response: mitigate, mitigation: Ask *now*, tasks: [A] } }\nproject: { currency: EUR }\n'
    assert.equal(
      card(plan, 'R-1').split('\n').slice(2).join('\n'),
      'Level: **critical**, probability 50 %\nExpected delay: 2 days\nExpected cost: 450 EUR\nStatus: open, mitigate\nMitigation: Ask \\*now\\*\nThreatens: A',
    )
  })
  it('names the first eight of many links', () => {
    const many = Array.from({ length: 12 }, (_, i) => `T${i}`)
    const found = card(`tasks:\n  A: { after: [${many.join(', ')}] }\n${many.map((id) => `  ${id}: {}\n`).join('')}`, 'A')
    assert.match(found, /After: T0, T1, T2, T3, T4, T5, T6, T7 and 4 more/)
  })
  it('is there for every item with an id, and for nothing else', () => {
    const plan = 'people: { ana: { name: Ana, role: Lead } }\ndecisions: { DEC-1: { title: Use SSE, status: accepted } }\n'
    assert.match(card(plan, 'ana'), /\*\*ana\*\* · Ana \*\(person\)\*\n\nRole: Lead/)
    assert.match(card(plan, 'DEC-1'), /Status: accepted/)
    for (const id of ['', 'nobody', 'constructor', '__proto__', 'toString']) assert.equal(card(plan, id), '')
  })
  it('clips a long description within no character', () => {
    const story = card(`tasks: { A: { effort: 1d, description: "${'x'.repeat(1498)}${'😀'.repeat(9)}" } }\n`, 'A').split('---\n\n')[1] ?? ''
    assert.equal(story, `${'x'.repeat(1498)}…`)
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
      const plan = `people: { ana: { name: ${value} } }\ntasks: { A: { title: ${value}, description: ${value}, status: ${value}, owner: ana, assign: ana } }\nrisks: { R: { title: ${value}, mitigation: ${value}, tasks: [A] } }\nproject: { currency: ${value} }\n`
      for (const id of ['A', 'R', 'ana']) {
        for (const danger of dangers) assert.doesNotMatch(card(plan, id).replace(/\\[^\s]/g, ''), danger)
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
  })
})
