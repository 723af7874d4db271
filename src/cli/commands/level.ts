import type { Analysis } from '../../analysis/analysePlan'
import { levelledEdit } from '../../analysis/levelledEdit'
import { writePlan } from '../../analysis/writePlan'
import { success, type Result } from '../../base/result'
import type { Levelled } from '../../schedule/levelling/levelPlan'
import { command } from '../command'
import { levelledBy, levelOptions, sayMoves } from '../levelling'
import { plural, printable, type Output } from '../output'

export const level = command({
  name: 'level',
  summary: 'what has to move so that nobody and nothing is used beyond capacity, and why; with --write, the dates go into the plan',
  operands: [],
  options: {
    ...levelOptions,
    write: { kind: 'flag', summary: 'write `earliest` into the tasks that have to wait for somebody or something' },
  },
  async run(analysis, { options, json, folder, analyseWith }) {
    const levelled = levelledBy(analysis, options)
    const said = sayMoves(analysis, levelled, analyseWith, json)
    if (!options.write) return said
    const written = await writeLevelled(folder, analysis, levelled)
    return written.ok ? withRemark(said, written.value) : { text: printable(written.message), exitCode: 2 }
  },
})

/** Writes `earliest` into the plan; what was done, in a sentence. */
async function writeLevelled(folder: string, { reading }: Analysis, levelled: Levelled): Promise<Result<string>> {
  const edit = levelledEdit(reading, levelled)
  if (!edit.ok) return edit
  const written = await writePlan(folder, reading, edit.value.edits)
  if (!written.ok) return written
  const tasks = new Set(edit.value.taskOf.values()).size
  return success(tasks === 0 ? 'Nothing was written.' : `Wrote \`earliest\` of ${plural(tasks, 'task')} into ${written.value.join(', ')}.`)
}

const withRemark = (output: Output, remark: string): Output => ({ ...output, remark: [remark, output.remark ?? []].flat().join('\n') })
