import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Finished = { readonly code: number; readonly output: string }

export type RunOptions = {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Whether the output is also printed while it comes. */
  readonly show?: boolean
  /** Milliseconds after which the process and its children are ended; the code is then 124. */
  readonly limit?: number
}

/** Runs a program to its end without a shell. Resolves with its exit code and its two outputs joined; never rejects. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const chunks: string[] = []
  const take = (text: string, to: NodeJS.WriteStream) => {
    chunks.push(text)
    if (options.show) to.write(text)
  }
  child.stdout.setEncoding('utf8').on('data', text => take(String(text), process.stdout))
  child.stderr.setEncoding('utf8').on('data', text => take(String(text), process.stderr))
  return await new Promise(resolve => {
    let timedOut = false
    const timer = options.limit && setTimeout(() => {
      timedOut = true
      take(`${command}: still running after ${options.limit} ms, ended.\n`, process.stderr)
      killTree(child)
    }, options.limit)
    const done = (code: number) => {
      if (timer) clearTimeout(timer)
      running.delete(child)
      resolve({ code: timedOut ? 124 : code, output: chunks.join('') })
    }
    running.add(child)
    child.once('error', error => {
      take(`${command}: ${error.message}\n`, process.stderr)
      done(127)
    })
    child.once('close', code => done(code ?? 1))
  })
}

/** Runs a program that must succeed. Rejects with the end of its output otherwise. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-3000)}`)
}

/** Children that must not outlive us. Each leads a process group, so that its own children end with it. */
const running = new Set<ChildProcess>()

/** Registers a child that was spawned `detached` to end with this process. */
export function endWithUs(child: ChildProcess): void {
  running.add(child)
  child.once('exit', () => running.delete(child))
}

/** Ends a child and the children it started, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  killTree(child)
  const hard = setTimeout(() => killTree(child, 'SIGKILL'), 5000)
  await gone
  clearTimeout(hard)
}

function killTree(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}

process.once('exit', () => running.forEach(child => killTree(child)))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(process.exitCode ?? (signal === 'SIGINT' ? 130 : 143)))
}
