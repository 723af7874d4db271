import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readEdited } from '../../../src/plan/read/edited'
import { readFile, type FileReading } from '../../../src/plan/read/file'
import { applyEdit, edit, planText, runs } from '../arbitraryPlan'

const item = fc.constantFrom('  A:\n    title: One\n', '  B: { title: Two }\n', '  C:\n    description: |\n      x\n\n      y\n', '  # note\n  D:\n    tasks:\n      E: { effort: 1d }\n', '\n  F:\n', '  G:\n    after:\n    - A\n\n', '  H:\n    title: two\n      lines\n', '  I: 3\n')
const section = fc.tuple(fc.constantFrom('tasks', 'risks', 'people', 'x-own', 'glossary'), fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom('', '', '\n', '# end\n'))
  .map(([name, items, after]) => `${name}:\n${items.join('')}${after}`)
const regular = fc.tuple(fc.uniqueArray(section, { minLength: 1, maxLength: 3, selector: (text) => text.slice(0, 4) }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([sections, end]) => ['project: { name: P }\n', ...sections].join('').replaceAll('\n', end))

/** With all that is made when somebody asks for it. */
const told = (file: FileReading) => ({ ...file, pieces: file.pieces.map(({ collection, start, reading, items, problems }) => ({
  collection, start, text: reading.text, missing: reading.missing, problems,
  items: items.map(({ source: { base, range, idRange, node }, ...item }) => ({ ...item, base, range, idRange, node })),
})) })

describe('reading a file again after an edit', () => {
  it('says what reading it wholly says', () => {
    let quick = 0
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: regular }, { weight: 1, arbitrary: planText }), fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      let [now, reading] = [text, readFile('p.yaml', text)]
      for (const each of edits) {
        now = applyEdit(now, each)
        if (now !== reading.text && readEdited(reading, now)) quick++
        reading = readFile('p.yaml', now, reading)
        assert.deepEqual(told(reading), told(readFile('p.yaml', now)))
      }
    }), { numRuns: runs(400) })
    assert.ok(100 < quick, `only ${quick} edits were read again in part`)
  }).timeout(600_000)

  it('sees a lone carriage return in the line behind what was read again', () => {
    const text = 'tasks:\n  A: { title: One }\n  B:\n    title: Two\ntask\r    C:\n      title: Six\n'
    const edited = text.replace('Two', 'Ten')
    assert.deepEqual(readFile('p.yaml', edited, readFile('p.yaml', text)), readFile('p.yaml', edited))
  })

  it('keeps the items before the edit, and those of the same length behind it', () => {
    const text = 'tasks:\n  A: { title: One }\n  B: { title: Two }\n  C: { title: Six }\n'
    const before = readFile('p.yaml', text)
    const after = readFile('p.yaml', text.replace('Two', 'Ten'), before)
    assert.deepEqual(after.pieces.map((piece, i) => piece === before.pieces[i]), [true, false, true])
  })
})
