import '../fake/install'
import assert from 'node:assert/strict'
import { whoWords } from '../../../src/extension/work/workView'
import { planSummary } from '../fake/planServer'

describe('My Work', () => {
  it('says why nothing in it is one’s own', () => {
    assert.match(whoWords([planSummary({ history: 'untrusted' })]) ?? '', /Restricted Mode/)
    assert.match(whoWords([planSummary()]) ?? '', /e-mail address/)
  })

  it('says nothing while it is not known, or when somebody was found', () => {
    assert.equal(whoWords([planSummary({ history: 'loading' })]), undefined)
    assert.equal(whoWords([planSummary(), planSummary({ me: { id: 'ana', name: 'Ana Lima' } })]), undefined)
  })
})
