import { join, resolve } from 'node:path'
import { findPlanFolders, isFolder, isLookedInto, planFolderName } from '../analysis/discovery'
import { isPlanFile } from '../analysis/disk'
import type { ServerSettings, SeveritySettings } from '../protocol/messages'
import type { Day } from '../time/day'
import { ServedPlan } from './plan'
import { isBelow, pathOf, planPlaceOf, type PlanPlace } from './uris'

/** What the server asks of the world around it. */
export interface Surroundings {
  readonly today: () => Day
  /** A plan, its commits, or the set of plans when undefined, is different now. */
  readonly onDidChange: (plan: ServedPlan | undefined) => void
  /** Looks at a plan whose files were just read from disk. */
  readonly lookFirst: (plan: ServedPlan) => Promise<void>
  /** Sees to work that nobody waits for: when it fails, that is told. */
  readonly inBackground: (name: string, work: () => Promise<void>) => void
}

/** The plans of all workspace folders. */
export class Workspace {
  readonly #surroundings: Surroundings
  readonly #plans = new Map<string, ServedPlan>()
  /** Texts of open plan files by URI, for plans that are found later. */
  readonly #open = new Map<string, string>()
  #settings: ServerSettings = { folders: [], trusted: false, sourceLenses: true, planLenses: true }
  #roots: readonly string[] = []
  /** Ends with the last settings that were told: older ones must not overtake them. */
  #configuring: Promise<void> = Promise.resolve()
  #hasNewHistory = false
  readonly #configured: ((settings: ServerSettings) => void)[] = []

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  get settings(): ServerSettings {
    return this.#settings
  }

