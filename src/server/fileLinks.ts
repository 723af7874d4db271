import { readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { positionAt, lineStarts, shiftRange, type Range } from '../base/text'
import { schema } from '../plan/schema/schema'
import { entryOf } from '../plan/syntax/node'
import type { ServedPlan } from './plan'
import { isBelow } from './uris'

/** A path in the workspace that an item names in `links` or `code`: `src/http.ts#refresh`. */
export interface FileLink {
  readonly range: Range
  /** Absolute, below the folder that holds `.tpm`. It may not exist. */
  readonly path: string
  readonly symbol: string | undefined
}

/** The paths that items of a plan file name, within the folder that holds `.tpm`. */
export function fileLinksOf(plan: ServedPlan, file: string): readonly FileLink[] {
  const pieces = plan.snapshot().reading.files.get(file)?.pieces ?? []
  return pieces.flatMap(({ collection, start, reading }) =>
    schema[collection].shape !== 'ids' ? [] : reading.items.flatMap(({ node }) => ['links', 'code'].flatMap((key) => {
      const value = entryOf(node, key)?.value
      const nodes = value?.kind === 'list' ? value.items : value ? [value] : []
      return nodes.flatMap((each) => each.kind === 'scalar' ? linkOf(plan, each.text, shiftRange(each.range, start)) : [])
    })))
}

function linkOf(plan: ServedPlan, text: string, range: Range): readonly FileLink[] {
  const [way = '', symbol] = text.split('#', 2)
  // What has a scheme, a drive or another machine in front is no path in the workspace.
  if (way === '' || /^[A-Za-z][A-Za-z+.-]*:|^[\\/]/.test(way) || way.includes('\0')) return []
  const path = resolve(plan.folder, way)
  return isBelow(plan.folder, path) ? [{ range, path, ...symbolOf(symbol) }] : []
}

const symbolOf = (symbol: string | undefined): { readonly symbol: string | undefined } =>
  ({ symbol: symbol !== undefined && symbol !== '' ? symbol : undefined })

/** What a path leads to; undefined when there is nothing, or when it is a link that leads out of the plan's folder. */
export async function targetOf(plan: ServedPlan, { path }: FileLink): Promise<'file' | 'folder' | undefined> {
  const [home, real, target] = await Promise.all([realpath(plan.folder).catch(() => ''), realpath(path).catch(() => ''), stat(path).catch(() => undefined)])
  if (!target || home === '' || real === '' || !isBelow(home, real)) return undefined
  return target.isFile() ? 'file' : target.isDirectory() ? 'folder' : undefined
}

const largestFile = 1024 * 1024

/** Where a symbol is first written as a word of its own in a file, preferably where it is declared; the start of the file when it is not. */
export async function placeOfSymbol(path: string, symbol: string | undefined): Promise<{ readonly line: number; readonly character: number }> {
  const start = { line: 0, character: 0 }
  if (symbol === undefined || largestFile < ((await stat(path).catch(() => undefined))?.size ?? Infinity)) return start
  const text = (await readFile(path, 'utf8').catch(() => '')).replace(/^\uFEFF/, '')
  const line = /^L(\d{1,7})$/.exec(symbol)
  if (line) return { line: Math.max(0, Number(line[1]) - 1), character: 0 }
  const places = wordsIn(text, symbol)
  const declared = places.find((at) => declaration.test(text.slice(Math.max(0, at - 40), at)))
  const at = declared ?? places[0]
  return at === undefined ? start : positionAt(lineStarts(text), at)
}

/** What stands before a name where it is declared, in the languages that people write. */
const declaration = /\b(?:function\*?|const|let|var|class|interface|type|enum|struct|trait|def|fn|func|fun|val|module|namespace|record|sub|proc)\s+$/

function wordsIn(text: string, word: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(word); 0 <= at && found.length < 1000; at = text.indexOf(word, at + word.length)) {
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')) found.push(at)
  }
  return found
}
