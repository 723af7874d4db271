/**
 * What node is told when it runs the language server. Most of what an edit makes is garbage at once: with a fourth of node's
 * usual room for young objects a plan of 10,000 tasks takes 170 MB less, and no edit more time (docs/benchmarks.md).
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=8']
