import { join } from 'node:path'
import type { Problem } from '../plan/checks/problem'
import { readFile, type FileReading } from '../plan/read/file'
import { readPlan, type PlanReading } from '../plan/readPlan'
import type { Basis, Levelled } from '../schedule/levelling/levelPlan'
import type { Day } from '../time/day'
import { analysePlan, findEach, inOrder, type Analysis } from './analysePlan'
import { carriedFindings } from './carriedFindings'
import { findings } from './findings/findings'
import { isFile, readPlanFile, readPlanFolder } from './disk'
import { judgedLate, type Severities } from './judge'
import { LiveLevelling } from './liveLevelling'
import { movedProblems } from './movedProblems'
import { differInWords, keepSubstance } from './substance'

/** A plan at one version. */
export interface Snapshot extends Analysis {
  /** Grows with every change. */
  readonly version: number
}

/** What the schedule showed of a plan, and how long looking for it took, in milliseconds. */
interface Findings {
  readonly of: Snapshot
  readonly found: readonly Problem[]
  readonly took: number
}

/** What comes next when a plan is looked at for the first time, and how much of that is done, from 0 to 1. */
export interface LookStep {
  readonly what: 'reading' | 'scheduling' | 'finding'
  readonly share: number
}

const noFiles: ReadonlyMap<string, FileReading> = new Map()

