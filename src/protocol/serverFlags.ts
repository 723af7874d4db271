/**
 * What node is told when it runs the language server. Most of what an edit makes is garbage at once: with a fourth of node's
 * usual room for young objects a plan of 10,000 tasks takes 100 to 160 MB less, for some more CPU a key (docs/benchmarks.md).
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=8']
