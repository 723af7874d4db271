import assert from 'node:assert/strict'
import { idsInText } from '../../../src/server/features/completion/idsInText'
import type { ServedPlan } from '../../../src/server/plan'
import { removeFolders } from '../../analysis/given'
import { givenServed } from '../given'

after(removeFolders)

describe('ids in other texts', () => {
  let plan: ServedPlan
  before(async () => {
    plan = await givenServed('tasks:\n  CORE-1: { title: Token refresh, status: done, finished: 2026-02-27 }\n  CORE-2: { title: Sessions }\n  CORE-3: { title: Docs, status: doing }\n  API-1: { title: "a\\nb" }\n  release: { title: Ship }\n')
  })
  const idsAt = (where: 'comment' | 'message', line: string) => idsInText(plan, { where, line })?.items.map(({ id }) => id)
  const check = (where: 'comment' | 'message', line: string, ...expected: readonly string[]): void => assert.deepEqual(idsAt(where, line), expected, line)
  const nothing = (where: 'comment' | 'message', ...lines: readonly string[]): void => { for (const line of lines) assert.equal(idsAt(where, line), undefined, line) }

  it('come in comments behind the beginning of one, what is worked on first', () => {
    for (const line of ['// CORE-', '# see CORE-', ' * core-', 'x() // fixes CORE-']) check('comment', line, 'CORE-3', 'CORE-2', 'CORE-1')
    check('comment', '// CORE-1', 'CORE-1')
  })
  it('do not come in code, nor in prose', () => nothing('comment', 'const a = CORE-', '// CORE', '// token', '// CORE- ', '', 'CORE-', '// a -'))
  it('do not come where no task begins so', () => check('comment', '// utf-8'))
  it('come in commit messages by id and by title', () => {
    check('message', 'CORE-', 'CORE-3', 'CORE-2', 'CORE-1')
    check('message', 'Fix tok', 'CORE-1')
    check('message', 'Task: ', 'CORE-3', 'CORE-2', 'API-1', 'CORE-1')
    nothing('message', '# CORE-', 'Fix.')
  })
  it('are replaced as a whole, and tell the status and the finish', () => {
    const answer = idsInText(plan, { where: 'message', line: 'Fixes CORE-3' })
    assert.equal(answer?.typed, 6)
    assert.deepEqual(answer.items, [{ id: 'CORE-3', title: 'Docs', detail: 'doing · until 2026-03-02' }])
    assert.equal(idsInText(plan, { where: 'message', line: 'API-1' })?.items[0]?.title, 'a b')
  })
  it('take no time for hostile text', () => {
    const before = performance.now()
    for (const line of ['// ' + 'a-'.repeat(50_000), '//'.repeat(100_000), `// ${'A1-'.repeat(600)}`]) for (const where of ['comment', 'message'] as const) idsAt(where, line)
    assert(performance.now() - before < 1000)
  })
})
