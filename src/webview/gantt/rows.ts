import { indexLinks, type LinkIndex } from './layout/links'
import { hasChildren } from './layout/outline'
import { type VisibleRows, visibleRows } from './layout/visible'
import { foldable, noOutline, type Plan } from './plan'
import type { SavedState } from './savedState'

/** Which of a plan's rows there are to see, and which of them is active and which selected. */
export class Rows {
  /** The key of the row that keys go to; always a visible one. */
  active: string | undefined
  /** Of a row that may be folded away or filtered out, or belong to a plan that is still to come. */
  selected: string | undefined
  #plan: Plan | undefined
  #visible: VisibleRows = { rows: new Int32Array(), place: new Int32Array() }
  #links: LinkIndex = indexLinks([], noOutline, this.#visible)
  #collapsed = new Set<string>()
  #filter = ''

  get plan(): Plan | undefined {
    return this.#plan
  }

  get visible(): VisibleRows {
    return this.#visible
  }

  get links(): LinkIndex {
    return this.#links
  }

  get count(): number {
    return this.#visible.rows.length
  }

  /** Of the plan, seen or not. */
  get total(): number {
    return this.#plan?.outline.rows.length ?? 0
  }

  get filtered(): boolean {
    return this.#filter.trim() !== ''
  }

  get activeRow(): number | undefined {
    return this.rowOf(this.active)
  }

  /** A newer version of the plan, or another one; none with undefined. */
  show(plan: Plan | undefined): void {
    this.#plan = plan
    this.#list()
  }

  /** Forgets what was folded and selected, for what is remembered of another plan. */
  restore({ collapsed, selected, active }: SavedState): void {
    this.#collapsed = new Set(collapsed)
    this.selected = selected
    this.active = active
  }

  saved(): SavedState {
    return {
      collapsed: [...this.#collapsed],
      ...(this.selected !== undefined && { selected: this.selected }),
      ...(this.active !== undefined && { active: this.active }),
    }
  }

  setFilter(filter: string): void {
    this.#filter = filter
    this.#list()
  }

  /** False when there is nothing to fold: a row without children, or a filter, which unfolds all. */
  toggle(row: number): boolean {
    const key = this.keyOf(row)
    if (!this.#plan || key === undefined || this.filtered || !hasChildren(this.#plan.outline, row)) return false
    if (!this.#collapsed.delete(key)) this.#collapsed.add(key)
    this.#list()
    return true
  }

  foldAll(fold: boolean): void {
    this.#collapsed = new Set(fold && this.#plan ? foldable(this.#plan) : [])
    this.#list()
  }

  /** Unfolds all that a row lies in. */
  unfoldTo(row: number): void {
    const { outline } = this.#plan ?? { outline: noOutline }
    for (let up = outline.parent[row] ?? -1; up !== -1; up = outline.parent[up]!) this.#collapsed.delete(outline.keys[up]!)
    this.#list()
  }

  readonly folded = (row: number): boolean => !this.filtered && this.#collapsed.has(this.keyOf(row) ?? '')

  keyOf(row: number): string | undefined {
    return this.#plan?.outline.keys[row]
  }

  rowOf(key: string | undefined): number | undefined {
    return key === undefined ? undefined : this.#plan?.outline.index.get(key)
  }

  /** The place of a row; undefined when it is not to be seen. */
  placeOf(row: number | undefined): number | undefined {
    const place = row === undefined ? undefined : this.#visible.place[row]
    return place !== undefined && this.#visible.rows[place] === row ? place : undefined
  }

  #list(): void {
    const { outline, model } = this.#plan ?? { outline: noOutline, model: undefined }
    this.#visible = visibleRows(outline, this.#collapsed, this.#filter)
    this.#links = indexLinks(model?.links ?? [], outline, this.#visible)
    this.#activate()
  }

  /** Where the active row is folded away, what stands for it is active. */
  #activate(): void {
    const wanted = this.rowOf(this.active) ?? this.rowOf(this.selected) ?? -1
    const place = Math.max(0, this.#visible.place[wanted] ?? 0)
    this.active = this.keyOf(this.#visible.rows[place] ?? -1)
  }
}