  get plans(): readonly ServedPlan[] {
    return [...this.#plans.values()]
  }

  /** Calls back whenever settings were told. */
  onDidConfigure(listener: (settings: ServerSettings) => void): void {
    this.#configured.push(listener)
  }

  /** Finds and loads the plans of the folders; those that are gone are forgotten. */
  configure(settings: ServerSettings): Promise<void> {
    const turn = this.#configuring.then(() => this.#configure(settings))
    this.#configuring = turn.catch(() => undefined) // Whoever asked for it is told.
    return turn
  }

  plan(uri: string): ServedPlan | undefined {
    return this.plans.find((plan) => plan.uri === uri)
  }

  /** The plan that a file belongs to as one of its plan files, with the file's path in it. */
  planFile(uri: string): { readonly plan: ServedPlan; readonly path: string } | undefined {
    const place = planPlaceOf(uri)
    const plan = place && this.#plans.get(place.folder)
    return place && plan && isPlanFile(place.path) ? { plan, path: place.path } : undefined
  }

  /** The plan that is nearest above a file; the only one when there is just one. */
  planFor(uri: string): ServedPlan | undefined {
    const path = pathOf(uri)
    const above = path === undefined ? [] : this.plans.filter(({ folder }) => isBelow(folder, path))
    const nearest = above.sort((a, b) => b.folder.length - a.folder.length)[0]
    return nearest ?? (this.#plans.size === 1 ? this.plans[0] : undefined)
  }

  /** An editor has a text, or was closed. */
  async setOpen(uri: string, text: string | undefined): Promise<void> {
    if (!planPlaceOf(uri)) return
    const isOpened = text !== undefined && !this.#open.has(uri)
    if (text === undefined) this.#open.delete(uri)
    else this.#open.set(uri, text)
    const found = this.planFile(uri)
    if (!found) return
    found.plan.live.setOpen(found.path, text)
    this.#surroundings.onDidChange(found.plan)
    // A file that discovery passed over, as one behind a link, may be opened all the same.
    if (isOpened) await this.#whenChanged(found.plan, () => found.plan.live.reload(found.path))
  }

  /** Files or folders of some `.tpm` were made, changed or deleted on disk. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    const places = uris.map(planPlaceOf).filter((place) => place !== undefined)
    const folders = new Set(places.map(({ folder }) => folder))
    for (const folder of folders) await this.#folderChanged(folder, places.filter((place) => place.folder === folder))
  }

  /** Reads the commits of the plans below a folder anew. */
  async repositoryChanged(folder: string): Promise<void> {
    const root = pathOf(folder)
    const isTouched = (plan: string) => root === undefined || plan === resolve(root) || isBelow(root, plan) || isBelow(plan, root)
    await Promise.all(this.plans.filter((plan) => isTouched(plan.folder)).map((plan) => this.#readHistory(plan)))
  }

  /** True once after commits were read. */
  takeNewHistory(): boolean {
    const isNew = this.#hasNewHistory
    this.#hasNewHistory = false
    return isNew
  }

  /** Sees to it that the dates of a plan's baseline are known before long. */
  wantBaseline(plan: ServedPlan): void {
    const { baseline } = plan.snapshot().plan.project
    this.#surroundings.inBackground('the baseline', async () => {
      if (await plan.baseline.refresh(baseline)) this.#surroundings.onDidChange(plan)
    })
  }

  /** A new day has begun: status dates move. */
  passDay(): void {
    for (const plan of this.plans) plan.live.passDay()
    this.#surroundings.onDidChange(undefined)
  }

  close(): void {
    for (const folder of [...this.#plans.keys()]) this.#remove(folder)
  }

  async #configure(settings: ServerSettings): Promise<void> {
    const before = this.#settings
    this.#settings = settings
    for (const tell of this.#configured) tell(settings)
    this.#roots = settings.folders.map(pathOf).filter((path) => path !== undefined).map((path) => resolve(path))
    const folders = new Set((await Promise.all(this.#roots.map(findPlanFolders))).flat())
    for (const folder of this.#plans.keys()) if (!folders.has(folder)) this.#remove(folder)
    const gitChanged = before.trusted !== settings.trusted || before.gitPath !== settings.gitPath
    if (gitChanged) for (const plan of this.plans) this.#allowGit(plan)
    await Promise.all([...folders].map((folder) => this.#add(folder)))
    for (const plan of this.plans) plan.live.setSeverities(this.#severitiesOf(plan.folder))
    this.#surroundings.onDidChange(undefined)
  }

  async #folderChanged(folder: string, places: readonly PlanPlace[]): Promise<void> {
    if (!(await isFolder(join(folder, planFolderName)))) return this.#forget(folder)
    const plan = this.#plans.get(folder)
    if (plan) return this.#whenChanged(plan, () => reload(plan, places))
    if (!this.#roots.some((root) => isLookedInto(root, folder))) return
    await this.#add(folder)
    this.#surroundings.onDidChange(undefined)
  }

  async #whenChanged(plan: ServedPlan, read: () => Promise<void>): Promise<void> {
    const before = plan.live.version
    await read()
    if (plan.live.version !== before) this.#surroundings.onDidChange(plan)
  }

  async #add(folder: string): Promise<void> {
    if (this.#plans.has(folder)) return
    const plan = new ServedPlan(folder, this.#surroundings.today)
    plan.live.setSeverities(this.#severitiesOf(folder))
    this.#plans.set(folder, plan)
    await plan.live.load()
    for (const [uri, text] of this.#open) {
      const found = this.planFile(uri)
      if (found?.plan === plan) plan.live.setOpen(found.path, text)
    }
    await this.#surroundings.lookFirst(plan)
    if (this.#plans.get(folder) === plan) this.#allowGit(plan)
  }

  /** What the settings of the nearest workspace folder say. */
  #severitiesOf(folder: string): SeveritySettings {
    const said = Object.entries(this.#settings.severities ?? {}).map(([uri, severities]) => ({ path: resolve(pathOf(uri) ?? ''), severities }))
    const above = said.filter(({ path }) => path === folder || isBelow(path, folder))
    return above.sort((a, b) => b.path.length - a.path.length)[0]?.severities ?? {}
  }

  #allowGit(plan: ServedPlan): void {
    plan.history.allow(this.#settings.trusted, this.#settings.gitPath)
    plan.baseline.allow(this.#settings.trusted, this.#settings.gitPath)
    this.#surroundings.inBackground('commits', () => this.#readHistory(plan))
  }

  async #readHistory(plan: ServedPlan): Promise<void> {
    plan.baseline.doubt()
    if (!(await plan.history.refresh())) return
    this.#hasNewHistory = true
    this.#surroundings.onDidChange(plan)
  }

  #forget(folder: string): void {
    if (!this.#plans.has(folder)) return
    this.#remove(folder)
    this.#surroundings.onDidChange(undefined)
  }

  #remove(folder: string): void {
    this.#plans.get(folder)?.history.close()
    this.#plans.delete(folder)
  }
}

/** Takes up what became of places of a plan: all of it when a folder is among them, for nothing is told of what is in it. */
async function reload({ live }: ServedPlan, places: readonly PlanPlace[]): Promise<void> {
  if (places.some(({ path }) => !isPlanFile(path))) return live.load()
  await Promise.all(places.map(({ path }) => live.reload(path)))
}
