import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import type { Result } from '../base/result'
import { success } from '../base/result'
import type { GitFailureReason } from './failures'
import { failureOf, gitFailure } from './failures'
import { findGit } from './findGit'
import { hardenedArguments, hardenedEnvironment } from './hardening'

export type GitResult<Value> = Result<Value, GitFailureReason>

export interface GitOptions {
  /** The folder git runs in. It may be any folder; one outside of every repository gives `not-a-repository`. */
  readonly cwd: string
  /** The git program; found on the PATH when left out. Never take it from a setting that a repository can make. */
  readonly gitPath?: string | undefined
  /** Names a git directory outright. Only this opens a bare repository by its own folder. */
  readonly gitDir?: string
  /** Stands for `process.env`. */
  readonly environment?: NodeJS.ProcessEnv
}

interface RunOptions {
  readonly signal?: AbortSignal | undefined
  /** Written to git's stdin, which is closed after it. */
  readonly input?: string
  /** At most so many bytes are read, 64 MB when left out; more is the failure `too-large`. */
  readonly maxBytes?: number
  /** Milliseconds, 60,000 when left out; longer is the failure `timeout`. */
  readonly timeLimit?: number
  /** The one exit code besides 0 that is an answer and no failure (`show-ref` without a ref: 1). */
  readonly accept?: number
}

/** Runs git in one folder, hardened: no shell, no program of the repository, no network, no prompt. */
export interface Git {
  readonly cwd: string
  /** All of stdout. The arguments are the caller's own; a name from outside goes behind `--end-of-options` or `--`. */
  run(args: readonly string[], options?: RunOptions): Promise<GitResult<Buffer>>
  /** Hands stdout on as it comes. `onChunk` returns false when it wants no more, which is `too-large`. */
  stream(args: readonly string[], onChunk: (chunk: Buffer) => boolean, options?: RunOptions): Promise<GitResult<void>>
}

const megabyte = 1024 * 1024
const longestMessage = 64 * 1024

/** A runner for one folder. Making it runs nothing. */
export function createGit(options: GitOptions): Git {
  const stream: Git['stream'] = (args, onChunk, run = {}) => streamGit(options, args, onChunk, run)
  return {
    cwd: options.cwd,
    stream,
    run: async (args, run = {}) => {
      const chunks: Buffer[] = []
      const done = await stream(args, (chunk) => 0 < chunks.push(chunk), run)
      return done.ok ? success(Buffer.concat(chunks)) : done
    },
  }
}

async function streamGit(
  git: GitOptions,
  args: readonly string[],
  onChunk: (chunk: Buffer) => boolean,
  options: RunOptions,
): Promise<GitResult<void>> {
  if (options.signal?.aborted) return gitFailure('cancelled')
  const environment = git.environment ?? process.env
  const program = git.gitPath || findGit(environment)
  if (program === undefined) return gitFailure('no-git')
  if (!isFolder(git.cwd)) return gitFailure('not-a-repository')
  const where = git.gitDir === undefined ? [] : [`--git-dir=${git.gitDir}`]
  const settings = { cwd: git.cwd, env: hardenedEnvironment(environment), shell: false, windowsHide: true }
  try {
    return await settle(spawn(program, [...hardenedArguments, ...where, ...args], settings), onChunk, options)
  } catch (error) {
    return gitFailure('failed', String(error)) // spawn throws for a NUL in an argument, and when out of processes.
  }
}

/** Waits for the end of git, or for the first thing that ends it early. Git is killed at once: it only reads. */
function settle(
  child: ChildProcess,
  onChunk: (chunk: Buffer) => boolean,
  options: RunOptions,
): Promise<GitResult<void>> {
  return new Promise((resolve) => {
    let stderr = ''
    let read = 0
    const finish = (result: GitResult<void>): void => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', cancel)
      resolve(result)
    }
    const stop = (reason: GitFailureReason): void => {
      child.kill('SIGKILL')
      child.stdout?.destroy() // A grandchild may hold the pipe open: do not wait for it.
      child.stderr?.destroy()
      finish(gitFailure(reason))
    }
    const cancel = (): void => stop('cancelled')
    const timer = setTimeout(() => stop('timeout'), options.timeLimit ?? 60_000)
    options.signal?.addEventListener('abort', cancel, { once: true })
    child.on('error', (error: NodeJS.ErrnoException) => finish(failureToStart(error)))
    child.on('close', (code) => {
      const fine = code === 0 || (code !== null && code === options.accept)
      finish(fine ? success(undefined) : failureOf(stderr || `exit code ${code}`))
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      read += chunk.length
      if ((options.maxBytes ?? 64 * megabyte) < read || !onChunk(chunk)) stop('too-large')
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      if (stderr.length < longestMessage) stderr += chunk.toString('utf8')
    })
    child.stdin?.on('error', () => undefined) // Git may end before it has read all of its input: its exit code tells.
    child.stdin?.end(options.input ?? '')
  })
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false // Not there, or out of reach: either way no folder that git could run in.
  }
}

function failureToStart(error: NodeJS.ErrnoException): GitResult<never> {
  const missing = error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOEXEC'
  return gitFailure(missing ? 'no-git' : 'failed', error.message)
}
