import { runCommand } from '../../src/cli/run'
import type { Output } from '../../src/cli/output'
import { givenFolder, monday } from '../analysis/given'

/** Runs `tplan` in a folder, on Monday, 2026-03-02. */
export const runIn = (cwd: string, ...words: readonly string[]): Promise<Output> =>
  runCommand(words, { cwd, today: monday, version: () => '1.2.3' })

/** Runs `tplan` beside a plan of one file, `.tpm/plan.yaml`. */
export const run = (text: string, ...words: readonly string[]): Promise<Output> => runIn(givenFolder({ '.tpm/plan.yaml': text }), ...words)

/** The same, with the output as JSON. */
export async function runJson(text: string, ...words: readonly string[]): Promise<unknown> {
  return JSON.parse((await run(text, ...words, '--json')).text)
}
