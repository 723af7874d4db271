import assert from 'node:assert/strict'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { OpenDocument } from '../../src/server/openDocument'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '😀'), maxLength: 30 })
const position = fc.record({ line: fc.integer({ min: -1, max: 12 }), character: fc.integer({ min: -1, max: 8 }) })
const change = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'bc'), maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ text }) },
)

/** Its own counting of lines after an edit is at times not what counting anew gives. */
const standardOf = (written: string) => TextDocument.create('file:///p.yaml', 'tpm', 1, written)

describe('the text of an editor', () => {
  it('becomes what the text of the protocol becomes, edit by edit, with the same places in it', () => {
    fc.assert(fc.property(text, fc.array(change, { minLength: 1, maxLength: 5 }), position, (written, changes, place) => {
      const document = new OpenDocument('file:///p.yaml', 'tpm', 1, written)
      for (const [index, each] of changes.entries()) {
        const expected = TextDocument.update(standardOf(document.getText()), [each], 1).getText()
        document.update([each], index + 2)
        const standard = standardOf(expected)
        assert.deepEqual([document.getText(), document.version, document.lineCount], [expected, index + 2, standard.lineCount])
        assert.equal(document.offsetAt(place), standard.offsetAt(place))
        for (let offset = -1; offset <= expected.length + 1; offset++) assert.deepEqual(document.positionAt(offset), standard.positionAt(offset))
        const range = { start: { line: 0, character: 1 }, end: place }
        if (0 < place.line) assert.equal(document.getText(range), standard.getText(range))
      }
    }), { numRuns: 500 })
  })

  it('takes up several edits of one event, each after the one before it', () => {
    const document = new OpenDocument('file:///p.yaml', 'tpm', 1, 'a\nb\n')
    const at = (line: number, text: string) => ({ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text })
    assert.equal(document.update([at(1, 'x\n'), at(2, 'y'), at(0, '-')], 2).getText(), '-a\nx\nyb\n')
  })
})
