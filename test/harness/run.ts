import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Counts, closingLine, countsOf, sum } from './counts'
import { environment, node24, root } from './paths'
import { run } from './process'
import { runLaunches } from './suites'

const minute = 60_000

/** What `npm test` runs, in this order; a part can be named to run it alone. */
const parts = ['check', 'unit', 'webview', 'vscode', 'e2e', 'package'] as const

type Part = (typeof parts)[number]

/**
 * Builds, runs the parts named in the words (all when none is) and prints what was counted, at last in one line.
 * `--desktop` runs the suites of the vscode part in a desktop VS Code.
 * @returns the exit code: 0 all passed, 1 something failed, 2 the words make no sense
 */
export async function main(words: readonly string[]): Promise<number> {
  const { chosen, isDesktop, unknown } = readWords(words)
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Parts are ${parts.join(', ')}; --desktop is for vscode.`)
    return 2
  }
  const results: { readonly name: string; readonly counts: Counts; readonly seconds: number }[] = []
  const record = async (name: string, counting: () => Promise<Counts>) => {
    const start = performance.now()
    const counts = await counting().catch((error: unknown) => {
      console.error(error)
      return { passed: 0, failed: 1 }
    })
    results.push({ name, counts, seconds: (performance.now() - start) / 1000 })
    return counts
  }
  const built = await record('build', async () => builds(await node(['esbuild.js'], 5)))
  for (const part of chosen) {
    // Without a build there is no extension to load: its failure is counted already.
    const needsBuild = part === 'vscode' || part === 'e2e'
    if (built.failed === 0 || !needsBuild) await record(part, () => countPart(part, isDesktop))
  }
  console.log('')
  for (const { name, counts, seconds } of results) {
    const numbers = `${column(counts.passed)} ✔ ${column(counts.failed)} ✘ ${column(Math.round(seconds))} s`
    console.log(`${name.padEnd(8)} ${numbers}`)
  }
  const total = sum(results.map(({ counts }) => counts))
  console.log(closingLine(total))
  return total.failed === 0 ? 0 : 1
}

/** Splits the command line's words. No part named: all of them, in their order. */
export function readWords(words: readonly string[]) {
  const named = parts.filter(part => words.includes(part))
  return {
    chosen: named.length > 0 ? named : parts,
    isDesktop: words.includes('--desktop'),
    unknown: words.filter(word => word !== '--desktop' && !parts.some(part => part === word)),
  }
}

async function countPart(part: Part, isDesktop: boolean): Promise<Counts> {
  console.log(`\n── ${part}`)
  if (part === 'check') return one(await run('npm', ['run', '--silent', 'check'], options(10)))
  if (part === 'unit') return await mocha(['--ignore', 'test/package/**', 'test/**/*.test.ts'], 10)
  if (part === 'vscode') return sum(await runLaunches(isDesktop ? 'desktop' : 'browser'))
  if (part === 'e2e') return await mocha(['--config', 'test/e2e/.mocharc.json'], 20)
  if (part === 'package') return await mocha(['--config', 'test/package/.mocharc.json'], 5)
  if (!existsSync(join(root, 'test/webview/browser'))) return { passed: 0, failed: 0 }
  return await mocha(['--config', 'test/harness/browser.mocharc.json'], 10)
}

/** A build that works is no test; one that does not is a failure. */
function builds({ code }: { readonly code: number }): Counts {
  return { passed: 0, failed: code === 0 ? 0 : 1 }
}

function one({ code }: { readonly code: number }): Counts {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function mocha(args: readonly string[], minutes: number): Promise<Counts> {
  const { code, output } = await node(['node_modules/mocha/bin/mocha.js', '--forbid-pending', ...args], minutes)
  return countsOf(output, code === 0)
}

async function node(args: readonly string[], minutes: number) {
  return await run(node24(), args, options(minutes))
}

function options(minutes: number) {
  return { cwd: root, env: environment(), show: true, limit: minutes * minute }
}

function column(value: number): string {
  return String(value).padStart(5)
}
