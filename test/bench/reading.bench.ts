import { readPlan } from '../../src/plan/readPlan'
import { randomNetwork } from './plans'
import { best, tableOf, type Row } from './table'

/** Plans in one file: read when a workspace is opened, and again after a letter was typed in the middle. */
export function bench(): string {
  const rows: Row[] = []
  for (const size of [1_000, 10_000]) {
    const text = textOf(size)
    const opened = readPlan([{ path: 'tasks.yaml', text }])
    let reading = opened
    let letters = 0
    const type = () => {
      const at = text.indexOf('title: Task', text.length / 2) + 'title: Task'.length
      reading = readPlan([{ path: 'tasks.yaml', text: `${text.slice(0, at)}${'x'.repeat(++letters)}${text.slice(at)}` }], reading)
    }
    rows.push({ name: 'open', size, milliseconds: best(5, () => void readPlan([{ path: 'tasks.yaml', text }])) })
    rows.push({ name: 'after one letter', size, milliseconds: best(30, type) })
  }
  return tableOf(rows)
}

/** About 250 characters a task, some of them in a block of text. */
function textOf(size: number): string {
  const { from, before } = randomNetwork(size)
  const tasks = Array.from({ length: size }, (_, v) => {
    const after = Array.from(before.subarray(from[v], from[v + 1]), (each) => `T-${each}`).join(', ')
    return `  T-${v}:\n    title: Task number ${v} of the plan\n    status: todo\n    effort: 2d..3d..8d\n    after: [${after}]\n    due: 2026-05-01\n    description: >\n      Some words about the task, long enough\n      to fill two lines of a paragraph.\n    tags: [one, two]\n`
  })
  return `tasks:\n${tasks.join('')}`
}
