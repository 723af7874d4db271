import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Commit } from '../../src/git/commit'
import type { History, HistoryOptions } from '../../src/git/history'
import { readHistory } from '../../src/git/history'
import type { Git } from '../../src/git/run'
import { createGit } from '../../src/git/run'

/** A real repository in a temporary folder. Identity and dates are fixed; commits are a minute apart. */
export interface TestRepo {
  readonly path: string
  readonly git: Git
  /** Runs git as a user would, without our hardening, and returns what it prints. */
  run(...args: string[]): string
  runWith(options: { input?: string | Buffer; environment?: NodeJS.ProcessEnv }, ...args: string[]): string
  write(path: string, text: string | Buffer): void
  /** Makes a commit that changes one file and returns its hash. */
  commit(message: string | Buffer, file?: string): string
  /** Sets the clock back or forward to so many minutes after the start. */
  at(minute: number): void
}

export interface RepoOptions {
  readonly initArguments?: readonly string[]
}

const folders: string[] = []
const start = 1_767_225_600 // 2026-01-01T00:00Z

/** Removes what the tests made. Call it in `after`. */
export function removeRepos(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tpm-git-')))
  folders.push(folder)
  return folder
}

export function createRepo({ initArguments = [] }: RepoOptions = {}): TestRepo {
  const repo = openRepo(temporaryFolder())
  repo.run('init', '-q', '-b', 'main', ...initArguments)
  return repo
}

/** The same for a folder that is, or will be, a repository. */
export function openRepo(path: string): TestRepo {
  let minute = 0
  const environment = (): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ana',
    GIT_AUTHOR_EMAIL: 'ana@example.org',
    GIT_COMMITTER_NAME: 'Ana',
    GIT_COMMITTER_EMAIL: 'ana@example.org',
    GIT_AUTHOR_DATE: `@${start + minute * 60} +0000`,
    GIT_COMMITTER_DATE: `@${start + minute * 60} +0000`,
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_EDITOR: 'true',
  })
  const repo: TestRepo = {
    path,
    git: createGit({ cwd: path, environment: cleanEnvironment() }),
    run: (...args) => repo.runWith({}, ...args),
    runWith: ({ input, environment: more }, ...args) => {
      const env = { ...environment(), ...more }
      return execFileSync('git', args, { cwd: path, env, input, encoding: 'utf8', stdio: 'pipe' }).trim()
    },
    write: (file, text) => {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text)
    },
    commit: (message, file = 'file.txt') => {
      minute++
      repo.write(file, `${minute}\n`)
      repo.run('add', '-A')
      const anything = ['--allow-empty', '--allow-empty-message', '--cleanup=verbatim']
      repo.runWith({ input: message }, 'commit', '-q', ...anything, '-F', '-')
      return repo.run('rev-parse', 'HEAD')
    },
    at: (at) => {
      minute = at
    },
  }
  return repo
}

/** An environment without the settings of whoever runs the tests. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' }
}

/** A program that runs the shell lines; returns its path. */
export function script(folder: string, name: string, lines: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
  return path
}

export async function historyOf(git: Git, options: HistoryOptions = {}): Promise<History> {
  const history = await readHistory(git, options)
  if (!history.ok) throw new Error(`${history.reason}: ${history.message}`)
  return history.value
}

/** The subjects of a task's commits, newest first: `subject`, with what is unusual behind it. */
export function linked(history: History, id: string, ...rest: Parameters<History['commitsOf']>[1][]): string[] {
  return history.commitsOf(id, rest[0]).map((commit) => {
    const marks = [commit.source, commit.kind === 'commit' ? '' : commit.kind, commit.counted ? '' : 'uncounted']
    return [commit.subject, ...marks.filter((mark) => mark !== '' && mark !== 'message')].join(' | ')
  })
}

export const hashes = (commits: readonly Commit[]): string[] => commits.map((commit) => commit.hash)
