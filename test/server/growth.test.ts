import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { diagnosticsOf } from '../../src/server/features/diagnostics'
import { documentSymbols } from '../../src/server/features/documentSymbols'
import { planHover } from '../../src/server/features/hover'
import { OpenDocument } from '../../src/server/openDocument'
import { summaryOf } from '../../src/server/views/summary'
import { removeFolders } from '../analysis/given'
import { givenServed } from './given'

after(removeFolders)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Bytes that somebody holds, in the heap and in arrays beside it. What is held weakly stays until the end of a turn. */
async function held(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await turn()
    collect()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const path = '.tpm/plan.yaml'
const text = `people:\n  ana: { name: Ana, rate: 50/h }\ntasks:\n${Array.from({ length: 100 }, (_, i) => `  T-${i}:\n    title: Task ${i}\n    effort: 1d\n    assign: ana\n${i === 0 ? '' : `    after: [T-${i - 1}]\n`}`).join('')}`

describe('thousands of edits', () => {
  for (const [what, edits, behind, letter] of [['words', 10_000, 'title: Task 50', 'x'], ['dates', 3_000, '  T-50:\n    title: Task 50\n    effort: ', '1'], ['ids', 3_000, '  T-50', '9']] as const) {
    it(`of ${what} leave nothing behind`, async () => {
      const plan = await givenServed({ [path]: text })
      const document = new OpenDocument('file:///plan.yaml', 'tpm', 0, text)
      const at = document.positionAt(text.indexOf(behind) + behind.length)
      const edit = async (i: number): Promise<void> => {
        if (i % 20 === 0) await turn()
        const end = { line: at.line, character: at.character + (i % 2) }
        document.update([{ range: { start: at, end }, text: i % 2 === 0 ? letter : '' }], i)
        plan.live.setOpen(path, document.getText())
        if (i % 5 !== 0) return
        diagnosticsOf(plan)
        summaryOf(plan)
        documentSymbols(plan, path)
        planHover(plan, path, { line: '    after: [T-50]', lineNumber: at.line + 8, character: 14 })
        for (const _ of plan.live.findInSteps()) if (i % 3 === 0) break
      }
      for (let i = 0; i < 500; i++) await edit(i)
      const before = await held()
      for (let i = 0; i < edits; i++) await edit(i)
      const more = (await held()) - before
      // Every version that anything held on to would be ten thousands of bytes.
      assert.ok(more < 3e6, `${more} bytes more are held`)
    }).timeout(600_000)
  }
})
