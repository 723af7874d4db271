import assert from 'node:assert/strict'
import { contentSecurityPolicy, ganttPage } from '../../../src/extension/gantt/page'
import { readMessage } from '../../../src/extension/gantt/readMessage'

const parts = {
  cspSource: 'https://*.vscode-cdn.net', nonce: 'abc', script: 'https://x/gantt.js', style: 'https://x/gantt.css',
  language: 'en', strings: { today: 'Today </script><script>alert(1)</script>' },
}

describe('The page of the Gantt chart', () => {
  it('allows its own files and nothing else', () => {
    assert.equal(contentSecurityPolicy(parts), 'default-src \'none\'; script-src \'nonce-abc\'; '
      + 'style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; img-src https://*.vscode-cdn.net data:; '
      + 'form-action \'none\'; base-uri \'none\'')
  })

  it('carries the policy, one script and one style', () => {
    const page = ganttPage(parts)
    assert.equal(page.includes(`content="${contentSecurityPolicy(parts)}"`), true)
    assert.equal(page.match(/<script /g)?.length, 2)
    assert.match(page, /<script nonce="abc" src="https:\/\/x\/gantt\.js"><\/script>/)
    assert.match(page, /<div id="gantt"><\/div>/)
  })

  it('lets no word end the element it stands in', () => {
    const [, json = ''] = /id="strings">(.*?)<\/script>/.exec(ganttPage(parts)) ?? []
    assert.equal(json.includes('<'), false)
    assert.deepEqual(JSON.parse(json), parts.strings)
  })
})

describe('A message of the Gantt chart', () => {
  it('is one of a few, with just what it needs', () => {
    assert.deepEqual(readMessage({ type: 'select', id: 'CORE-1', command: 'x' }), { type: 'select', id: 'CORE-1' })
    assert.deepEqual(readMessage({ type: 'ready' }), { type: 'ready' })
    assert.deepEqual(readMessage({ type: 'ready', plan: 'file:///a' }), { type: 'ready', plan: 'file:///a' })
    assert.deepEqual(readMessage({ type: 'error', message: 'x'.repeat(9000) }), { type: 'error', message: 'x'.repeat(4000) })
  })

  it('is refused otherwise', () => {
    const hostile = [
      undefined, null, 1, 'ready', [], {}, { type: 'execute', id: 'x' }, { type: 'open' }, { type: 'open', id: 7 },
      { type: 'select', id: '' }, { type: 'select', id: 'x'.repeat(201) }, { type: 'ready', plan: {} },
      { type: '__proto__' }, { type: 'error' }, { type: { toString: () => 'open' }, id: 'x' },
    ]
    assert.deepEqual(hostile.map(readMessage), hostile.map(() => undefined))
  })
})
