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
  #unreadable = new Map<string, Problem>()
  #version = 0
  #reading: PlanReading | undefined
  #snapshot: Snapshot | undefined

  constructor(folder: string, today: () => Day) {
    this.folder = folder
    this.#today = today
  }

  /** Reads everything from disk anew. */
  async load(): Promise<void> {
    const { files, problems } = await readPlanFolder(this.folder)
    this.#disk.clear()
    for (const { path, text } of files) this.#disk.set(path, text)
    this.#unreadable = new Map(problems.map((problem) => [problem.file, problem]))
    this.#changed()
  }

  /** Takes up what became of one file on disk; `path` is relative to the folder. */
  async reload(path: string): Promise<void> {
    const read = await readPlanFile(this.folder, join(this.folder, path))
    this.#unreadable.delete(path)
    this.#disk.delete(path)
    if (read && isFile(read)) this.#disk.set(path, read.text)
    else if (read) this.#unreadable.set(path, read)
    this.#changed()
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
    this.#snapshot = undefined
    this.#version++
  }

  get version(): number {
    return this.#version
  }

  /** The plan as it stands now. */
  snapshot(): Snapshot {
    return (this.#snapshot ??= this.#analyse())
  }

  #changed(): void {
    this.#version++
    this.#snapshot = undefined
  }

  #analyse(): Snapshot {
    const texts = new Map([...this.#disk, ...this.#open])
    this.#reading = readPlan([...texts].map(([path, text]) => ({ path, text })), this.#reading)
    const analysis = analysePlan(this.#reading, this.#today())
    const unreadable = [...this.#unreadable.values()].filter(({ file }) => !this.#open.has(file))
    return { ...analysis, problems: [...unreadable, ...analysis.problems], version: this.#version }
  }
}
