import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { analysePlan, type Analysis } from '../../src/analysis/analysePlan'
import { lineStarts, positionAt, type Range } from '../../src/base/text'
import { readPlan } from '../../src/plan/readPlan'
import { parseDay, type Day } from '../../src/time/day'
import { filesOf } from '../plan/checkPlan'

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is no day`)

/** Monday: the status date of every plan here that names none. */
export const monday = day('2026-03-02')

/** The analysis of a text in which lines `=== path` begin a file; without any, the text is `plan.yaml`. */
export const given = (text: string): Analysis => analysePlan(readPlan(filesOf(text)), monday)

/** The problems of a plan, all or those of some codes, as `line:column code message` from 1, with related places below. */
export function problemsOf(text: string, ...codes: readonly string[]): string {
  const { problems, reading } = given(text)
  const at = (file: string, { start }: Range) => {
    const { line, character } = positionAt(lineStarts(reading.files.get(file)?.text ?? ''), start)
    return `${file === 'plan.yaml' ? '' : `${file}:`}${line + 1}:${character + 1}`
  }
  return problems
    .filter(({ rule }) => codes.length === 0 || codes.includes(rule.code))
    .flatMap(({ rule, file, range, message, related = [] }) => [
      `${at(file, range)} ${rule.code} ${message}`,
      ...related.map((each) => `  ${at(each.file, each.range)} ${each.message}`),
    ])
    .join('\n')
}

const folders: string[] = []

/** A folder with files of those names and contents, removed by `removeFolders`. A name that ends in `/` makes a folder. */
export function givenFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tpm-plan-')))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) write(join(folder, name), content)
  return folder
}

export function write(path: string, content: string | Uint8Array): void {
  mkdirSync(path.endsWith('/') ? path : dirname(path), { recursive: true })
  if (!path.endsWith('/')) writeFileSync(path, content)
}

/** Call it in `after`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** True when permissions hold nobody back: the tests run as root. */
export function seesEverything(): boolean {
  const path = join(givenFolder({ secret: '' }), 'secret')
  chmodSync(path, 0)
  return process.getuid?.() === 0
}
