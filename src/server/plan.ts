import { join } from 'node:path'
import { lineStarts, type LineStarts, type Range } from '../base/text'
import { movedLineStarts } from '../base/textChange'
import { LivePlan, type Snapshot } from '../analysis/livePlan'
import type { Outlook } from '../analysis/forecast/outlook'
import type { Item } from '../plan/model/plan'
import { keptWithFile } from '../plan/read/kept'
import type { Location } from '../protocol/location'
import type { Day } from '../time/day'
import { PlanBaseline } from './baseline'
import { PlanHistory } from './history'
import { lineRange, uriOf } from './uris'

/** One plan of the workspace, as the server keeps it. */
export class ServedPlan {
  readonly folder: string
  /** Names the plan in every message. */
  readonly uri: string
  readonly live: LivePlan
  readonly history: PlanHistory
  readonly baseline: PlanBaseline
  /** What was last forecast of its milestones, perhaps some edits ago. */
  outlook: Outlook | undefined
  readonly #uris = new Map<string, string>()

  constructor(folder: string, today: () => Day) {
    this.folder = folder
    this.uri = uriOf(folder)
    this.live = new LivePlan(folder, today)
    this.history = new PlanHistory(folder)
    this.baseline = new PlanBaseline(folder)
  }

  snapshot(): Snapshot {
    return this.live.snapshot()
  }

  /** The URI of a file of the plan. */
  fileUri(path: string): string {
    const known = this.#uris.get(path)
    if (known !== undefined) return known
    const uri = uriOf(join(this.folder, path))
    this.#uris.set(path, uri)
    return uri
  }

  /** Where the lines of a file start; of an empty text when the plan has no such file. */
  starts(path: string): LineStarts {
    const file = this.snapshot().reading.files.get(path)
    return file ? startsOf(file) : noLines
  }

  location(path: string, range: Range): Location {
    return { uri: this.fileUri(path), range: lineRange(this.starts(path), range) }
  }

  /** Where an item's id stands. */
  locate(item: Item): Location {
    return this.location(item.source.file, item.source.idRange)
  }
}

const startsOf = keptWithFile<LineStarts>({
  make: ({ text }) => lineStarts(text),
  move: (starts, { text }, change) => movedLineStarts(starts, text, change),
})

const noLines = lineStarts('')
