import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PlanFile } from '../../plan/readPlan'
import type { ForecastOptions } from '../../schedule/forecast/forecastPlan'
import { joinRuns, shareOut, type Simulated } from '../../schedule/forecast/simulate'

/** What a thread is given: texts, which it reads by itself, for a plan that was read is not made to be sent. */
export interface ThreadWork {
  readonly files: readonly PlanFile[]
  readonly options: ForecastOptions
  /** The runs to make, the last one left out; the outlook on all milestones when undefined. */
  readonly share: Share | undefined
}

type Share = ReturnType<typeof shareOut>[number]

/** A thread's answer on its way. */
export interface Asked<Answer> {
  readonly answer: Promise<Answer>
  /** It is not wanted any more: no answer comes. */
  readonly stop: () => void
}

/** Makes all runs of a forecast in so many threads. The answer does not depend on how many they are. */
export async function simulateInThreads(files: readonly PlanFile[], options: ForecastOptions, { runs, threads }: { readonly runs: number; readonly threads: number }): Promise<Simulated> {
  const parts = shareOut(runs, Math.min(threads, runs)).map((share) => askThread<Simulated>({ files, options, share }).answer)
  return joinRuns(await Promise.all(parts))
}

/** The code of a thread, built beside that of the process. */
const code = 'forecast.js'

/** Starts a thread. */
export function askThread<Answer>(work: ThreadWork): Asked<Answer> {
  const worker = new Worker(join(__dirname, code), { workerData: work })
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return {
    answer,
    stop: () => {
      worker.removeAllListeners()
      worker.on('error', () => undefined) // It is not asked any more.
      void worker.terminate()
    },
  }
}
