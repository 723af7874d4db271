import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Problem as Slots } from '../../schedule/levelling/problem'

/** What to look for better dates of, and how long. */
export interface Search {
  readonly slots: Slots
  readonly seconds: number
  readonly seed: number
}

/** Starts a search: tells of the starts of each better answer, and once when it is over. Gives what ends it before. */
export type StartSearch = (search: Search, listener: SearchListener) => () => void

export interface SearchListener {
  readonly onAnswer: (start: Int32Array) => void
  /** With what went wrong, if anything did. */
  readonly onEnd: (error?: Error) => void
}

/** In a thread of its own, whose code is built beside the server's. */
export const searchInThread: StartSearch = (search, { onAnswer, onEnd }) => {
  const worker = new Worker(join(__dirname, 'search.js'), { workerData: search })
  worker.on('message', onAnswer)
  worker.on('error', onEnd)
  worker.on('exit', () => onEnd())
  return () => {
    worker.removeAllListeners()
    worker.on('error', () => undefined) // It is not asked any more.
    void worker.terminate()
  }
}
