/** What a reload of the window must not lose. */
export interface SavedState {
  readonly plan?: string
  readonly pixelsPerDay?: number
  /** The moment at the chart's left edge. */
  readonly left?: number
  readonly top?: number
  readonly side?: number
  readonly selected?: string
  readonly active?: string
  readonly collapsed?: readonly string[]
}

/** Reads what an earlier version of the chart may have saved; what does not fit is left out. */
export function readSavedState(value: unknown): SavedState {
  if (typeof value !== 'object' || value === null) return {}
  const state = value as Record<string, unknown>
  const number = (name: string) => (Number.isFinite(state[name]) ? { [name]: state[name] } : {})
  const text = (name: string) => (typeof state[name] === 'string' ? { [name]: state[name] } : {})
  const { collapsed } = state
  return {
    ...text('plan'), ...text('selected'), ...text('active'),
    ...number('pixelsPerDay'), ...number('left'), ...number('top'), ...number('side'),
    ...(Array.isArray(collapsed) && { collapsed: collapsed.filter(key => typeof key === 'string') }),
  }
}
