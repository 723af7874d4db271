import assert from 'node:assert/strict'
import { isBelow, lineRange, pathOf, planPlaceOf, uriOf } from '../../src/server/uris'

describe('URIs', () => {
  it('of files are paths, whatever is escaped, and others are none', () => {
    assert.equal(pathOf('file:///a%20b/%C3%BC.yaml'), '/a b/ü.yaml')
    for (const uri of ['', 'a', 'untitled:1', 'http://x/y', 'file://other/x', 'file:///a%2Fb', 'file:///%']) assert.equal(pathOf(uri), undefined, uri)
    for (const path of ['/a b/ü#?%.yaml', '/']) assert.equal(pathOf(uriOf(path)), path)
  })
  it('lead into a plan, or not', () => {
    const place = (path: string) => planPlaceOf(`file://${path}`)
    assert.deepEqual(place('/w/.tpm/a.yaml'), { folder: '/w', path: '.tpm/a.yaml' })
    assert.deepEqual(place('/w/.tpm/'), { folder: '/w', path: '.tpm' })
    assert.deepEqual(place('/home/.tpm/w/.tpm/b/c.yaml'), { folder: '/home/.tpm/w', path: '.tpm/b/c.yaml' })
    assert.deepEqual(place('/.tpm/a.yaml'), { folder: '/', path: '.tpm/a.yaml' })
    for (const path of ['/', '/w/a.yaml', '/w/.tpm-old/a.yaml', '/w/x.tpm/a.yaml', '/w/.tpm/.git/a.yaml', '/w/.tpm/.a.yaml']) assert.equal(place(path), undefined, path)
  })
  it('lie below a folder by whole names', () => {
    for (const [folder, path, expected] of [
      ['/w', '/w/a', true], ['/', '/w', true], ['/w', '/w/..a', true],
      ['/w', '/w', false], ['/w', '/w-evil/a', false], ['/w/b', '/w', false], ['/w', '/v', false],
    ] as const) assert.equal(isBelow(folder, path), expected, `${folder} ${path}`)
  })
  it('have ranges of lines and characters', () => {
    assert.deepEqual(lineRange(Uint32Array.of(0, 4), { start: 2, end: 6 }), { start: { line: 0, character: 2 }, end: { line: 1, character: 2 } })
  })
})
