import { askThread } from '../analysis/forecast/threads'
import type { Outlook } from '../analysis/forecast/outlook'
import { usual } from '../schedule/forecast/forecastPlan'
import type { AskOutlook } from './outlooks'

/** So many dates of tasks take half a second of a thread; larger plans are run through less often. */
const most = 20_000_000
const fewestRuns = 500

/** Forecasts in a thread, whose code is built beside the server's. */
export const outlookInThread: AskOutlook = ({ live }) => {
  const { reading, plan, schedule } = live.snapshot()
  const affordable = Math.max(fewestRuns, Math.floor(most / Math.max(1, plan.tasks.size)))
  const runs = Math.min(plan.project.forecast?.runs ?? usual.runs, affordable)
  const files = [...reading.files.values()].map(({ path, text }) => ({ path, text }))
  return askThread<Outlook>({ files, options: { today: schedule.asof, runs }, share: undefined })
}
