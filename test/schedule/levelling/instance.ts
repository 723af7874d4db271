/** A resource-constrained project as PSPLIB writes it (Kolisch & Sprecher 1996): jobs of whole days, each after others, out of a constant supply. */
export interface Instance {
  readonly jobs: readonly Job[]
  readonly capacity: readonly number[]
}

export interface Job {
  readonly days: number
  /** Places among the jobs. */
  readonly after: readonly number[]
  /** Units of each resource. */
  readonly needs: readonly number[]
}

/** Reads a file of PSPLIB's `.sm` format; the first and the last job, which take no time, are left out. */
export function readInstance(text: string): Instance {
  const rows = (from: string, to: string): number[][] =>
    text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)))
      .split('\n').filter((line) => /^[\s\d]+$/.test(line) && /\d/.test(line)).map((line) => line.trim().split(/\s+/).map(Number))
  const successors = rows('PRECEDENCE RELATIONS', 'REQUESTS/DURATIONS').map(([, , , ...after]) => after)
  const work = rows('REQUESTS/DURATIONS', 'RESOURCEAVAILABILITIES')
  const [capacity = []] = rows('RESOURCEAVAILABILITIES', '\n****')
  const jobs = work.slice(1, -1).map(([number = 0, , days = 0, ...needs]) => ({
    days, needs,
    after: successors.flatMap((each, before) => (0 < before && each.includes(number) ? [before - 1] : [])),
  }))
  return { jobs, capacity }
}

/** The same as a plan: weeks of seven days of 24 hours, equipment with units, fixed durations. */
export function planTextOf({ jobs, capacity }: Instance): string {
  const task = ({ days, after, needs }: Job, at: number): string => {
    const assign = needs.flatMap((units, r) => (0 < units ? [`R${r} x${units}`] : []))
    return `  J${at}: { duration: ${days}d${assign.length === 0 ? '' : `, assign: [${assign.join(', ')}]`}${after.length === 0 ? '' : `, after: [${after.map((each) => `J${each}`).join(', ')}]`} }`
  }
  return [
    'project: { start: 2026-01-01, asof: 2026-01-01 }',
    'calendars: { default: { week: [mon, tue, wed, thu, fri, sat, sun], day: 24h } }',
    'equipment:', ...capacity.map((units, r) => `  R${r}: { units: ${units} }`),
    'tasks:', ...jobs.map(task), '',
  ].join('\n')
}
