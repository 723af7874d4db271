import '../fake/install'
import assert from 'node:assert/strict'
import { agoWords, dayWords, daysBetween, periodWords } from '../../../src/extension/words/dates'
import { plainText, withoutIcons } from '../../../src/extension/words/plainText'

const now = new Date(2026, 2, 10, 23, 30)

describe('Words for labels', () => {
  it('keep an icon’s name from becoming an icon', () => {
    assert.equal(withoutIcons('costs $(check) much $(sync~spin)'), 'costs \\$(check) much \\$(sync~spin)')
    assert.equal(withoutIcons('$(not an icon)'), '$(not an icon)')
  })

  it('are clipped between characters, not within', () => {
    assert.equal(plainText(`${'👩‍🚀'.repeat(8)}`, 3), '👩‍🚀👩‍🚀…')
    assert.equal(plainText('a'.repeat(200)).length, 120)
    assert.equal(plainText('x'.repeat(1_000_000), 10), `${'x'.repeat(9)}…`)
  })

  it('show what would hide, and leave what belongs to a script', () => {
    assert.equal(plainText('pay\u200bpal ad\u200dmin \u202eexe'), 'pay◦pal ad◦min ◦exe')
    assert.equal(plainText('می\u200cخواهم'), 'می\u200cخواهم')
  })

  it('stand on one line', () => {
    assert.equal(plainText(' a\n\tb '), 'a b')
  })
})

describe('Dates in words', () => {
  it('leave out the year that it is', () => {
    assert.equal(dayWords('2026-03-02', now), 'Mar 2')
    assert.equal(dayWords('2027-03-02T17:00', now), 'Mar 2, 2027')
  })

  it('give back what is no date', () => {
    assert.equal(dayWords('soon', now), 'soon')
  })

  it('say one day once', () => {
    assert.equal(periodWords('2030-03-02T08:00', '2030-03-02T17:00'), 'Mar 2, 2030')
    assert.equal(periodWords(undefined, '2030-03-02'), undefined)
  })

  it('count calendar days', () => {
    assert.equal(daysBetween('2026-03-10', '2026-03-10T17:00'), 0)
    assert.equal(daysBetween('2026-03-10T23:59', '2026-03-11'), 1)
    assert.equal(daysBetween('2026-03-10', '2026-03-09'), -1)
  })

  it('tell how long ago a commit was', () => {
    const ago = (days: number) => agoWords(now.getTime() / 1000 - days * 86_400, now)
    assert.deepEqual([0.01, 2, 20, 100, 300, 760].map(ago), [
      '14 minutes ago', '2 days ago', '3 weeks ago', '4 months ago', '10 months ago', '2 years ago',
    ])
  })
})
