import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPlan } from '../../../src/plan/readPlan'
import { removeFolders } from '../../analysis/given'
import { planText, runs } from '../../plan/arbitraryPlan'
import { actionsAt, applied, given, type Given } from './act'

after(removeFolders)

const task = fc.tuple(
  fc.constantFrom('', '# about it\n', '\n', '# two\n# lines\n'),
  fc.constantFrom(
    '@A-#: { title: One, effort: 2d }\n', '@A-#:\n@  title: "Two: it"   # note\n@  effort: 1d..2d..4d\n@  after: [A-1]\n',
    '@A-#:\n@  description: |\n@    text\n\n@      more\n@  checklist:\n@    one: true\n@    "two": false\n@  duration: 3d\n',
    '@A-#: { assign: ana, effort: 3d, checklist: { a: true }, due: 2026-09-01 } # x\n', '@A-#: { after: A-2 SS, milestone: M1 }\n',
    '@A-#:\n@  # inner\n@  assign:\n@  - ana\n@  effort: &e 4h\n@  tasks:\n@    B-#: { effort: 1d, after: A-2 }\n', '@A-#:\n', '@A-#: { duration: 1ew }\n',
  ),
)
const rest = '\npeople:\n  ana: { capacity: 50% }\nmilestones:\n  M1: { due: 2026-09-01, after: [A-1, A-2] }\n  M2: { due: 2026-10-01 }\nrisks:\n  R-1: { tasks: [A-1, A-3] }\n'
const plans = fc.tuple(fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 }), fc.array(task, { minLength: 5, maxLength: 5 }), fc.constantFrom('  ', '    '), fc.constantFrom('\n', '\r\n'))
  .map(([numbers, tasks, indent, end]) => {
    const items = numbers.map((number, index) => (tasks[index]?.join('') ?? '').replaceAll('#:', `${number + 1}:`).replace(/^#/gm, '@#').replaceAll('@', indent))
    return `tasks:\n${items.join('')}${rest}`.replaceAll('\n', end)
  })

const errors = (texts: ReadonlyMap<string, string>) => readPlan([...texts].map(([path, text]) => ({ path, text })))

/** What stands in the plan besides the tasks that an action is about. */
function checkHarmless(at: Given, after: ReadonlyMap<string, string>, about: string): void {
  const [before, now] = [errors(at.texts), errors(after)]
  const count = (reading: typeof before) => reading.problems.filter(({ rule }) => rule.severity === 'error').length
  assert(count(now) <= count(before), about)
  for (const [id, { values, collection }] of before.plan.items) {
    const found = now.plan.items.get(id)
    assert(found, `${about} lost ${id}`)
    if (collection === 'people' || collection === 'risks') assert.deepEqual(found.values, values, about)
    assert.equal((found.values as { title?: string }).title, (values as { title?: string }).title, about)
  }
  const comments = (texts: ReadonlyMap<string, string>) => [...texts.values()].join('\n').match(/# .*/g)?.map((comment) => comment.trim()).sort() ?? []
  assert.deepEqual(comments(after), comments(at.texts), about)
}

describe('every refactoring', () => {
  it('leaves other items, comments and the number of errors alone, in any layout', async () => {
    await fc.assert(fc.asyncProperty(plans, fc.double({ min: 0, max: 0.999, noNaN: true }), async (text, where) => {
      const offset = Math.floor(where * text.length)
      const at = await given(`${text.slice(0, offset)}<|>${text.slice(offset)}`)
      for (const action of actionsAt(at, { only: ['refactor'] })) {
        const after = action.command ? action.title : applied(at, action)
        if (typeof after !== 'string') checkHarmless(at, after, `${action.title}\n${[...after.values()].join('=====\n')}`)
      }
    }), { numRuns: runs(150) })
  })
  it('throws on no text at all', async () => {
    await fc.assert(fc.asyncProperty(planText, fc.double({ min: 0, max: 1, noNaN: true }), async (text, where) => {
      const offset = Math.floor(where * text.length)
      const at = await given(`${text.slice(0, offset)}<|>${text.slice(offset)}`)
      for (const action of [...actionsAt(at), ...actionsAt(at, { only: ['source'] })]) if (!action.command) applied(at, action)
    }), { numRuns: runs(150) })
  })
})
