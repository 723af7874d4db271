/** Calls `action` once, when `run` was not called for some milliseconds; never after `dispose`. */
export interface Debounced {
  readonly run: () => void
  readonly dispose: () => void
}

export function debounce(action: () => void, milliseconds: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined
  const dispose = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return { run: () => { dispose(); timer = setTimeout(action, milliseconds) }, dispose }
}
