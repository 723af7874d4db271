import { itemAt } from '../../../analysis/itemPlace'
import type { Snapshot } from '../../../analysis/livePlan'
import { contains, type Range } from '../../../base/text'
import type { Refactored } from '../../../plan/edit/refactoring'
import type { Item } from '../../../plan/model/plan'
import type { FileReading, FileSection } from '../../../plan/read/file'
import { pieceAt } from '../../../plan/read/place'

/** Where code actions are asked for. */
export interface ActionPlace {
  readonly snapshot: Snapshot
  readonly file: FileReading
  readonly range: Range
  /** The innermost item there; never one whose id another item took first. */
  readonly item: Item | undefined
  /** The section whose key is on the line. */
  readonly section: FileSection | undefined
}

/** What is offered at a place: cheap to find out, the edit is made when it is chosen. */
export interface Offer {
  readonly title: string
  readonly kind: string
  /** What `make` needs to know besides the plan: ids and paths. */
  readonly about: readonly string[]
  /** Why it cannot be done here, though one would expect it. */
  readonly disabled?: string
  /** A command of the extension instead of an edit. */
  readonly command?: string
}

/** One code action, or a family of them. */
export interface Action {
  readonly name: string
  offers(place: ActionPlace): readonly Offer[]
  /** The edit, or why there is none, from the plan as it is now. */
  make(snapshot: Snapshot, about: readonly string[]): Refactored
}

export function placeAt(snapshot: Snapshot, path: string, range: Range): ActionPlace | undefined {
  const file = snapshot.reading.files.get(path)
  if (!file) return undefined
  const line = lineAround(file.text, range.start)
  const item = itemIn(snapshot, file, line, range.start)
  const section = item ? undefined : file.sections.find(({ keyRange }) => contains(line, keyRange.start))
  return { snapshot, file, range, item, section }
}

/** The item around an offset; elsewhere on the lines of its key and its end, that one too. */
function itemIn({ plan }: Snapshot, file: FileReading, line: Range, offset: number): Item | undefined {
  const { path, text } = file
  const key = line.start + (/^\s*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0)
  const near = [...new Set([offset, key].map((at) => pieceAt(file, at)))].flatMap((piece) => piece?.items ?? [])
  const found = itemAt(near, path, offset) ?? itemAt(near, path, key)
  const item = plan.items.get(found?.id ?? '')
  return item?.source.file === path && item.source.range.start === found?.source.range.start ? item : undefined
}

function lineAround(text: string, offset: number): Range {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const rest = text.slice(offset).search(/[\r\n]/)
  return { start, end: rest < 0 ? text.length : offset + rest }
}
