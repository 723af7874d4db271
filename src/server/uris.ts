import { relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { planFolderName } from '../analysis/discovery'
import { positionAt, type LineStarts, type Range } from '../base/text'
import type { LineRange } from '../protocol/location'

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

/** Whether a path lies below a folder, at any depth. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way)
}

/** A place in a plan: the folder that holds `.tpm`, and the path from there, with `/`. */
export interface PlanPlace {
  readonly folder: string
  readonly path: string
}

/** Where in a `.tpm` folder a URI leads, to the folder itself included; undefined outside of one and for hidden names. */
export function planPlaceOf(uri: string): PlanPlace | undefined {
  const path = pathOf(uri)
  if (path === undefined) return undefined
  const names = path.split(sep)
  if (names.at(-1) === '') names.pop()
  const at = names.lastIndexOf(planFolderName)
  if (at < 1 || names.slice(at + 1).some((name) => name.startsWith('.'))) return undefined
  return { folder: names.slice(0, at).join(sep) || sep, path: names.slice(at).join('/') }
}

export const lineRange = (starts: LineStarts, range: Range): LineRange => ({
  start: positionAt(starts, range.start),
  end: positionAt(starts, range.end),
})
