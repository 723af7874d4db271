import { join } from 'node:path'
import type { Problem } from '../plan/checks/problem'
import { readPlan, type PlanReading } from '../plan/readPlan'
import type { Day } from '../time/day'
import { analysePlan, type Analysis } from './analysePlan'
import { isFile, readPlanFile, readPlanFolder } from './disk'

/** A plan at one version. */
export interface Snapshot extends Analysis {
  /** Grows with every change. */
  readonly version: number
}

/**
 * A plan that is kept up to date: the files of a folder, with the texts of open editors in front of those on disk. Reading
 * and scheduling wait until somebody asks, and are done once for each version.
 */
export class LivePlan {
  /** The absolute path of the folder that holds `.tpm`. */
  readonly folder: string
  readonly #today: () => Day
  readonly #disk = new Map<string, string>()
  readonly #open = new Map<string, string>()
  readonly #unreadable = new Map<string, Problem>()
  /** Ends with the last reading of the disk that was asked for: an older one must not overtake it. */
  #loading: Promise<void> = Promise.resolve()
  #isElsewhere = false
  #version = 0
  #reading: PlanReading | undefined
  #snapshot: Snapshot | undefined

  constructor(folder: string, today: () => Day) {
    this.folder = folder
    this.#today = today
  }

  /** Reads everything from disk anew. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      const { files, problems, isElsewhere } = await readPlanFolder(this.folder)
      this.#isElsewhere = isElsewhere
      this.#disk.clear()
      this.#unreadable.clear()
      for (const { path, text } of files) this.#disk.set(path, text)
      for (const problem of problems) this.#unreadable.set(problem.file, problem)
      this.#changed()
    })
  }

  /** Takes up what became of one file on disk; `path` is relative to the folder. */
  reload(path: string): Promise<void> {
    return this.#inTurn(async () => {
      const read = await readPlanFile(this.folder, join(this.folder, path))
      const text = read && isFile(read) ? read.text : undefined
      if (text !== undefined && text === this.#disk.get(path)) return
      this.#unreadable.delete(path)
      this.#disk.delete(path)
      if (text !== undefined) this.#disk.set(path, text)
      else if (read && !isFile(read)) this.#unreadable.set(path, read)
      this.#changed()
    })
  }

  /** Takes the text of an editor in place of the file's; undefined when the editor was closed. */
  setOpen(path: string, text: string | undefined): void {
    if (this.#open.get(path) === text) return
    if (text === undefined) this.#open.delete(path)
    else this.#open.set(path, text)
    this.#changed()
  }

  /** The status date may have changed: midnight has passed. */
  passDay(): void {
    this.#changed()
  }

  get version(): number {
    return this.#version
  }

  /** True when `.tpm` is a link to another place: a tool must not write there. */
  get isElsewhere(): boolean {
    return this.#isElsewhere
  }

  /** The plan as it stands now. */
  snapshot(): Snapshot {
    return (this.#snapshot ??= this.#analyse())
  }

  #inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.#loading.then(read)
    this.#loading = turn.catch(() => undefined) // Whoever asked for it is told.
    return turn
  }

  #changed(): void {
    this.#version++
    this.#snapshot = undefined
  }

  #analyse(): Snapshot {
    // What is refused on disk is refused in an editor: an edit would be written to where it leads.
    const open = [...this.#open].filter(([path]) => !this.#unreadable.has(path))
    const texts = new Map([...this.#disk, ...open])
    this.#reading = readPlan([...texts].map(([path, text]) => ({ path, text })), this.#reading)
    const analysis = analysePlan(this.#reading, this.#today())
    return { ...analysis, problems: [...this.#unreadable.values(), ...analysis.problems], version: this.#version }
  }
}
