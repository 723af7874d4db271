/** What an import could not carry over as it was. */
export interface Remark {
  readonly code: RemarkCode
  /** One sentence or two: what it is and what became of it. */
  readonly message: string
  /** The items that it is about, by their ids in the plan, or by name when they are not in it. */
  readonly about: readonly string[]
}

/** What the remarks say; each kind is told once, with all that it is about. */
const messages = {
  asof: 'MS Project leaves unfinished work in the past. `project.asof` is set to a day that moves none of it: take it out, or set it to today, to go on from now.',
  baseline: 'Baselines are left out: here, the baseline is the plan at a git revision. Commit the plan and name the commit in `project.baseline`.',
  contour: 'The work is not spread evenly, starts late or has overtime. The task keeps its duration and has no effort.',
  cost: 'Costs a use, overtime rates and rate tables are left out; rates are the standard ones.',
  external: 'Tasks of other projects, and what waits for them, are left out.',
  fixedCost: 'Fixed costs are together in one line of the budget.',
  inactive: 'Inactive tasks are dropped.',
  levelling: 'A levelling delay became the earliest start of the task.',
  link: 'A link that says nothing here is left out: to a task itself, to what holds it, or to a task that is not in the file.',
  manualSummary: 'A summary task that was scheduled by hand follows its tasks.',
  material: 'Material and other costs are lines of the budget, with what is planned to be spent on them.',
  percentLag: 'A lag in elapsed percent became the time that it is now.',
  summaryWork: 'Work assigned to a summary task is left out: here, summary tasks only hold others.',
  units: 'More than ten of a person are no person here: the capacity is left out.',
} as const

export type RemarkCode = keyof typeof messages

/** Remarks while they are found. */
export interface Remarks {
  add(code: RemarkCode, about?: string): void
  list(): readonly Remark[]
}

export function gatherRemarks(): Remarks {
  const found = new Map<RemarkCode, Set<string>>()
  return {
    add(code, about) {
      const set = found.get(code) ?? new Set()
      found.set(code, about === undefined ? set : set.add(about))
    },
    list: () => [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, about]) => ({ code, message: messages[code], about: [...about] })),
  }
}
