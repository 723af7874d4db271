import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { givenFolder, removeFolders } from '../analysis/given'

describe('the command as a process', () => {
  let cli = ''
  before(async () => {
    const folder = givenFolder({ 'package.json': '{ "version": "9.8.7" }' })
    cli = join(folder, 'dist/cli.js')
    await build({ entryPoints: { cli: 'src/cli/main.ts', forecast: 'src/analysis/forecast/worker.ts' }, outdir: join(folder, 'dist'), bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' })
  })
  after(removeFolders)

  const run = (cwd: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd, encoding: 'utf8', env: { PATH: process.env.PATH } })
    return { status, stdout, stderr }
  }

  it('prints on stdout, remarks on stderr, and ends as promised', () => {
    const good = givenFolder({ '.tpm/plan.yaml': 'tasks: { A: { effort: 1d } }\n' })
    assert.deepEqual(run(good, 'check'), { status: 0, stdout: 'No problems.\n', stderr: '' })
    const bad = givenFolder({ '.tpm/plan.yaml': 'tasks: { A: { effort: 1d, after: B } }\n' })
    const { status, stdout, stderr } = run(bad, 'list', '--json')
    assert.equal(status, 1)
    assert.equal((JSON.parse(stdout) as object[]).length, 1)
    assert.equal(stderr, 'The plan has 1 error: see `tplan check`.\n')
  })
  it('prints wrong use on stderr alone', () => {
    const { status, stdout, stderr } = run('/', 'nonsense')
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /^There is no command `nonsense`\./)
  })
  it('knows its version', () => {
    assert.deepEqual(run('/', '--version'), { status: 0, stdout: '9.8.7\n', stderr: '' })
  })
  it('forecasts the same in one thread and in several', () => {
    const folder = givenFolder({ '.tpm/plan.yaml': 'milestones: { M: { due: 2026-03-20 } }\ntasks: { A: { effort: 2d..4d..30d, milestone: M } }\nrisks: { R: { probability: 30%, impact: { time: 2d }, tasks: A } }\n' })
    const [one, three] = ['1', '3'].map((workers) => run(folder, 'forecast', '--asof', '2026-03-02', '--workers', workers))
    assert.equal(one!.status, 0)
    assert.match(one!.stdout, /^10,000 runs from seed 1 /)
    assert.deepEqual(three, one)
  })
  it('is silent when its reader has seen enough', () => {
    const tasks = Array.from({ length: 5000 }, (_, i) => `  T-${i}: { effort: 1d }\n`)
    const folder = givenFolder({ '.tpm/plan.yaml': `tasks:\n${tasks.join('')}` })
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; "${process.execPath}" "${cli}" schedule --json | head -1`], { cwd: folder, encoding: 'utf8' })
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '{\n', stderr: '' })
  })
})
