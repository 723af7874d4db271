import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mentionsIn } from '../../src/git/taskIds'

/** The ids a message mentions: `ID`, `ID…` for a part of a longer word; with the source in front unless it is text. */
function check(message: string, expected: string[], parents = 1): void {
  const found = mentionsIn(message, parents).map(({ id, source, partial }) => {
    return `${source === 'message' ? '' : `${source} `}${id}${partial ? '…' : ''}`
  })
  assert.deepEqual([...new Set(found)], expected, JSON.stringify(message))
}

describe('Task ids in the text of a commit message', () => {
  it('are found anywhere as whole words', () => {
    check('CORE-12: add login', ['CORE-12'])
    check('fixes CORE-12, API-7 and M1.', ['CORE-12', 'API-7', 'M1'])
    check('Add login\n\nThis ends (CORE-12).', ['CORE-12'])
    check('a/CORE-12/b #CORE-13 "CORE-14"', ['CORE-12', 'CORE-13', 'CORE-14'])
  })

  it('are matched in exact case', () => check('core-12 Core-12', ['core-12', 'Core-12']))

  it('are not found as the start or end of another word', () => {
    check('CORE-123', ['CORE-123'])
    check('CORE-12_a CORE-12a', ['CORE-12_a', 'CORE-12a'])
    check('XCORE-1 _CORE-1 -CORE-1 9CORE-1 2-CORE-1', ['XCORE-1'])
    check('CORE-01', ['CORE-01'])
  })

  it('may be followed by a hyphen, which is told from the whole word', () => {
    check('CORE-12-related', ['CORE-12…', 'CORE-12-related'])
    check('CORE-12- CORE-13--x CORE-14-ö', ['CORE-12', 'CORE-13', 'CORE-14'])
    check('CORE-12-xö', ['CORE-12'])
    check(`CORE-12-${'x'.repeat(200)}`, ['CORE-12'])
  })

  it('are not found in a word with ://', () => {
    check('see https://tracker.example/browse/CORE-12 now', [])
    check('(https://tracker.example/CORE-12) CORE-13', ['CORE-13'])
    check('CORE-11\nhttps://a.example/CORE-12\nCORE-13', ['CORE-11', 'CORE-13'])
  })

  it('need a digit', () => check('login works, so does CORE', []))

  it('are not glued to letters of other scripts, except those that write no spaces', () => {
    check('éCORE-1 CORE-2é ЖCORE-3', [])
    check('“CORE-1” —CORE-2… 修复CORE-3问题', ['CORE-1', 'CORE-2', 'CORE-3'])
  })

  it('are found after fixup! and squash!', () => check('fixup! CORE-12: add login', ['CORE-12']))

  it('leave out whole hashes and Change-Ids', () => {
    check(`This reverts commit ${'abcdef0123'.repeat(4)}.\nChange-Id: I${'abcdef0123'.repeat(4)}`, [])
  })

  it('are found between CRLF, lone CR and control characters', () => {
    check('x\r\nCORE-1\r\n', ['CORE-1'])
    check('CORE-1\rCORE-2\x1eCORE-3\x1b[31mCORE-4', ['CORE-1', 'CORE-2', 'CORE-3'])
  })
})

describe('Task lines', () => {
  it('name any id, without regard to case, several on a line', () => {
    check('x\n\nTask: login', ['trailer LOGIN'])
    check('x\n\nTasks: login, Setup; api', ['trailer LOGIN', 'trailer SETUP', 'trailer API'])
    check('x\n\ntASK:core-12 API-7', ['trailer CORE-12', 'trailer API-7', 'core-12', 'API-7'])
  })

  it('count wherever they stand, as in a squash', () => {
    check('Task: login\nmore text', ['trailer LOGIN'])
    check('Squashed\n\n    commit one\n\n    Task: one-a\n\n* Task: two\n- Task : three', [
      'trailer ONE-A', 'trailer TWO', 'trailer THREE',
    ])
    check('x\r\n\r\nTask: login\r\nSigned-off-by: a', ['trailer LOGIN'])
  })

  it('do not make an id of each word of a sentence', () => {
    check('Task: fix the login', [])
    check('Task: CORE-12 (first part)', ['trailer CORE-12', 'CORE-12'])
  })

  it('take marks around an id away', () => {
    check('Task: [CORE-12], #api.', ['trailer CORE-12', 'trailer API', 'CORE-12'])
  })

  it('need the key to be a word of its own at the start of the line', () => {
    check('Subtask: login\nMy Task: login\nTaskss: login\nTask login', [])
  })

  it('do not take URLs', () => check('Task: https://a.example/CORE-12', []))
})

