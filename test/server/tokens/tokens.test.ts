import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineStarts } from '../../../src/base/text'
import { deltaOf, semanticTokens, semanticTokensFeature } from '../../../src/server/features/semanticTokens/semanticTokens'
import { removeFolders } from '../../analysis/given'
import { runs, slippedText } from '../../plan/arbitraryPlan'
import { givenServed } from '../given'

after(removeFolders)

const path = '.tpm/plan.yaml'
const { legend } = semanticTokensFeature.capabilities.semanticTokensProvider!

/** Each token as `text type.modifier`. */
function told(text: string, data: readonly number[]): readonly string[] {
  const starts = lineStarts(text)
  const found: string[] = []
  for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5)
    character = down === 0 ? character + right : right
    line += down
    const start = starts[line]! + character
    const names = legend.tokenModifiers.filter((_, index) => bits & (1 << index))
    found.push(`${text.slice(start, start + length)} ${[legend.tokenTypes[type], ...names].join('.')}`)
  }
  return found
}

async function check(text: string, ...expected: readonly string[]): Promise<void> {
  assert.deepEqual(told(text, semanticTokens(await givenServed(text), path)), expected)
}

describe('semantic tokens', () => {
  it('tell sections, ids, known keys and values apart', () =>
    check('tasks:\n  A-1:\n    title: 3d of work # note\n    efort: 1d\n    effort: 2d..3d..8d\n    due: 2026-03-02\n    priority: high\n    alap: true\n    progress: 40%\n    x-own: 1\n',
      'tasks namespace', 'A-1 function.declaration', 'title property', 'effort property', '2d..3d..8d number', 'due property', '2026-03-02 number',
      'priority property', 'high enumMember', 'alap property', 'true keyword', 'progress property', '40% number'))
  it('tell references by what they lead to, with links and shares', () =>
    check('people: { ana: {} }\nmilestones: { M1: {} }\ntasks:\n  A-1: { milestone: M1, assign: [ana 50%], after: [A-2 FS+2d, M1] }\n  A-2: {}\n',
      'people namespace', 'ana variable.declaration', 'milestones namespace', 'M1 class.declaration', 'tasks namespace', 'A-1 function.declaration',
      'milestone property', 'M1 class', 'assign property', 'ana variable', '50% number', 'after property', 'A-2 function', 'FS keyword', '+2d number', 'M1 class', 'A-2 function.declaration'))
  it('tell statuses by their kind, and what is over', () =>
    check('tasks:\n  A-1: { status: done }\n  A-2: { status: dropped }\n  A-3: { status: doing, after: [A-1, A-2] }\n  A-4: { status: todo }\n',
      'tasks namespace', 'A-1 function.declaration.readonly', 'status property', 'done string', 'A-2 function.declaration.deprecated', 'status property', 'dropped comment',
      'A-3 function.declaration', 'status property', 'doing keyword', 'after property', 'A-1 function.readonly', 'A-2 function.deprecated', 'A-4 function.declaration', 'status property', 'todo enumMember'))
  it('tell nested tasks in the order of the text, and nothing twice of an alias', () =>
    check('tasks:\n  A-1:\n    tasks:\n      A-2: &a { effort: 1d }\n      A-3: *a\n    due: 2026-03-02\n',
      'tasks namespace', 'A-1 function.declaration', 'tasks property', 'A-2 function.declaration', 'effort property', '1d number', 'A-3 function.declaration', 'due property', '2026-03-02 number'))
  it('tell what a scenario sets and adds as the plan itself', () =>
    check('tasks:\n  A-1: {}\nscenarios:\n  late:\n    set: { A-1: { effort: 8d, status: done, after: [A-2 SS+1d] } }\n    add: { tasks: { A-2: { duration: 3d } } }\n',
      'tasks namespace', 'A-1 function.declaration', 'scenarios namespace', 'late interface.declaration', 'set property', 'A-1 function', 'effort property', '8d number', 'status property', 'done string',
      'after property', 'A-2 interface', 'SS keyword', '+1d number', 'add property', 'tasks property', 'A-2 interface.declaration', 'duration property', '3d number'))
  it('end with their line', () => check('{ tasks: { ? A\nB : { effort: 1d } } }\n', 'tasks namespace', 'effort property', '1d number'))
  it('of a part are those of the whole that stand in it', async () => {
    const text = 'tasks:\n  A-1: { effort: 1d }\n  A-2: { effort: 2d }\n  A-3: { effort: 3d }\n'
    const plan = await givenServed(text)
    assert.deepEqual(told(text, semanticTokens(plan, path, { start: 31, end: 52 })), ['A-2 function.declaration', 'effort property', '2d number'])
  })
  it('are within the text and in order, whatever it says', async () => {
    await fc.assert(fc.asyncProperty(slippedText, async (text) => {
      const data = semanticTokens(await givenServed(text), path)
      for (let at = 0; at < data.length; at += 5) {
        assert(0 <= data[at]! && 0 <= data[at + 1]! && 0 < data[at + 2]!)
        if (0 < at && data[at] === 0) assert(data[at - 3]! <= data[at + 1]!, 'tokens overlap')
      }
      for (const each of told(text, data)) assert(!/[\r\n]/.test(each), JSON.stringify(each))
    }), { numRuns: runs(150) })
  })
  it('can be told by what changed', () => {
    const numbers = fc.array(fc.nat(3), { maxLength: 20 })
    fc.assert(fc.property(numbers, numbers, (before, now) => {
      const after = [...before]
      for (const { start, deleteCount, data = [] } of deltaOf(before, now)) after.splice(start, deleteCount, ...data)
      assert.deepEqual(after, now)
    }))
  })
  it('take a moment in a plan of 5,000 tasks, however often they are asked for', async () => {
    const plan = await givenServed(`tasks:\n${Array.from({ length: 5000 }, (_, n) => `  A-${n}:\n    title: T\n    effort: 2d\n    after: [A-${n + 1}]\n`).join('')}`)
    semanticTokens(plan, path)
    const before = performance.now()
    assert.equal(semanticTokens(plan, path).length / 5, 1 + 5000 * 6)
    assert(performance.now() - before < 200)
  })
})
