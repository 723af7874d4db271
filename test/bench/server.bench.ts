import { changePlan } from '../../src/plan/edit/changePlan'
import { readPlan } from '../../src/plan/readPlan'
import { ServedPlan } from '../../src/server/plan'
import { Publisher } from '../../src/server/publisher'
import { planLenses } from '../../src/server/features/codeLens'
import { documentSymbols } from '../../src/server/features/documentSymbols'
import { ganttModel } from '../../src/server/views/gantt'
import { milestonesTree } from '../../src/server/views/milestonesTree'
import { risksTree } from '../../src/server/views/risksTree'
import { summaryOf } from '../../src/server/views/summary'
import { workTree } from '../../src/server/views/workTree'
import { cardOf } from '../../src/analysis/card'
import { day } from '../schedule/build'
import { tableOf, type Row } from './table'

const file = '.tpm/plan.yaml'

/** The text of a plan with tasks in summaries of ten, milestones, people, risks and issues. */
export function textOf(size: number): string {
  const task = (i: number): string => {
    const after = i === 0 ? '' : `, after: [T-${i - 1 - (i % 7)  < 0 ? 0 : i - 1 - (i % 7)}]`
    const estimate = i % 5 === 0 ? '' : `, effort: ${1 + (i % 4)}d`
    return `      T-${i}: { title: Task number ${i}, assign: P${i % 20}${estimate}${after} }\n`
  }
  const summary = (s: number): string =>
    `  S-${s}:\n    title: Part ${s}\n    milestone: M${s % 20}\n    tasks:\n${Array.from({ length: 10 }, (_, i) => task(s * 10 + i)).join('')}`
  const each = (count: number, write: (i: number) => string): string => Array.from({ length: count }, (_, i) => write(i)).join('')
  return [
    'project: { start: 2026-01-05 }\n',
    `people:\n${each(20, (i) => `  P${i}: { name: Person ${i} }\n`)}`,
    `milestones:\n${each(20, (i) => `  M${i}: { title: Stage ${i}, due: 2026-12-01 }\n`)}`,
    `risks:\n${each(size / 50, (i) => `  R-${i}: { title: Risk ${i}, probability: 30%, impact: { time: 5d }, tasks: [T-${i}] }\n`)}`,
    `issues:\n${each(size / 50, (i) => `  I-${i}: { title: Issue ${i}, tasks: [T-${i}] }\n`)}`,
    `tasks:\n${each(size / 10, summary)}`,
  ].join('')
}

/** From a key to what is sent, in the server's process: the middle and the slowest of twenty but one, on plans of one file. */
export function bench(): string {
  return tableOf([1_000, 10_000].flatMap(measure))
}

function measure(size: number): readonly Row[] {
  const plan = new ServedPlan('/plan', () => day('2026-01-05'))
  const text = textOf(size)
  const at = text.indexOf(`Task number ${size / 2}`)
  const typed = (i: number) => `${text.slice(0, at)}${'x'.repeat(1 + (i % 9))}${text.slice(at)}`
  plan.live.setOpen(file, text)
  const publisher = new Publisher(() => undefined)
  const timed = (name: string, run: () => unknown, runs = 20): readonly Row[] => {
    const times: number[] = []
    for (let i = 0; i < runs; i++) {
      plan.live.setOpen(file, typed(i))
      if (name !== first) plan.snapshot()
      const before = performance.now()
      run()
      times.push(performance.now() - before)
    }
    times.sort((a, b) => a - b)
    return [
      { name: `${name}, median`, size, milliseconds: times[runs >> 1] ?? 0 },
      { name: `${name}, p95`, size, milliseconds: times[Math.ceil(runs * 0.95) - 1] ?? 0 },
    ]
  }
  const first = 'key to diagnostics and summary'
  return [
    ...timed(first, () => { publisher.update(plan); summaryOf(plan) }),
    ...timed('reading the text anew', () => readPlan([{ path: file, text }], plan.snapshot().reading)),
    ...timed('diagnostics', () => publisher.update(plan)),
    ...timed('chart', () => ganttModel(plan)),
    ...timed('milestones tree', () => milestonesTree(plan, undefined, undefined)),
    ...timed('work tree, filtered', () => workTree(plan, undefined, { text: 'number 77' })),
    ...timed('risks tree', () => risksTree(plan, undefined, undefined)),
    ...timed('symbols', () => documentSymbols(plan, file)),
    ...timed('lenses', () => planLenses(plan, file, new Date(0))),
    ...timed('intent', () => changePlan(plan.snapshot().reading, { kind: 'setDone', id: 'T-500', done: true }, day('2026-01-05'))),
    ...timed('card', () => cardOf(plan.snapshot(), 'T-500')),
  ]
}
