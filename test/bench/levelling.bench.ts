import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { planTextOf, readInstance } from '../schedule/levelling/instance'
import { contendedPlan } from './contendedPlan'

const isQuick = process.argv.includes('--quick')
const data = join(__dirname, '../../../shared/data/psplib')

/** Whole process of TaskJuggler 3.8 on plans of this shape, in seconds: wall clock and CPU. */
const taskJuggler = [
  { tasks: 1000, wall: 3.9, cpu: 2.5 },
  { tasks: 5000, wall: 24.2, cpu: 21 },
] as const

/** From YAML to levelled dates on the command line, the whole process; and how good the dates are on instances of PSPLIB written as plans. */
export async function bench(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tpm-levelling-'))
  try {
    const cli = join(folder, 'cli.js')
    await build({ entryPoints: ['src/cli/main.ts'], outfile: cli, bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'silent' })
    return [speed(cli, folder), '', quality(cli, folder)].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function speed(cli: string, folder: string): string {
  const lines = taskJuggler.map(({ tasks, wall, cpu }) => {
    const at = join(folder, `contended-${tasks}`)
    write(join(at, '.tpm/plan.yaml'), contendedPlan(tasks))
    const runs = Array.from({ length: isQuick ? 3 : 7 }, () => timed(cli, ['schedule', '--level', '-C', at]))
    const [ours, oursCpu] = [Math.min(...runs.map((run) => run.wall)), Math.min(...runs.map((run) => run.cpu))]
    return `${tasks.toLocaleString('en').padStart(6)} tasks, ${Math.max(8, tasks / 20)} people: ${ours.toFixed(2)} s (CPU ${oursCpu.toFixed(2)} s); TaskJuggler ${wall} s (CPU ${cpu} s): ${(wall / ours).toFixed(1)} x (CPU ${(cpu / oursCpu).toFixed(1)} x); goal ${(wall / 10).toFixed(2)} s`
  })
  return ['Whole process, from YAML to levelled dates, the best of several runs:', ...lines].join('\n')
}

/** The average over the best known makespans; TaskJuggler's is that of the research page, with interruption allowed. */
function quality(cli: string, folder: string): string {
  if (!existsSync(data)) return `PSPLIB is not at ${data}: quality is left out.`
  const best = new Map(readFileSync(join(data, 'best-known.csv'), 'utf8').split('\n').slice(1).map((line) => line.split(',')).map((cells) => [cells[0], Number(cells[4])]))
  const lines = [['j30', 5.48], ['j60', 5.5], ['j120', 12.17]].map(([set, theirs]) => {
    const names = readdirSync(join(data, String(set))).filter((name) => name.endsWith('_1.sm')).sort().filter((_, i) => i % (isQuick ? 12 : 4) === 0)
    const over = [1, 1000].map((schedules) => names.reduce((sum, name) => sum + gap(name, schedules), 0) / names.length)
    return `${String(set).padEnd(4)} ${names.length} instances: at 1 schedule ${over[0]!.toFixed(2)} %, at 1,000 ${over[1]!.toFixed(2)} % over the best known; TaskJuggler ${theirs} %`
    function gap(name: string, schedules: number): number {
      const at = join(folder, name)
      write(join(at, '.tpm/plan.yaml'), planTextOf(readInstance(readFileSync(join(data, String(set), name), 'utf8'))))
      const { stdout } = spawnSync(process.execPath, [cli, 'schedule', '--schedules', String(schedules), '--json', '-C', at], { encoding: 'utf8', maxBuffer: 1e8 })
      const { finish } = JSON.parse(stdout) as { finish: string }
      const days = (Date.parse(`${finish.slice(0, 10)}T00:00Z`) - Date.parse('2026-01-01T00:00Z')) / 86_400_000 + (finish.endsWith('T24:00') ? 1 : 0)
      return (days / best.get(name.slice(0, -3))! - 1) * 100
    }
  })
  return ['Instances of PSPLIB as plans, levelled on the command line:', ...lines].join('\n')
}

function timed(cli: string, words: readonly string[]): { wall: number; cpu: number } {
  const { stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time "$@" > /dev/null`, 'bash', process.execPath, cli, ...words], { encoding: 'utf8' })
  const [wall = NaN, user = NaN, system = NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { wall, cpu: user + system }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
