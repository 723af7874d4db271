import { createGit, type Git } from '../git/run'
import { filesOf, showFile, type ChangedFile } from '../git/files'
import { readHistory, type History } from '../git/history'
import { readRepository, type Repository } from '../git/repository'
import type { TaskCommit } from '../git/taskCommits'
import { everyIdOf, formerIdsOf } from '../plan/model/former'
import type { Plan } from '../plan/model/plan'
import type { PlanSummary } from '../protocol/messages'

/** The commits of a plan's repository: read in the background, asked without starting a process. */
export class PlanHistory {
  readonly #folder: string
  #git: Git | undefined
  #history: History | undefined
  #repository: Repository | undefined
  #state: PlanSummary['history'] = 'untrusted'
  #running: AbortController | undefined
  /** Ends when the last reading that was asked for has ended: a history must not be updated twice at once. */
  #reading: Promise<boolean> = Promise.resolve(false)
  #ids: { plan: Plan; ids: ReadonlySet<string> } | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  get state(): PlanSummary['history'] {
    return this.#state
  }

  /** The address and name that git knows of the user. */
  get user(): Repository['user'] | undefined {
    return this.#repository?.user
  }

  /** Allows or forbids to run git; what was read is forgotten when it is forbidden or another git is to be used. */
  allow(trusted: boolean, gitPath: string | undefined): void {
    this.close()
    this.#history = undefined
    this.#repository = undefined
    this.#git = trusted ? createGit({ cwd: this.#folder, gitPath }) : undefined
    this.#state = trusted ? 'loading' : 'untrusted'
  }

  /** Reads what is new, after whatever is being read; true when anything may be different from before. */
  refresh(): Promise<boolean> {
    const next = this.#reading.then(() => this.#read())
    this.#reading = next.catch(() => false)
    return next
  }

  async #read(): Promise<boolean> {
    const git = this.#git
    if (!git) return false
    const run = (this.#running = new AbortController())
    const before = { history: this.#history, state: this.#state, email: this.user?.email }
    const [repository, history] = await Promise.all([
      readRepository(git, run.signal),
      readHistory(git, { signal: run.signal, previous: this.#history }),
    ])
    if (run.signal.aborted || git !== this.#git) return false
    this.#repository = repository.ok ? repository.value : undefined
    this.#history = history.ok ? history.value : undefined
    this.#state = history.ok ? 'ready' : stateOf(history.reason)
    return before.history !== this.#history || before.state !== this.#state || before.email !== this.user?.email
  }

  /** The commits of a task, those that name its former ids among them, newest first; none while nothing was read. */
  commitsOf(plan: Plan, id: string): readonly TaskCommit[] {
    if (!this.#history) return []
    const task = plan.tasks.get(id)
    const formerIds = task ? formerIdsOf(plan, task) : []
    return this.#history.commitsOf(id, { formerIds, extraHashes: task?.values.commits ?? [], knownIds: this.#idsOf(plan) })
  }

  async changedFiles(hash: string): Promise<readonly ChangedFile[]> {
    const files = this.#git && (await filesOf(this.#git, hash))
    return files?.ok ? files.value : []
  }

  /** The text of a file at a revision; empty where it does not exist. */
  async fileAt(revision: string, path: string): Promise<string> {
    const shown = this.#git && (await showFile(this.#git, revision, path))
    return shown?.ok ? shown.value.toString('utf8') : ''
  }

  close(): void {
    this.#running?.abort()
  }

  /** One set for each version of the plan, as the index wants it. */
  #idsOf(plan: Plan): ReadonlySet<string> {
    if (this.#ids?.plan !== plan) this.#ids = { plan, ids: everyIdOf(plan) }
    return this.#ids.ids
  }
}

function stateOf(reason: string): PlanSummary['history'] {
  if (reason === 'no-git') return 'no-git'
  return reason === 'not-a-repository' ? 'no-repository' : 'failed'
}
