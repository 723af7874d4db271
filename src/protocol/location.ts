/** A place in a file, lines and characters from 0. */
export interface Location {
  readonly uri: string
  readonly range: LineRange
}

export interface LineRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
