import { statSync } from 'node:fs'
import { join } from 'node:path'
import { success } from '../base/result'
import type { Commit } from './commit'
import { CommitTable } from './commitTable'
import { gitFailure } from './failures'
import { reachable } from './graph'
import type { LogRecord } from './log'
import { createLogParser, logArguments } from './log'
import type { RefTips } from './refTips'
import { refTips, sameTips } from './refTips'
import type { Places } from './repository'
import { readPlaces } from './repository'
import type { Git, GitResult } from './run'
import type { TaskCommit, TaskCommitOptions } from './taskCommits'
import { TaskCommits } from './taskCommits'

/** The commits that HEAD, branches, remote branches and tags reach, by the ids they name. Knows no plan. */
export interface History {
  readonly tips: RefTips
  /** How many commits there are. 0 in an empty repository. */
  readonly size: number
  /** History is cut here: older commits are not known. */
  readonly isShallow: boolean
  /** The commits of a task, newest first; see `TaskCommit`. Starts no process. */
  commitsOf(id: string, options?: TaskCommitOptions): readonly TaskCommit[]
  /** The commit whose hash starts with at least seven digits; undefined for none or several. */
  commit(hashPrefix: string): Commit | undefined
}

export interface HistoryOptions {
  readonly signal?: AbortSignal | undefined
  /**
   * What was read before of the same repository. When no ref moved the answer is this very object; else only what is
   * new is read and the answer shares its memory, so that the previous one shows the new commits too: drop it.
   */
  readonly previous?: History | undefined
}

/**
 * Reads the history of the runner's repository: two processes when there is a previous one, four or five else. Every
 * unusual repository is an answer or a failure with a reason; a failed or cancelled call leaves the previous history
 * as it was.
 */
export async function readHistory(git: Git, { signal, previous }: HistoryOptions = {}): Promise<GitResult<History>> {
  const known = previous === undefined ? undefined : states.get(previous)
  const places = known === undefined ? await readPlaces(git, signal) : success(known.places)
  if (!places.ok) return places
  const tips = await refTips(git, signal)
  if (!tips.ok) return tips
  const next: Reading = { git, signal, tips: tips.value, places: places.value, ground: groundOf(places.value) }
  if (previous !== undefined && known?.ground === next.ground && previous.tips.replaced === next.tips.replaced) {
    if (sameTips(previous.tips, next.tips)) return success(previous)
    return update(next, previous.tips, known.table)
  }
  return readAll(next)
}

interface Reading {
  readonly git: Git
  readonly signal: AbortSignal | undefined
  readonly tips: RefTips
  readonly places: Places
  readonly ground: string
}

interface State {
  readonly table: CommitTable
  readonly places: Places
  readonly ground: string
}

/** What a history needs for its update and nobody else should see. */
const states = new WeakMap<History, State>()

const timeLimit = 10 * 60_000

async function readAll(reading: Reading): Promise<GitResult<History>> {
  const table = new CommitTable()
  const done = await readLog(reading, [...new Set(reading.tips.refs.values())], (record) => table.add(record))
  if (!done.ok) return done
  table.endFirstBatch()
  return success(historyOf(reading, table))
}

/** Reads the commits that the old tips did not reach, then marks those as gone that no tip reaches any more. */
async function update(reading: Reading, old: RefTips, table: CommitTable): Promise<GitResult<History>> {
  const before = new Set(old.refs.values())
  const now = new Set(reading.tips.refs.values())
  const added = [...now].filter((hash) => !before.has(hash))
  const records: LogRecord[] = []
  if (0 < added.length) {
    const revisions = [...added, ...[...before].map((hash) => `^${hash}`)]
    const done = await readLog(reading, revisions, (record) => records.push(copyOf(record)))
    if (!done.ok) return done
  }
  for (const record of records.reverse()) table.add(record)
  if ([...before].some((hash) => !now.has(hash))) markGone(table, now)
  return success(historyOf(reading, table))
}

async function readLog(
  { git, signal }: Reading,
  revisions: readonly string[],
  onCommit: (record: LogRecord) => void,
): Promise<GitResult<void>> {
  if (revisions.length === 0) return success(undefined)
  const parser = createLogParser(onCommit)
  const input = revisions.join('\n') + '\n'
  const options = { signal, input, timeLimit, maxBytes: Infinity }
  const done = await git.stream(logArguments, (chunk) => parser.push(chunk), options)
  return done.ok && !parser.end() ? gitFailure('failed', 'the log ended in the middle of a commit') : done
}

function copyOf({ data, offsets }: LogRecord): LogRecord {
  const start = offsets[0] ?? 0
  return { data: Buffer.from(data.subarray(start, offsets.at(-1))), offsets: offsets.map((offset) => offset - start) }
}

function markGone(table: CommitTable, tips: ReadonlySet<string>): void {
  const positions = [...tips].map((hash) => table.find(hash) ?? -1)
  const seen = reachable({ size: table.size, parents: (position) => table.parents(position) }, positions)
  for (let position = 0; position < table.size; position++) table.setGone(position, seen[position] === 0)
}

function historyOf({ tips, places, ground }: Reading, table: CommitTable): History {
  const tasks = new TaskCommits(table)
  let size = 0
  for (let position = 0; position < table.size; position++) if (!table.isGone(position)) size++
  const history: History = {
    tips,
    size,
    isShallow: stamp(join(places.commonDir, 'shallow')) !== '',
    commitsOf: (id, options) => tasks.of(id, options),
    commit: (hashPrefix) => {
      const position = table.find(hashPrefix)
      return position === undefined ? undefined : table.commit(position)
    },
  }
  states.set(history, { table, places, ground })
  return history
}

/** What the reading of one and the same commit rests on: where history is cut, and who is who. */
function groundOf({ commonDir, topLevel }: Places): string {
  const files = [join(commonDir, 'shallow'), join(commonDir, 'info', 'grafts')]
  return [...files, ...(topLevel === undefined ? [] : [join(topLevel, '.mailmap')])].map(stamp).join(' ')
}

/** Tells one state of a file from another; empty when there is none. */
function stamp(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? `${found.size}:${found.mtimeMs}` : ''
  } catch {
    return '' // A link in a circle, or a folder that may not be read: git cannot read it either.
  }
}
