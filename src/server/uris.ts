import { relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Range } from '../base/text'
import { positionAt } from '../base/text'
import type { LineRange } from '../protocol/messages'

/** The path of a `file:` URI; undefined for any other. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    // A URI of another machine, or with an escaped separator, names no file here.
    return undefined
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href

/** The path of a file from a folder, with `/`; undefined when it lies outside. */
export function pathWithin(folder: string, path: string): string | undefined {
  const way = relative(folder, path)
  return way === '' || way.startsWith('..') || way.includes(':') ? undefined : way.split(sep).join('/')
}

export const lineRange = (starts: readonly number[], range: Range): LineRange => ({
  start: positionAt(starts, range.start),
  end: positionAt(starts, range.end),
})
