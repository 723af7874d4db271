import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeXml, readXml } from '../../src/exchange/xml'

const refusal = (text: string): string => {
  const read = readXml(text)
  return read.ok ? 'read' : read.message
}

describe('XML', () => {
  it('is read as elements with their text, entities and character data resolved', () =>
    assert.deepEqual(readXml('<?xml version="1.0"?><a x="1"><!-- no --><p:b>1 &lt; 2 &#x41;</p:b><c><![CDATA[<d>]]></c></a>'), {
      ok: true,
      value: { name: 'a', text: '', children: [{ name: 'b', text: '1 < 2 A', children: [] }, { name: 'c', text: '<d>', children: [] }] },
    }))
  it('is read without what is to be left out, whatever is in it', () =>
    assert.deepEqual(readXml('<a><b>1<b>2<c/></b></b>3<d/></a>', new Set(['b'])), { ok: true, value: { name: 'a', text: '3', children: [{ name: 'd', text: '', children: [] }] } }))
  it('has no document type, so that nothing grows or is fetched', () => {
    assert.match(refusal('<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>'), /^Line 1, column \d+: a document type is not read/)
    assert.match(refusal('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), /a document type is not read/)
    assert.match(refusal('<a>&x;</a>'), /undefined entity/)
  })
  it('is refused with the place when it is no XML', () => {
    assert.match(refusal('<a>\n<b></a>'), /^Line 2, column \d+: this is no XML: unexpected close tag/)
    assert.match(refusal(''), /no XML|nothing in this file/)
    assert.match(refusal('tasks: {}'), /this is no XML/)
    assert.match(refusal('<a>'.repeat(100)), /nest deeper than 64/)
    assert.match(refusal(`${'<a>'.repeat(200_000)}`), /nest deeper than 64/)
  })
  it('is decoded by its byte order mark or declaration', () => {
    assert.equal(decodeXml(Buffer.from('\ufeff<a>ä</a>', 'utf16le')), '<a>ä</a>')
    assert.equal(decodeXml(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>ä</a>', 'latin1')), '<?xml version="1.0" encoding="windows-1252"?><a>ä</a>')
    assert.equal(decodeXml(Buffer.from('<a>ä</a>', 'latin1')), undefined)
    assert.equal(decodeXml(Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>')), undefined)
  })
  it('throws nothing, whatever the text', () =>
    fc.assert(fc.property(fc.array(fc.constantFrom('<a>', '</a>', '<b/>', '&amp;', '&#0;', '&q;', '<![CDATA[', ']]>', '<!--', '-->', '<?x', '?>', '<!DOCTYPE x [', ']>', 'é', '\u0000', '<', '"')), (pieces) => {
      readXml(pieces.join(''))
    }), { numRuns: 500 }))
})
