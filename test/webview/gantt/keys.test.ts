import assert from 'node:assert/strict'
import { type KeyAction, keyAction, placeAfter, treeStep } from '../../../src/webview/gantt/layout/keys'
import { outlineOf } from '../../../src/webview/gantt/layout/outline'
import { shownText } from '../../../src/webview/gantt/layout/text'
import { visibleRows } from '../../../src/webview/gantt/layout/visible'
import { row } from '../fixture'

const plain = (key: string) => keyAction({ key, command: false, alt: false })
const command = (key: string) => keyAction({ key, command: true, alt: false })

describe('the keys', () => {
  it('mean what they mean in a tree grid', () => {
    assert.deepEqual(plain('ArrowDown'), { kind: 'move', by: 'row', direction: 1 })
    assert.deepEqual(plain('Enter'), { kind: 'open' })
    assert.deepEqual(plain(' '), { kind: 'select' })
  })

  it('with Ctrl move through time and find', () => {
    assert.deepEqual(command('ArrowRight'), { kind: 'scroll', direction: 1 })
    assert.deepEqual(command('F'), { kind: 'filter' })
    assert.equal(command('t'), undefined)
  })

  it('of the editor stay with the editor', () => {
    assert.equal(plain('a'), undefined)
    assert.equal(keyAction({ key: 'ArrowDown', command: false, alt: true }), undefined)
    assert.equal(command('s'), undefined)
  })

  it('move by rows, pages and to the ends, and no further', () => {
    const move = (key: string, place: number) => placeAfter(plain(key) as KeyAction & { kind: 'move' }, place, 50, 20)
    assert.deepEqual([move('ArrowDown', 3), move('ArrowUp', 0), move('PageDown', 3), move('PageUp', 3), move('End', 3), move('Home', 3)], [4, 0, 22, 0, 49, 0])
  })
})

describe('left and right', () => {
  const outline = outlineOf([row('a'), row('b', { depth: 1 }), row('c', { depth: 1 }), row('d')])
  const step = (kind: 'in' | 'out', at: number, collapsed: string[] = []) => {
    const folded = new Set(collapsed)
    return treeStep(kind, at, { outline, visible: visibleRows(outline, folded), folded: each => folded.has(outline.keys[each]!) })
  }

  it('fold and unfold a row with children', () => {
    assert.deepEqual(step('out', 0), { fold: true })
    assert.deepEqual(step('in', 0, ['a']), { fold: false })
  })

  it('go to the first child and to the parent', () => {
    assert.deepEqual(step('in', 0), { to: 1 })
    assert.deepEqual(step('out', 2), { to: 0 })
  })

  it('do nothing at the ends of the tree', () => {
    assert.equal(step('in', 3), undefined)
    assert.equal(step('out', 3), undefined)
    assert.equal(step('out', 0, ['a']), undefined)
  })
})

describe('a shown text', () => {
  it('has no control characters that reorder or hide', () => {
    assert.equal(shownText('a\u202Eb\u200Bc\u0007'), 'a[U+202E]b[U+200B]c[U+0007]')
    assert.equal(shownText('one\r\n two\tthree'), 'one  two three')
  })

  it('keeps what languages and emoji need', () => {
    assert.equal(shownText('می‌خواهم 👩‍💻'), 'می‌خواهم 👩‍💻')
  })

  it('is cut when it is absurdly long, between characters', () => {
    assert.equal(shownText('x'.repeat(10_000)).length, 301)
    assert.equal(shownText(`${'x'.repeat(299)}😀y`), `${'x'.repeat(299)}…`)
  })
})
