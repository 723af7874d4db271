import { readPlanAt } from '../analysis/planAt'
import { resolveCommit } from '../git/repository'
import { createGit, type Git } from '../git/run'
import type { Schedule } from '../schedule/schedule'
import type { Minute } from '../time/day'

/** When each task and milestone was to finish, by id. */
export type FinishDates = ReadonlyMap<string, Minute>

/** A plan as it stood at its baseline (`project.baseline`): read in the background, of which the dates alone are kept. */
export class PlanBaseline {
  readonly #folder: string
  #git: Git | undefined
  #known: { readonly revision: string; readonly commit: string | undefined; readonly dates: FinishDates } | undefined
  #reading: string | undefined
  #isDoubtful = false

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Allows or forbids to run git; what was read is forgotten. */
  allow(trusted: boolean, gitPath: string | undefined): void {
    this.#git = trusted ? createGit({ cwd: this.#folder, gitPath }) : undefined
    this.#known = undefined
  }

  /** The repository has moved: the revision may be another commit now. */
  doubt(): void {
    this.#isDoubtful = true
  }

  /** The dates at a revision as far as they were read; undefined for none. */
  dates(revision: string | undefined): FinishDates | undefined {
    return this.#known?.revision === revision ? this.#known?.dates : undefined
  }

  /** Reads the plan at a revision unless that was done; true when its dates are others than before. */
  async refresh(revision: string | undefined): Promise<boolean> {
    const git = this.#git
    const isKnown = this.#known?.revision === revision && !this.#isDoubtful
    if (!git || revision === undefined || isKnown || this.#reading === revision) return false
    this.#reading = revision
    this.#isDoubtful = false
    try {
      const found = await resolveCommit(git, revision)
      const commit = found.ok ? found.value : undefined
      if (this.#known?.revision === revision && this.#known.commit === commit) return false
      const at = commit === undefined ? undefined : await readPlanAt(git, commit)
      // Somebody forbade it, or asked for another one meanwhile.
      if (git !== this.#git || this.#reading !== revision) return false
      this.#known = { revision, commit, dates: at?.ok ? finishDates(at.value.analysis.schedule) : new Map() }
      return true
    } finally {
      if (this.#reading === revision) this.#reading = undefined
    }
  }
}

const finishDates = ({ tasks, milestones }: Schedule): FinishDates =>
  new Map([...[...tasks].map(([id, { finish }]) => [id, finish] as const), ...[...milestones].map(([id, { at }]) => [id, at] as const)])
