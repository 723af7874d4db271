import { showInvisible } from '../analysis/plainText'

/** What a command prints, and how the process ends: 0 fine, 1 errors in the plan, 2 wrong use. */
export interface Output {
  readonly text: string
  readonly exitCode: 0 | 1 | 2
  /** A remark for stderr, besides the text. */
  readonly remark?: string
}

/** Plan text for a terminal: characters that could move the cursor, change colours or turn text round are shown as marks. */
export const printable = (text: string): string => showInvisible(text).replace(/\r/g, '\u{fffd}')

/** The same in one line. */
export const printableLine = (text: string): string => showInvisible(text.replace(/[\s\u2028\u2029]+/g, ' '))

/** Rows in columns, the first row as heading; columns are as wide as their widest cell, the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(printableLine))
  const widths: number[] = []
  for (const row of clean) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)))
  return clean.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** JSON as every command prints it. */
export const json = (value: unknown): string => JSON.stringify(value, undefined, 2)

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
