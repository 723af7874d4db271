import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'

/** Compares a text with a file that was looked at and kept. `UPDATE_GOLDEN=1` writes the files anew; a missing one fails. */
export function checkGolden(path: string, text: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text)
  assert.equal(text, readFileSync(path, 'utf8').replaceAll('\r\n', '\n'), `UPDATE_GOLDEN=1 rewrites ${path}`)
}
