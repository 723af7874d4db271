import { planFolderName } from '../analysis/discovery'
import { levelledEdit } from '../analysis/levelledEdit'
import { oneLine } from '../analysis/plainText'
import { stepOf, stepWords } from '../analysis/why'
import { daysOfTask, titleOf } from '../analysis/words'
import { fingerprint } from '../base/fingerprint'
import type { LevelAnswer } from '../protocol/messages'
import { levelPlan } from '../schedule/levelling/levelPlan'
import type { ServedPlan } from './plan'

/** What writes the levelled dates of a plan into its text. */
export function levelIn(plan: ServedPlan): LevelAnswer {
  if (plan.live.isElsewhere) return { ok: false, message: `${planFolderName} is a link to another place: change the plan there.` }
  const snapshot = plan.snapshot()
  const levelled = plan.live.levelled ?? levelPlan(snapshot.plan, { today: snapshot.schedule.asof })
  const answer = levelledEdit(snapshot.reading, levelled)
  if (!answer.ok) return { ok: false, message: answer.message }
  const after = { ...snapshot, schedule: levelled.schedule }
  const said = (id: string): { label: string; reason: string } => {
    const { start, finish } = daysOfTask(levelled.schedule.tasks.get(id)!)
    const step = stepOf(after, id)
    return { label: `${id} ${oneLine(titleOf(snapshot.plan.tasks.get(id)!), 60)}: ${start}..${finish}`, reason: step ? stepWords(snapshot.plan, step) : '' }
  }
  const { taskOf } = answer.value
  return {
    ok: true,
    edits: answer.value.edits.flatMap(({ file, edits }) => edits.map((edit) => ({ ...plan.location(file, edit.range), text: edit.text, ...said(taskOf.get(edit)!) }))),
    bases: answer.value.edits.map(({ file }) => ({ uri: plan.fileUri(file), fingerprint: fingerprint(snapshot.reading.files.get(file)?.text ?? '') })),
  }
}
