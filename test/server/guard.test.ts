import assert from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver'
import { Guard } from '../../src/server/guard'
import type { ServedPlan } from '../../src/server/plan'
import { Teller } from '../../src/server/teller'
import { removeFolders } from '../analysis/given'
import { givenServed } from './given'

after(removeFolders)

const broken = (): never => { throw new Error('a bug') }

function givenGuard() {
  const logged: string[] = []
  return { guard: new Guard((message) => logged.push(message.split('\n')[0] ?? '')), logged }
}

describe('a request that nobody waits for any more', () => {
  it('is answered as cancelled, before it is begun and after', async () => {
    const { guard, logged } = givenGuard()
    const source = new CancellationTokenSource()
    let begun = 0
    const answer = guard.request('hover', async () => {
      begun++
      await Promise.resolve()
      source.cancel()
      return 1
    })
    await assert.rejects(answer(undefined, source.token), { code: -32800 })
    await assert.rejects(answer(undefined, source.token), { code: -32800 })
    assert.equal(begun, 1)
    assert.deepEqual(logged, [])
  })
})

describe('a bug', () => {
  it('in a request is logged, and answered as a failure', async () => {
    const { guard, logged } = givenGuard()
    for (const handler of [broken, () => Promise.reject(new Error('a bug'))]) {
      await assert.rejects(guard.request('hover', handler)(undefined), { code: -32603, message: 'hover failed: a bug' })
    }
    assert.deepEqual(logged, ['hover: Error: a bug', 'hover: Error: a bug'])
    assert.equal(await guard.request('hover', (n: number) => n + 1)(1), 2)
  })
  it('in a notice or on the way to a value is logged, and no more', async () => {
    const { guard, logged } = givenGuard()
    await guard.notice('files', broken)()
    assert.equal(guard.attempt('summary', broken), undefined)
    assert.equal(guard.attempt('summary', () => 7), 7)
    assert.deepEqual(logged, ['files: Error: a bug', 'summary: Error: a bug'])
  })
  it('after shutdown is nobody\'s: requests are refused, notices dropped', async () => {
    const { guard, logged } = givenGuard()
    guard.close()
    await assert.rejects(guard.request('hover', () => 1)(undefined), { code: -32600 })
    await guard.notice('files', broken)()
    assert.deepEqual(logged, [])
  })
  it('in one plan leaves the other one told', async () => {
    const { guard, logged } = givenGuard()
    const good = await givenServed('project: { name: Good }\n')
    const bad = { ...good, uri: 'file:///bad', snapshot: broken } as unknown as ServedPlan
    const told = await new Promise((resolve) => {
      const connection = {
        sendDiagnostics: () => Promise.resolve(),
        sendNotification: (_: unknown, { plans }: { plans: { name: string }[] }) => Promise.resolve(resolve(plans.map(({ name }) => name))),
        sendRequest: () => Promise.reject(new Error('gone')),
      } as unknown as ConstructorParameters<typeof Teller>[0]['connection']
      new Teller({ connection, guard, plans: () => [bad, good], refreshesLenses: () => true, refreshesHints: () => false, searches: { update: () => undefined, keepOnly: () => undefined } }).changed(undefined)
    })
    assert.deepEqual(told, ['Good'])
    assert.deepEqual(logged, ['diagnostics of file:///bad: Error: a bug', 'summary of file:///bad: Error: a bug'])
  })
})
