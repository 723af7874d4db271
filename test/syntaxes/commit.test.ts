import assert from 'node:assert/strict'
import { tokensOf } from './grammar'

async function idsIn(message: string) {
  const tokens = await tokensOf(message, 'text.git-commit')
  return tokens.filter(token => token.scopes.includes('entity.name.type.id.tpm')).map(token => token.text)
}

describe('the colours of a commit message', () => {
  it('show task ids in subject, body and trailer', async () => {
    assert.deepEqual(await idsIn('CORE-12: Append\n\nSee API-7.\n\nTask: CORE-3'), ['CORE-12', 'API-7', 'CORE-3'])
    assert.deepEqual(await idsIn('fixes CORE-12, at last'), ['CORE-12'])
  })

  it('show the key of the trailer', async () => {
    const tokens = await tokensOf('Append\n\nTasks: CORE-3', 'text.git-commit')
    assert.ok(tokens.find(token => token.text === 'Tasks')?.scopes.includes('keyword.other.trailer.tpm'))
  })

  it('leave words, paths and comments alone', async () => {
    assert.deepEqual(await idsIn('Count in utf-8\n\nsha-256, x/CORE-1, CORE-1x\n# CORE-12'), [])
  })

  it('keep the warning on a subject that is too long', async () => {
    const tokens = await tokensOf(`CORE-12: ${'word '.repeat(20)}`, 'text.git-commit')
    assert.ok(tokens.some(token => token.scopes.some(scope => scope.startsWith('invalid.illegal'))))
  })
})
