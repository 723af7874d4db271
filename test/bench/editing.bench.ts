import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { serverFlags } from '../../src/protocol/serverFlags'
import { editedPlan, type EditedPlan } from './editingPlans'
import { MeasuredServer, type Peer, type Taken } from './measuredServer'

const quick = process.argv.includes('--quick')
/** `--upto=1000` leaves larger plans out, for which the peer takes many minutes. */
const largest = Number(process.argv.find((word) => word.startsWith('--upto='))?.slice(7) ?? Infinity)
/** The peer waits that long after a key before it looks at it. */
const peerWaits = 200
/** The peer needs seconds for each key in a large file. */
const isSlow = (peer: Peer, plan: EditedPlan): boolean => peer !== ours && 2_000 < plan.text.length / 250

const server = join(mkdtempSync(join(tmpdir(), 'tpm-bench-')), 'server.js')
const ours: Peer = {
  name: 'ours',
  command: [...serverFlags, server],
  options: (folder) => ({ initializationOptions: { folders: [pathToFileURL(folder).href], trusted: false, sourceLenses: true, planLenses: true } }),
}
const peer: Peer = {
  name: 'yaml-language-server',
  command: [join(dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')), 'bin/yaml-language-server')],
  options: () => ({ settings: { yaml: {
    schemas: { [pathToFileURL('schema/tpm-plan.schema.json').href]: ['/.tpm/*.yaml'] }, schemaStore: { enable: false },
    validate: true, hover: true, completion: true, maxItemsComputed: 1_000_000,
  } } }),
}

type Measures = Map<string, number>

/** Editing through the protocol, each server in a process of its own, against yaml-language-server with our JSON Schema. */
export async function bench(): Promise<string> {
  await build({ entryPoints: { server: 'src/server/main.ts', forecast: 'src/analysis/forecast/worker.ts' }, outdir: dirname(server), bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' })
  const tables: string[] = []
  for (const plan of [editedPlan(100), editedPlan(1_000), editedPlan(10_000), editedPlan(10_000, 200)].filter(({ tasks }) => tasks <= largest)) {
    const here = await measured(ours, plan)
    const there = process.argv.includes('--ours') ? undefined : await measured(peer, plan)
    tables.push(tableOf(plan, here, there))
  }
  rmSync(dirname(server), { recursive: true })
  return `${cpus().length} x ${cpus()[0]?.model}, node ${process.version}; milliseconds unless said otherwise\n\n${tables.join('\n\n')}`
}

async function measured(which: Peer, plan: EditedPlan): Promise<Measures> {
  const folder = mkdtempSync(join(tmpdir(), 'tpm-bench-'))
  for (const [path, text] of plan.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const slow = isSlow(which, plan)
  const measures: Measures = new Map()
  const opened: number[] = []
  let running: MeasuredServer | undefined
  for (let i = 0; i < (quick ? 1 : slow ? 3 : 5); i++) {
    await running?.stop()
    const before = performance.now()
    running = new MeasuredServer(which, folder, plan.path)
    await running.open(which, folder, plan.text)
    opened.push(performance.now() - before)
  }
  tell(measures, 'open in a new process → diagnostics', opened)
  if (!running) throw new Error('There was no run.')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const first = await running.taken('reset')
  measures.set('memory once open, MB', first.peak / 2 ** 20)
  await measureKeys(running, plan, measures, slow ? (quick ? 3 : 10) : quick ? 40 : 200)
  await measureRequests(running, plan, measures, slow ? (quick ? 1 : 5) : quick ? 20 : 100)
  // Memory that is freed by force later holds the loop for a while.
  measures.set('longest hold of the event loop', (await running.taken()).held)
  if (which === ours) await measureGrowth(running, plan, measures)
  measures.set('memory, peak of the run, MB', (await running.taken()).peak / 2 ** 20)
  await running.stop()
  rmSync(folder, { recursive: true })
  return measures
}

async function measureKeys(running: MeasuredServer, plan: EditedPlan, measures: Measures, keys: number): Promise<void> {
  const times: number[] = []
  const before = await running.taken()
  for (let i = 0; i < keys; i++) {
    const start = performance.now()
    const told = running.diagnostics()
    await running.key(plan.title, i % 2 === 0 ? 'x' : '')
    await told
    times.push(performance.now() - start)
  }
  tell(measures, 'key in a title → diagnostics', times)
  measures.set('CPU a key', ((await running.taken()).cpu - before.cpu) / keys)
  const efforts: number[] = []
  for (let i = 0; i < keys; i++) {
    const start = performance.now()
    const told = running.diagnostics()
    // A digit before the effort changes dates; the letter in the title makes the server speak.
    await running.key(plan.effort, i % 2 === 0 ? '1' : '')
    await running.key(plan.title, i % 2 === 0 ? 'x' : '')
    await told
    efforts.push(performance.now() - start)
  }
  tell(measures, 'key in an effort → diagnostics', efforts)
}

async function measureRequests(running: MeasuredServer, plan: EditedPlan, measures: Measures, times: number): Promise<void> {
  const requests = [['completion', plan.status], ['hover', plan.after], ['documentSymbol', undefined]] as const
  for (const [name, place] of requests) {
    const taken: number[] = []
    for (let i = 0; i < times; i++) {
      await running.key(plan.title, i % 2 === 0 ? 'x' : '')
      const start = performance.now()
      await running.ask(`textDocument/${name}`, place).catch(() => undefined)
      taken.push(performance.now() - start)
      // What a server does behind its answer is not to fall to the next key.
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    tell(measures, `${name} after an edit`, taken)
    if (times % 2 === 1) await running.key(plan.title, '')
  }
}

/** 10,000 keys, a wait now and then: what memory is held at the end beyond what it was after a fifth of them. */
async function measureGrowth(running: MeasuredServer, plan: EditedPlan, measures: Measures): Promise<void> {
  const keys = 10_000
  let early = await running.taken()
  for (let i = 0; i < keys; i++) {
    const told = i % 20 === 19 ? running.diagnostics() : undefined
    await running.key(plan.title, i % 2 === 0 ? 'x' : '')
    if (told && i % 40 === 19) await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 50))])
    if (i % 10 === 9) await running.ask('textDocument/hover', plan.after)
    if (i === keys / 5) early = await settled(running)
  }
  const late = await settled(running)
  measures.set('memory, growth over 8,000 edits, MB', (late.rss - early.rss) / 2 ** 20)
  measures.set('heap, growth over 8,000 edits, MB', (late.heap - early.heap) / 2 ** 20)
  measures.set('heap in use at the end, MB', late.heap / 2 ** 20)
}

/** What is held once everything is told and nothing is left to be freed. */
async function settled(running: MeasuredServer): Promise<Taken> {
  await new Promise((resolve) => setTimeout(resolve, 500))
  await running.taken('collect')
  return running.taken('collect')
}

function tell(measures: Measures, name: string, times: number[]): void {
  times.sort((a, b) => a - b)
  measures.set(`${name}, median`, times[times.length >> 1] ?? 0)
  measures.set(`${name}, p95`, times[Math.ceil(times.length * 0.95) - 1] ?? 0)
}

function tableOf({ tasks, name }: EditedPlan, here: Measures, there: Measures | undefined): string {
  const rows = [[`${tasks.toLocaleString('en')} tasks in ${name}`, 'ours', 'peer', 'peer less its wait', 'ratio', 'ratio less wait']]
  for (const [what, own] of here) {
    const other = there?.get(what)
    const isWaited = what.includes('→ diagnostics')
    const less = other === undefined ? undefined : isWaited ? other - peerWaits : other
    rows.push([what, number(own), number(other), number(less), ratio(other, own), ratio(less, own)])
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) => `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`)
  const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (i === 0 ? '-' : ':')).join('|')}|`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

const number = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(Math.abs(value) < 100 ? 1 : 0))
const ratio = (other: number | undefined, own: number): string => (other === undefined || own <= 0 ? '' : `${(other / own).toFixed(1)} x`)
