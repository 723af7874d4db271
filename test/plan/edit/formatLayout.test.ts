import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, type Range } from '../../../src/base/text'
import { formatLayout } from '../../../src/plan/edit/formatLayout'
import { readFile } from '../../../src/plan/read/file'
import { planText, runs, slippedText } from '../arbitraryPlan'

const format = (text: string, options: { within?: Range; indents?: boolean } = {}): string => applyEdits(text, formatLayout(readFile('plan.yaml', text), options))

function check(before: string, after: string): void {
  assert.equal(format(before), after)
  assert.equal(format(before.replaceAll('\n', '\r\n')), after.replaceAll('\n', '\r\n'))
  assert.equal(format(after), after)
}

/** Texts with tabs in blank lines. */
const withTabs = fc.tuple(slippedText, fc.array(fc.tuple(fc.nat(40), fc.constantFrom('\t', ' \t', '\t ', '    \t\n', '\n\t\n', ' \n \t\n\n')), { minLength: 1, maxLength: 3 }))
  .map(([text, blanks]) => blanks.reduce((lines, [at, blank]) => lines.toSpliced(at % (lines.length + 1), 0, blank), text.split('\n')).join('\n'))

describe('formatting', () => {
  it('takes trailing spaces away, and ends the last line', () =>
    check('tasks:  \n  A-1: \n    title: One   \n    # note  \n   \n    effort: 1d', 'tasks:\n  A-1:\n    title: One\n    # note\n\n    effort: 1d\n'))
  it('indents by two a level', () =>
    check('tasks:\n    # about\n    A-1:\n        title: One\n        # of it\n        assign:\n            - ana\n            - ben\n    A-2: {}\n',
      'tasks:\n  # about\n  A-1:\n    title: One\n    # of it\n    assign:\n      - ana\n      - ben\n  A-2: {}\n'))
  it('keeps lists in the column of their key, and lines up what stands behind a dash', () =>
    check('reviews:\n   R-1:\n      findings:\n      -   title: a\n          severity: high\n      -   title: b\n', 'reviews:\n  R-1:\n    findings:\n    - title: a\n      severity: high\n    - title: b\n'))
  it('puts one space behind colons, dashes and commas, and inside braces', () =>
    check('tasks:\n  A-1: {title:   One,effort: 1d ,  after: [ A-2,A-3 ]}   # note\n  A-2:   { }\n  A-3:\n    title:    One  two   # kept\n    tags:\n      -    a\n',
      'tasks:\n  A-1: { title: One, effort: 1d, after: [A-2, A-3] }   # note\n  A-2: {}\n  A-3:\n    title: One  two   # kept\n    tags:\n      - a\n'))
  it('leaves block texts as they are, moved with their key', () =>
    check('tasks:\n    A-1:\n        description: |\n            One  \n\n\n              two: {a}\n        title: "a\n          b"\n', 'tasks:\n  A-1:\n    description: |\n        One  \n\n\n          two: {a}\n    title: "a\n      b"\n'))
  it('leaves one blank line between items, and as many as there are between sections', () =>
    check('tasks:\n  A-1: {}\n\n\n\n  A-2: {}\n\n\n# risks\nrisks:\n\n\n  R-1: {}\n\n\n', 'tasks:\n  A-1: {}\n\n  A-2: {}\n\n\n# risks\nrisks:\n\n  R-1: {}\n'))
  it('touches no text that is not well-formed, but all around it', () => {
    check('tasks:\n  A-1: { title: [ }\n  A-2: {a}\n'.replace('{a}', '{x-a: 1}'), 'tasks:\n  A-1: { title: [ }\n  A-2: { x-a: 1 }\n')
    check('<<<<<<< HEAD\ntasks: {a}\n=======\n>>>>>>> b\n', '<<<<<<< HEAD\ntasks: {a}\n=======\n>>>>>>> b\n')
  })
  it('of a part leaves the rest alone, and without indentation every line where it begins', () => {
    const text = 'tasks:\n    A-1: {x-a: 1}\n    A-2: {x-a: 1}\n'
    assert.equal(format(text, { within: { start: 25, end: 43 } }), 'tasks:\n    A-1: {x-a: 1}\n    A-2: { x-a: 1 }\n')
    assert.equal(format(text, { indents: false }), 'tasks:\n    A-1: { x-a: 1 }\n    A-2: { x-a: 1 }\n')
  })
  it('is done at once, whatever tabs stand in blank lines', () => {
    check('x-own:\n\t\n  ? A\n  : {title: T}\n  A:\n    title: One\n \n \t\n\n', 'x-own:\n\n  ? A\n  : { title: T }\n  A:\n    title: One\n')
    check('tasks:\n ? A\n : {title: T}\n \t\n A:\n   title: One\n\n B:\n  \t', 'tasks:\n  ? A\n  : { title: T }\n\n  A:\n    title: One\n\n  B:\n')
  })
  it('says the same, and changes nothing when done again, for texts in any layout', () => {
    const values = (text: string) => JSON.stringify(readFile('a', text).pieces.flatMap(({ items }) => items.map(({ id, values }) => [id, values])), (_, value: unknown) => value instanceof Map ? [...value] as unknown : typeof value === 'object' && value !== null && 'range' in value ? undefined : value)
    fc.assert(fc.property(fc.oneof(planText, slippedText, withTabs), (text) => {
      const once = format(text)
      assert.equal(values(once), values(text))
      assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''))
      assert.equal(format(once), once)
    }), { numRuns: runs(500) })
  })
})
