import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron'
import { build } from 'esbuild'
import { type Launch, launches } from '../vscode/launches'
import { type Counts, countsOf } from './counts'
import { copyWorkspace } from './copyWorkspace'
import { findDesktop } from './desktop'
import { resultsFolder, root } from './paths'
import { run } from './process'

const source = join(root, 'test/vscode')
const bundles = join(root, 'out/vscode-tests')

/** The executable that stands in for `code` where there is no desktop. */
const inBrowser = join(root, 'test/harness/vscode')

/**
 * Runs the launches of test/vscode, each in a VS Code of its own that loads the extension from this folder.
 * Prints what the suites print.
 */
export async function runLaunches(editor: 'browser' | 'desktop'): Promise<Counts[]> {
  const executable = editor === 'browser' ? inBrowser : findDesktop() ?? await downloadAndUnzipVSCode()
  const counts: Counts[] = []
  for (const launch of launches) {
    console.log(`\nVS Code in the ${editor}: ${launch.name}`)
    counts.push(await runLaunch({ launch, executable }))
  }
  return counts
}

type Start = { readonly launch: Launch; readonly executable: string }

/** Lays a launch out in a folder of its own, runs it there and counts. Whatever stops it is a failure. */
async function runLaunch(start: Start): Promise<Counts> {
  // macOS's temporary folder is a link, and VS Code would tell its real name to the tests.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tpm-launch-')))
  try {
    const tests = await bundle(start.launch)
    const { output, succeeded } = await startVSCode(start, await prepare(start.launch, folder), tests)
    return countsOf(output, succeeded)
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1 }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startVSCode({ launch, executable }: Start, launchArgs: string[], tests: string) {
  const extensionTestsEnv = { TPM_RESULTS: resultsFolder, TPM_ROOT: root }
  if (!launch.trusted) {
    // runTests always trusts, so a launch in Restricted Mode starts the executable itself.
    const args = [...launchArgs, `--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${tests}`]
    args.push('--no-sandbox', '--skip-welcome', '--skip-release-notes', '--disable-updates')
    const { code, output } = await run(executable, args, { env: { ...process.env, ...extensionTestsEnv }, show: true })
    return { output, succeeded: code === 0 }
  }
  const chunks: string[] = []
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      process.stdout.write(chunk, done)
    },
  })
  const paths = { extensionDevelopmentPath: root, extensionTestsPath: tests, vscodeExecutablePath: executable }
  const ended = runTests({ ...paths, launchArgs, extensionTestsEnv, stdout, stderr: process.stderr })
  const succeeded = await ended.then(() => true, () => false)
  return { output: chunks.join(''), succeeded }
}

/** Bundles the tests of a launch for the extension host. Returns the file's path. */
async function bundle({ name }: Launch): Promise<string> {
  const all = await readdir(join(source, name), { recursive: true })
  const files = all.filter(file => file.endsWith('.test.ts')).sort()
  if (files.length === 0) throw new Error(`test/vscode/${name} has no *.test.ts file.`)
  const requires = files.map(file => `require(${JSON.stringify(`./${name}/${file.replaceAll('\\', '/')}`)})`)
  const load = `() => { ${requires.join('; ')} }`
  const outfile = join(bundles, `${name}.js`)
  await build({
    stdin: {
      contents: `import { runSuites } from './index'\nexport const run = () => runSuites(${load})\n`,
      resolveDir: source,
      loader: 'ts',
      sourcefile: `${name}.ts`,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return outfile
}

/** Lays out a launch's workspace and user data in an empty folder. Returns VS Code's arguments for them. */
async function prepare(launch: Launch, folder: string): Promise<string[]> {
  const quiet = { 'security.workspace.trust.startupPrompt': 'never', 'telemetry.telemetryLevel': 'off' }
  const settings = { ...quiet, ...launch.settings }
  await mkdir(join(folder, 'user/User'), { recursive: true })
  await writeFile(join(folder, 'user/User/settings.json'), JSON.stringify(settings))
  const args = [`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`]
  if (!launch.workspace) return args
  const from = join(source, 'workspaces', launch.workspace)
  if (!existsSync(from)) throw new Error(`test/vscode/workspaces has no ${launch.workspace}.`)
  return [await copyWorkspace(from, join(folder, 'workspace')), ...args]
}
