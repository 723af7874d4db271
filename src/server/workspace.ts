import { join, sep } from 'node:path'
import { findPlanFolders, isFolder, planFolderName } from '../analysis/discovery'
import { isPlanFile } from '../analysis/disk'
import type { ServerSettings } from '../protocol/messages'
import type { Day } from '../time/day'
import { ServedPlan } from './plan'
import { pathOf, pathWithin } from './uris'

/** What the server asks of the world around it. */
export interface Surroundings {
  readonly today: () => Day
  /** A plan, or the set of plans, is different now. */
  readonly onDidChange: (plan: ServedPlan | undefined) => void
  /** The commits of a plan were read anew. */
  readonly onDidReadHistory: (plan: ServedPlan) => void
}

/** The plans of all workspace folders. */
export class Workspace {
  readonly #surroundings: Surroundings
  readonly #plans = new Map<string, ServedPlan>()
  /** Texts of open plan files by path, for plans that are found later. */
  readonly #open = new Map<string, string>()
  #settings: ServerSettings = { folders: [], trusted: false, sourceLenses: true, planLenses: true }

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  get settings(): ServerSettings {
    return this.#settings
  }

  get plans(): readonly ServedPlan[] {
    return [...this.#plans.values()]
  }

  /** Finds and loads the plans of the folders; those that are gone are forgotten. */
  async configure(settings: ServerSettings): Promise<void> {
    const before = this.#settings
    this.#settings = settings
    const roots = settings.folders.map(pathOf).filter((path) => path !== undefined)
    const folders = new Set((await Promise.all(roots.map(findPlanFolders))).flat())
    for (const folder of this.#plans.keys()) if (!folders.has(folder)) this.#remove(folder)
    await Promise.all([...folders].map((folder) => this.#add(folder)))
    const gitChanged = before.trusted !== settings.trusted || before.gitPath !== settings.gitPath
    if (gitChanged) for (const plan of this.plans) this.#allowGit(plan)
    this.#surroundings.onDidChange(undefined)
  }

  plan(uri: string): ServedPlan | undefined {
    return this.plans.find((plan) => plan.uri === uri)
  }

  /** The plan that a file belongs to as one of its plan files, with the file's path in it. */
  planFile(uri: string): { readonly plan: ServedPlan; readonly path: string } | undefined {
    const path = pathOf(uri)
    if (path === undefined || !isPlanFile(path)) return undefined
    const plan = this.plans.find(({ folder }) => path.startsWith(join(folder, planFolderName) + sep))
    const within = plan && pathWithin(plan.folder, path)
    return plan && within !== undefined && !/(^|\/)\.[^/]*$|\/\./.test(within.slice(planFolderName.length)) ? { plan, path: within } : undefined
  }

  /** The plan that is nearest above a file; the only one when there is just one. */
  planFor(uri: string): ServedPlan | undefined {
    const path = pathOf(uri)
    const above = path === undefined ? [] : this.plans.filter(({ folder }) => path.startsWith(folder + sep))
    const nearest = above.sort((a, b) => b.folder.length - a.folder.length)[0]
    return nearest ?? (this.#plans.size === 1 ? this.plans[0] : undefined)
  }

  /** An editor has a text, or was closed. */
  setOpen(uri: string, text: string | undefined): void {
    if (text === undefined) this.#open.delete(uri)
    else this.#open.set(uri, text)
    const found = this.planFile(uri)
    if (!found) return
    found.plan.live.setOpen(found.path, text)
    this.#surroundings.onDidChange(found.plan)
  }

  /** A file of some `.tpm` folder was made, changed or deleted on disk. */
  async fileChanged(uri: string): Promise<void> {
    const path = pathOf(uri)
    const at = path?.lastIndexOf(`${sep}${planFolderName}`) ?? -1
    if (path === undefined || at < 0) return
    const folder = path.slice(0, at)
    if (!(await isFolder(join(folder, planFolderName)))) return this.#forget(folder)
    const known = this.planFile(uri)
    if (known) await known.plan.live.reload(known.path)
    else if (!this.#plans.has(folder)) await this.#add(folder)
    this.#surroundings.onDidChange(known?.plan)
  }

  /** Reads the commits of the plans below a folder anew. */
  async repositoryChanged(folder: string): Promise<void> {
    const root = pathOf(folder)
    const touched = this.plans.filter((plan) => root === undefined || plan.folder === root || plan.folder.startsWith(root + sep) || root.startsWith(plan.folder + sep))
    await Promise.all(touched.map((plan) => this.#readHistory(plan)))
  }

  close(): void {
    for (const folder of [...this.#plans.keys()]) this.#remove(folder)
  }

  async #add(folder: string): Promise<void> {
    if (this.#plans.has(folder)) return
    const plan = new ServedPlan(folder, this.#surroundings.today)
    this.#plans.set(folder, plan)
    await plan.live.load()
    for (const [uri, text] of this.#open) {
      const found = this.planFile(uri)
      if (found?.plan === plan) plan.live.setOpen(found.path, text)
    }
    this.#allowGit(plan)
  }

  #allowGit(plan: ServedPlan): void {
    plan.history.allow(this.#settings.trusted, this.#settings.gitPath)
    void this.#readHistory(plan)
  }

  async #readHistory(plan: ServedPlan): Promise<void> {
    if (await plan.history.refresh()) this.#surroundings.onDidReadHistory(plan)
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
