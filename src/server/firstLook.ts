import type { Connection } from 'vscode-languageserver'
import type { LookStep } from '../analysis/livePlan'
import type { ServedPlan } from './plan'

/** Smaller plans, in characters, are there before anybody could read that they are coming. */
const large = 400_000

/** Where each kind of step begins, in percent, and what is said of it. */
const stages: { readonly [what in LookStep['what']]: { readonly from: number; readonly to: number; readonly message: string } } = {
  reading: { from: 0, to: 60, message: 'Reading files' },
  scheduling: { from: 60, to: 75, message: 'Computing dates' },
  finding: { from: 75, to: 100, message: 'Looking for problems' },
}

/** Looks at a plan for the first time. Of a large one, the client is told how far it is, where it can show that. */
export async function lookFirst({ window }: Pick<Connection, 'window'>, { live }: ServedPlan): Promise<void> {
  if (live.size < large) return
  const progress = await soon(window.createWorkDoneProgress())
  progress?.begin('Opening the plan', 0)
  try {
    for (const { what, share } of live.lookInSteps()) {
      const { from, to, message } = stages[what]
      progress?.report(Math.round(from + (to - from) * share), message)
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    progress?.done()
  }
}

/** A client that does not answer at once is not waited for: the plan matters more. */
function soon<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(undefined), longestWait)
    const settle = (value: Value | undefined) => {
      clearTimeout(limit)
      resolve(value)
    }
    promise.then(settle, () => settle(undefined))
  })
}

/** In milliseconds. */
const longestWait = 100
