import type { FromGantt } from '../../protocol/gantt'

/** The world around the page. */
export interface Host {
  readonly post: (message: FromGantt) => void
  /** What was saved before the page was reloaded; anything at all. */
  readonly saved: () => unknown
  readonly save: (state: unknown) => void
}

interface VsCodeApi {
  postMessage(message: unknown): void
  getState(): unknown
  setState(state: unknown): void
}

declare global {
  var acquireVsCodeApi: (() => VsCodeApi) | undefined
}

/** VS Code; in a plain page (a benchmark) messages go nowhere and nothing is kept. */
export function findHost(): Host {
  const api = globalThis.acquireVsCodeApi?.()
  if (!api) return { post: () => {}, saved: () => undefined, save: () => {} }
  return { post: message => api.postMessage(message), saved: () => api.getState(), save: state => api.setState(state) }
}
