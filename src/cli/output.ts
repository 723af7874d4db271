/** What a command prints, and how the process ends: 0 fine, 1 errors in the plan, 2 wrong use. */
export interface Output {
  readonly text: string
  readonly exitCode: 0 | 1 | 2
  /** A remark for stderr, besides the text. */
  readonly remark?: string
}

/** Plan text for a terminal: control characters, which could move the cursor or change colours, are shown as marks. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u{fffd}')

/** Rows in columns, the first row as heading; columns are as wide as their widest cell, the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => printable(cell).replace(/\s+/g, ' ')))
  const widths = (clean[0] ?? []).map((_, column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)))
  return clean.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** JSON as every command prints it. */
export const json = (value: unknown): string => JSON.stringify(value, undefined, 2)

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
