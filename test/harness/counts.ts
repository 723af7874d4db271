export type Counts = { readonly passed: number; readonly failed: number }

/**
 * What a program that ran mocha counted, read from the summary that ends its output.
 * A program that failed without a failing test (it crashed, or could not start), or succeeded without running one,
 * counts as one failure more.
 */
export function countsOf(output: string, succeeded: boolean): Counts {
  const plain = withoutColours(output)
  const passing = [...plain.matchAll(/^\s*(\d+) passing \(/gm)].at(-1)
  const failing = /^\s*(\d+) failing\s*$/m.exec(plain.slice(passing?.index ?? 0))
  const passed = Number(passing?.[1] ?? 0)
  const failed = Number(failing?.[1] ?? 0)
  const isOdd = succeeded ? passed + failed === 0 : failed === 0
  return { passed, failed: failed + (isOdd ? 1 : 0) }
}

export function sum(all: readonly Counts[]): Counts {
  const add = (pick: (counts: Counts) => number) => all.reduce((total, counts) => total + pick(counts), 0)
  return { passed: add(counts => counts.passed), failed: add(counts => counts.failed) }
}

/** The line that ends a run. */
export function closingLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`
}

function withoutColours(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
}