describe('Merge subjects', () => {
  const merge = (subject: string, expected: string[]): void => check(subject, expected, 2)

  it('carry the id of the branch that was merged', () => {
    merge("Merge branch 'CORE-12'", ['branch CORE-12'])
    merge("Merge branch 'feature/core-12-add-login' into main", [
      'branch CORE-12…', 'branch CORE-12-ADD…', 'branch CORE-12-ADD-LOGIN',
    ])
    merge("Merge remote-tracking branch 'origin/fix-CORE-12'", ['branch FIX-CORE-12', 'branch CORE-12…'])
    merge("Merge branches 'A-1', 'A-2' and 'A-3'", ['branch A-1', 'branch A-2', 'branch A-3'])
    merge('Merge pull request #7 from M1/CORE-12\n\nAPI-3: title', ['branch CORE-12', 'API-3'])
    merge('Merge pull request #7 in P/r from CORE-12 to main', ['branch CORE-12'])
    merge('Merged in CORE-12 (pull request #7)', ['branch CORE-12'])
  })

  it('do not carry the id of the branch merged into', () => {
    merge("Merge branch 'main' into CORE-12", [])
    merge("Merge branch 'main' into 'CORE-12'", [])
  })

  it('are text when the commit is no merge', () => check("Merge branch 'CORE-12'", ['CORE-12']))

  it('are text when they are of another form', () => merge('Merge CORE-12 for release', ['CORE-12']))

  it('tell which of several branches an id is of', () => {
    const told = (parents: number): (number | undefined)[] => {
      return mentionsIn("Merge branches 'A-1' and 'A-2'", parents).map(({ parent }) => parent)
    }
    assert.deepEqual(told(3), [1, 2])
    assert.deepEqual(told(2), [undefined, undefined])
  })
})

describe('Reading a message', () => {
  /** The rule for text as one slow expression, for ASCII and without words that end in a longer one. */
  function slowly(message: string): string[] {
    const words = message.split(/\s+/).filter((word) => !word.includes('://'))
    const pattern = /(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*(?![A-Za-z0-9_])/g
    return words.flatMap((word) => word.match(pattern) ?? []).filter((id) => /[0-9]/.test(id))
  }

  const pieces = fc.constantFrom(...'A1-_ \n:,xé(/', '://', 'CORE-12', 'Task: ', 'b2')
  const messages = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

  it('finds what a plain expression finds', () => {
    fc.assert(fc.property(messages.map((text) => text.replaceAll('é', '.')), (message) => {
      const whole = mentionsIn(message).filter((one) => one.source === 'message' && !one.partial).map((one) => one.id)
      assert.deepEqual(whole, slowly(message))
    }), { numRuns: 2000, seed: 1 })
  })

  it('gives only ids of the format, whatever the bytes', () => {
    const anything = fc.oneof(messages, fc.string({ unit: 'binary', maxLength: 200 }))
    fc.assert(fc.property(anything, fc.constantFrom(1, 2), (message, parents) => {
      for (const { id } of mentionsIn(message, parents)) assert.match(id, /^[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*$/)
    }), { numRuns: 300, seed: 2 })
  })

  it('takes no longer than a moment for hostile text', () => {
    const long = 200_000
    const began = performance.now()
    for (const unit of ['a1-', 'a1', ' :', 'a:', '1-', 'A1://', ')', 'Task: ', 'Task: )', "'", '修1']) {
      mentionsIn(unit.repeat(long / unit.length), 2)
    }
    mentionsIn(`Task: ${')'.repeat(long)}x`)
    mentionsIn(`Merge branch '${'a1-'.repeat(long)}'`, 2)
    assert.ok(performance.now() - began < 2000)
  })
})
