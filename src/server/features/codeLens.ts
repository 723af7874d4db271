import { formatDistance } from 'date-fns'
import type { CodeLens } from 'vscode-languageserver'
import { oneLine } from '../../analysis/plainText'
import { taskState } from '../../analysis/taskState'
import { titleOf } from '../../analysis/words'
import { itemNamed } from '../../plan/model/former'
import type { Task } from '../../plan/model/plan'
import { lensCommands } from '../../protocol/messages'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'
import { hasDigit, mentionsInComment } from './mentions'

export const codeLensFeature: Feature = {
  scope: 'everywhere',
  capabilities: { codeLensProvider: {} },
  wire(connection, { workspace, documents, guard, now }) {
    connection.onCodeLens(guard.request('lenses', ({ textDocument: { uri } }) => {
      const file = workspace.planFile(uri)
      if (file) return workspace.settings.planLenses ? [...planLenses(file.plan, file.path, now())] : []
      const plan = workspace.settings.sourceLenses ? workspace.planFor(uri) : undefined
      const text = documents.get(uri)?.getText()
      return plan && text !== undefined ? [...sourceLenses(plan, text)] : []
    }))
  },
}

/** Lenses on the tasks of a plan file that have commits: `3 commits · last 2 days ago by Ana Lima`. */
export function planLenses(plan: ServedPlan, path: string, now: Date): readonly CodeLens[] {
  const { plan: model } = plan.snapshot()
  return [...model.tasks.values()].filter((task) => task.source.file === path).flatMap((task) => planLens(plan, task, now) ?? [])
}

function planLens(plan: ServedPlan, task: Task, now: Date): CodeLens | undefined {
  const commits = plan.history.commitsOf(plan.snapshot().plan, task.id)
  const counted = commits.filter((commit) => commit.counted)
  const newest = counted[0] ?? commits[0]
  if (!newest) return undefined
  const ago = formatDistance(new Date(newest.authoredAt * 1000), now, { addSuffix: true })
  const many = `${counted.length} ${counted.length === 1 ? 'commit' : 'commits'}`
  return lens(plan, task, { title: `${many} · last ${ago} by ${words(newest.author)}`, command: lensCommands.showCommits })
}

function lens(plan: ServedPlan, task: Task, { title, command }: { title: string; command: string }): CodeLens {
  const { line } = plan.locate(task).range.start
  return { range: lineStart(line), command: { title, command, arguments: [{ plan: plan.uri, item: task.id }] } }
}

const lineStart = (line: number): CodeLens['range'] => ({ start: { line, character: 0 }, end: { line, character: 0 } })

/** Files longer than this get no lenses: each line would be searched on every change. */
const mostLines = 20_000

/** Lenses in a source file, one on each line whose comment names tasks: `CORE-12 · doing · Token refresh`. */
export function sourceLenses(plan: ServedPlan, text: string): readonly CodeLens[] {
  const lines = text.split(/\r\n|\r|\n/)
  return mostLines < lines.length ? [] : lines.flatMap((line, index) => sourceLens(plan, line, index) ?? [])
}

function sourceLens(plan: ServedPlan, line: string, index: number): CodeLens | undefined {
  const { plan: model } = plan.snapshot()
  const ids = new Set(mentionsInComment(line).map(({ id }) => id).filter(hasDigit))
  const [task, ...others] = [...new Set([...ids].map((id) => model.tasks.get(itemNamed(model, id)?.id ?? '')).filter((each) => each !== undefined))]
  if (!task) return undefined
  const { status, blockedBy } = taskState(plan.snapshot(), task)
  const more = others.length === 0 ? '' : ` · +${others.length}`
  const held = blockedBy.length === 0 ? '' : ' (blocked)'
  return {
    range: lineStart(index),
    command: {
      title: `${task.id} · ${words(status)}${held} · ${words(titleOf(task))}${more}`,
      command: lensCommands.openItem,
      arguments: [{ plan: plan.uri, item: task.id }],
    },
  }
}

/** Text of others in a lens: no icons are made of it. */
const words = (text: string): string => oneLine(text).replace(/\$\(/g, '$ (')