/** Where findings take longer than this, in milliseconds, they wait for a rest in typing. */
const quickly = 4

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
  readonly #levelling = new LiveLevelling()
  /** Ends with the last reading of the disk that was asked for: an older one must not overtake it. */
  #loading: Promise<void> = Promise.resolve()
  #isElsewhere = false
  #version = 0
  #reading: PlanReading | undefined
  /** What was read of a plan before it was first asked for. */
  #read: ReadonlyMap<string, FileReading> = noFiles
  #snapshot: Snapshot | undefined
  /** The last one that was made, for a schedule that may still be true. */
  #last: Snapshot | undefined
  #findings: Findings | undefined
  #soFar: { readonly of: Snapshot; readonly problems: readonly Problem[] } | undefined
  #severities: Severities = {}

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
    const onDisk = this.#disk.get(path)
    const before = this.#open.get(path) ?? onDisk
    if (text === undefined) this.#open.delete(path)
    // One copy of a large text is enough.
    else this.#open.set(path, onDisk === text ? onDisk : text)
    if (before !== (text ?? onDisk)) this.#changed()
  }

  /** Takes up how much each code counts for the user. */
  setSeverities(severities: Severities): void {
    if (JSON.stringify(severities) === JSON.stringify(this.#severities)) return
    this.#severities = severities
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

  /** The plan as it was last looked at, perhaps some edits ago: for answers that cannot wait and need no places in texts. */
  latest(): Snapshot {
    return this.#snapshot ?? this.#last ?? this.snapshot()
  }

  /** Whether levelling is left to `levelInSteps`: it took too long before. */
  get levelsLater(): boolean {
    return this.snapshot() && this.#levelling.isBehind
  }

  /** Levels the present version, with rests in between; ends early when the plan changes. */
  *levelInSteps(): Generator<void, void> {
    const of = this.snapshot()
    for (const levelled of this.#levelling.inSteps()) {
      if (levelled) return this.#changed()
      yield
      if (this.#snapshot !== of) return
    }
  }

  /** Findings that others made of the present version, as the user wants to be told of them. */
  judgedLate(problems: readonly Problem[]): readonly Problem[] {
    return judgedLate(this.snapshot().reading, problems, this.#severities)
  }

  /** The levelled dates of a plan that asks for them, the best that were found so far. */
  get levelled(): Levelled | undefined {
    return this.snapshot() && this.#levelling.levelled
  }

  /** What a search for better dates starts from; undefined when the plan does not ask for levelling, or nobody has to wait. */
  get searchBasis(): Basis | undefined {
    return this.snapshot() && this.#levelling.basis
  }

  /** Takes up an answer of a search; true when it is of this plan as it stands, and better than the dates that it has. */
  takeAnswer(basis: Basis, nodes: Int32Array, start: ArrayLike<number>): boolean {
    const isBetter = this.searchBasis === basis && this.#levelling.take(basis, nodes, start)
    if (isBetter) this.#changed()
    return isBetter
  }

  /** Whether looking for findings is left to `findInSteps`: they took too long before. */
  get findsLater(): boolean {
    const known = this.#findings
    return known !== undefined && known.of !== this.snapshot() && quickly < known.took
  }

  /** The problems as they are to be shown at once: where findings are left for later, those of before stand where the text has gone. */
  problemsSoFar(): readonly Problem[] {
    const now = this.snapshot()
    if (!this.#findings || !this.findsLater) return now.problems
    if (this.#soFar?.of === now) return this.#soFar.problems
    const { of, found } = this.#findings
    const problems = [...this.#unreadable.values(), ...inOrder(now.reading, movedProblems(found, of.reading, now.reading), this.#severities)]
    this.#soFar = { of: now, problems }
    return problems
  }

  /** How much text there is to be read, in characters. */
  get size(): number {
    let size = 0
    for (const text of this.#texts().values()) size += text.length
    return size
  }

  /**
   * Looks at a plan for the first time, telling before each step what comes next, with a rest for whoever asks meanwhile. Ends
   * early when the plan changes; what was read by then is not read again.
   */
  *lookInSteps(): Generator<LookStep, void> {
    const version = this.#version
    const texts = this.#texts()
    const files = new Map<string, FileReading>()
    if (this.#snapshot ?? this.#reading) return
    for (const [path, text] of texts) {
      yield { what: 'reading', share: files.size / texts.size }
      if (this.#version !== version) return
      if (this.#snapshot) break
      files.set(path, readFile(path, text))
      this.#read = files
    }
    yield { what: 'scheduling', share: 0 }
    const of = this.snapshot()
    let kinds = 0
    for (const _ of this.findInSteps()) yield { what: 'finding', share: ++kinds / findings.length }
    if (this.#snapshot === of) yield { what: 'finding', share: 1 }
  }

  /** Looks for the findings of the present version, with a rest after each kind; ends early when the plan changes. */
  *findInSteps(): Generator<void, void> {
    const of = this.snapshot()
    if (this.#findings?.of === of) return
    const found: Problem[] = []
    let took = 0
    for (const steps = findEach(of); ; ) {
      const before = performance.now()
      const { value, done } = steps.next()
      took += performance.now() - before
      if (done) break
      found.push(...(value as readonly Problem[]))
      yield
      if (this.#snapshot !== of) return
    }
    this.#findings = { of, found, took }
  }

  /** The findings of a version, of which those of the newest are remembered. */
  #findingsOf(of: Snapshot): Findings {
    if (this.#findings?.of === of) return this.#findings
    const before = performance.now()
    const findings = { of, found: [...findEach(of)].flat(), took: performance.now() - before }
    if (this.#snapshot === of) this.#findings = findings
    return findings
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

  #texts(): ReadonlyMap<string, string> {
    // What is refused on disk is refused in an editor: an edit would be written to where it leads.
    const open = [...this.#open].filter(([path]) => !this.#unreadable.has(path))
    return new Map([...this.#disk, ...open])
  }

  #analyse(): Snapshot {
    this.#reading = readPlan(Array.from(this.#texts(), ([path, text]) => ({ path, text })), this.#reading ?? { files: this.#read })
    this.#read = noFiles
    const today = this.#today()
    const schedule = this.#levelling.schedule(this.#reading.plan, today)
    const { reading, plan } = analysePlan(this.#reading, today, schedule)
    const unreadable = [...this.#unreadable.values()]
    const severities = this.#severities
    const findingsOf = (of: Snapshot) => this.#findingsOf(of).found
    let problems: readonly Problem[] | undefined
    const snapshot: Snapshot = {
      reading, plan, schedule, version: this.#version,
      get problems() {
        return (problems ??= [...unreadable, ...inOrder(reading, findingsOf(this), severities)])
      },
    }
    this.#carryFindings(snapshot)
    this.#last = snapshot
    return snapshot
  }

  /** Where words alone changed, the findings of before are those of now. */
  #carryFindings(now: Snapshot): void {
    const before = this.#last
    if (!before || before.schedule.tasks !== now.schedule.tasks || !differInWords(before.plan, now.plan)) return
    keepSubstance(before.plan, now.plan)
    const known = this.#findings
    const found = known?.of === before ? carriedFindings(known.found, before.reading, now) : undefined
    if (known && found) this.#findings = { ...known, of: now, found }
  }
}
