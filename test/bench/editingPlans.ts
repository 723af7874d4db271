import { randomNetwork } from './plans'

/** Counted from 0, as in the protocol. */
export interface Place {
  readonly line: number
  readonly character: number
}

/** A plan to be edited: its files, and places in the one that is edited. */
export interface EditedPlan {
  readonly name: string
  readonly tasks: number
  readonly files: ReadonlyMap<string, string>
  readonly path: string
  readonly text: string
  /** In a title, on whose line a problem follows: every key moves it. */
  readonly title: Place
  readonly status: Place
  readonly after: Place
  readonly effort: Place
}

/** About 250 characters a task and two links, in a number of files; one of them has a problem in its middle. */
export function editedPlan(tasks: number, count = 1): EditedPlan {
  const texts = textsOf(tasks)
  const size = tasks / count
  const files = new Map(Array.from({ length: count }, (_, f) => [`.tpm/tasks${f}.yaml`, textOf(texts.slice(f * size, (f + 1) * size), f === count >> 1)]))
  const path = `.tpm/tasks${count >> 1}.yaml`
  const text = files.get(path) ?? ''
  files.set('.tpm/project.yaml', 'project: { name: Bench, start: 2026-01-05 }\npeople:\n  ana: { name: Ana }\n  ben: { name: Ben }\nmilestones:\n  M-1: { title: Done, due: 2090-01-01 }\n')
  const title = text.indexOf('title: Task with a slip') + 11
  const behind = (what: string) => placeOf(text, text.indexOf(what, title) + what.length)
  return { name: count === 1 ? '1 file' : `${count} files`, tasks, files, path, text, title: placeOf(text, title), status: behind('status: t'), after: behind('after: [T-'), effort: behind('effort: ') }
}

function textOf(tasks: readonly string[], isEdited: boolean): string {
  const middle = tasks.length >> 1
  const slip = isEdited ? ['  E-1: { title: Task with a slip, efort: 2d }\n'] : []
  return `tasks:\n${[...tasks.slice(0, middle), ...slip, ...tasks.slice(middle)].join('')}`
}

function textsOf(count: number): readonly string[] {
  const { from, before } = randomNetwork(count)
  return Array.from({ length: count }, (_, v) => {
    const after = Array.from(before.subarray(from[v], from[v + 1]), (each) => `T-${each}`).join(', ')
    const owner = v % 2 === 0 ? 'ana' : 'ben'
    return `  T-${v}:\n    title: Task number ${v} of the plan\n    status: todo\n    effort: ${1 + (v % 4)}d\n${after === '' ? '' : `    after: [${after}]\n`}    owner: ${owner}\n    description: >\n      Some words about the task, long enough\n      to fill two lines of a paragraph.\n    tags: [one, two]\n`
  })
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 }
}
