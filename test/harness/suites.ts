import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron'
import { build } from 'esbuild'
import { type Launch, launches } from '../vscode/launches'
import { findDesktop } from './desktop'
import { resultsFolder, root } from './paths'
import { run } from './process'

export type Editor = 'browser' | 'desktop'

const source = join(root, 'test/vscode')
const bundles = join(root, 'out/vscode-tests')

/** The executable that stands in for `code` where there is no desktop. */
const inBrowser = join(root, 'test/harness/vscode')

/**
 * Runs the launches of test/vscode, all or those named, each in a VS Code of its own that loads the extension
 * from this folder. Prints what the suites print.
 * @returns whether all passed
 */
export async function runLaunches(editor: Editor, names: readonly string[] = []): Promise<boolean> {
  const executable = editor === 'browser' ? inBrowser : findDesktop() ?? await downloadAndUnzipVSCode()
  const extension = process.env['TPM_EXTENSION'] ?? root
  let passed = true
  for (const launch of launches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`\nVS Code (${editor}): ${launch.name}`)
    const tests = await bundle(launch)
    passed = await runLaunch({ launch, executable, extension, tests }) && passed
  }
  return passed
}

/** Bundles the tests of a launch for the extension host. Returns the file's path. */
async function bundle({ name }: Launch): Promise<string> {
  const files = (await readdir(join(source, name), { recursive: true })).filter(file => file.endsWith('.test.ts')).sort()
  if (files.length === 0) throw new Error(`test/vscode/${name} has no *.test.ts file.`)
  const requires = files.map(file => `require(${JSON.stringify(`./${name}/${file.replaceAll('\\', '/')}`)})`)
  const contents = `import { runSuites } from './index'\nexport const run = () => runSuites(() => { ${requires.join('; ')} })\n`
  const outfile = join(bundles, `${name}.js`)
  await build({
    stdin: { contents, resolveDir: source, loader: 'ts', sourcefile: `${name}.ts` },
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

type Start = { readonly launch: Launch; readonly executable: string; readonly extension: string; readonly tests: string }

async function runLaunch({ launch, executable, extension, tests }: Start): Promise<boolean> {
  // macOS's temporary folder is a link, and VS Code would tell its real name to the tests.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tpm-launch-')))
  try {
    const launchArgs = await prepare(launch, folder)
    const extensionTestsEnv = { TPM_RESULTS: resultsFolder, TPM_ROOT: root }
    if (launch.trusted) {
      const options = { vscodeExecutablePath: executable, extensionDevelopmentPath: extension, extensionTestsPath: tests }
      await runTests({ ...options, launchArgs, extensionTestsEnv })
      return true
    }
    // runTests always trusts, so a launch in Restricted Mode starts the executable itself.
    const args = [...launchArgs, `--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`]
    if (executable !== inBrowser) args.push('--no-sandbox', '--skip-welcome', '--skip-release-notes', '--disable-updates')
    const { code } = await run(executable, args, { env: { ...process.env, ...extensionTestsEnv }, show: true })
    return code === 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Lays out a launch's workspace and user data in an empty folder. Returns VS Code's arguments for them. */
async function prepare(launch: Launch, folder: string): Promise<string[]> {
  const settings = { 'security.workspace.trust.startupPrompt': 'never', 'telemetry.telemetryLevel': 'off', ...launch.settings }
  await mkdir(join(folder, 'user/User'), { recursive: true })
  await writeFile(join(folder, 'user/User/settings.json'), JSON.stringify(settings))
  const args = [`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`]
  if (!launch.workspace) return args
  const from = join(source, 'workspaces', launch.workspace)
  if (!existsSync(from)) throw new Error(`test/vscode/workspaces has no ${launch.workspace}.`)
  // A .code-workspace file names folders beside it, so its own folder is copied.
  const isFile = launch.workspace.endsWith('.code-workspace')
  await cp(isFile ? join(from, '..') : from, join(folder, 'workspace'), { recursive: true })
  const opened = isFile ? join(folder, 'workspace', launch.workspace.split('/').at(-1) ?? '') : join(folder, 'workspace')
  return [opened, ...args]
}
