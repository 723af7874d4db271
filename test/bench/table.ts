/** One line of a table of measurements. */
export interface Row {
  readonly name: string
  readonly size: number
  /** The best of several runs. */
  readonly milliseconds: number
  /** How many times as long as the limit line of the same size; the limit line itself has none. */
  readonly ratio?: number
}

/**
 * The least CPU time of some runs, in milliseconds: what the machine can do when nothing else disturbs it. Runs of less than a
 * millisecond are taken together, the first ones, up to a tenth of a second, are not counted: they are slow until they are compiled.
 */
export function best(runs: number, run: () => void): number {
  const before = performance.now()
  for (let warm = 0; performance.now() - before < (warm < 3 ? 1_000 : 100); warm++) run()
  const together = Math.max(1, Math.ceil(1 / cpuOf(1, run)))
  let shortest = Infinity
  for (let i = 0; i < runs; i++) shortest = Math.min(shortest, cpuOf(together, run) / together)
  return shortest
}

function cpuOf(times: number, run: () => void): number {
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) run()
  const { user, system } = process.cpuUsage(before)
  return Math.max(0.001, (user + system) / 1_000)
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ name, size, milliseconds, ratio }) => [
    name, size.toLocaleString('en'), milliseconds.toFixed(3), ratio === undefined ? '' : `${ratio.toFixed(1)} x`,
  ])
  return columns([['what', 'tasks', 'ms', 'limit'], ...lines])
}

/** Lines of cells below each other: the first column to the left, the others to the right. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines.map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')).join('\n')
}
