/** One line of a table of measurements. */
export interface Row {
  readonly name: string
  readonly size: number
  /** The best of several runs. */
  readonly milliseconds: number
  /** How many times as long as the limit line of the same size; the limit line itself has none. */
  readonly ratio?: number
}

/** The shortest of some runs, in milliseconds: what the machine can do when nothing else disturbs it. */
export function best(runs: number, run: () => void): number {
  let shortest = Infinity
  for (let i = 0; i < runs; i++) {
    const before = performance.now()
    run()
    shortest = Math.min(shortest, performance.now() - before)
  }
  return shortest
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ name, size, milliseconds, ratio }) => [
    name, size.toLocaleString('en'), milliseconds.toFixed(3), ratio === undefined ? '' : `${ratio.toFixed(1)} x`,
  ])
  const all = [['what', 'tasks', 'ms', 'limit'], ...lines]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]!.length)))
  return all.map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')).join('\n')
}
