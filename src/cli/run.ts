import { dirname, join, resolve } from 'node:path'
import { analysePlan, type Analysis } from '../analysis/analysePlan'
import { weighed, type Severities } from '../analysis/judge'
import { readPlanFolder } from '../analysis/disk'
import { isFolder, planFolderName } from '../analysis/discovery'
import type { Problem } from '../plan/checks/problem'
import { readPlan } from '../plan/readPlan'
import type { Schedule } from '../schedule/schedule'
import type { Day } from '../time/day'
import { readArguments, type Wanted } from './arguments'
import { printable, type Output } from './output'

/** What the command line takes from the process. */
export interface Process {
  readonly cwd: string
  readonly today: Day
  /** Read when it is asked for. */
  readonly version: () => string
}

/** Runs `tplan` with the words after it. */
export async function runCommand(words: readonly string[], process: Process): Promise<Output> {
  const wanted = readArguments(words, process.version)
  if ('exitCode' in wanted) return { ...wanted, text: printable(wanted.text) }
  const { command } = wanted
  if ('start' in command) {
    return await command.start({ ...wanted, cwd: process.cwd, folder: resolve(process.cwd, wanted.folder ?? '.'), today: process.today })
  }
  const folder = await findFolder(wanted, process.cwd)
  if (folder === undefined) return { text: printable(noPlan(wanted, process.cwd)), exitCode: 2 }
  const today = wanted.asof ?? process.today
  const { files, problems } = await readPlanFolder(folder)
  const reading = readPlan(files)
  const analyseWith = (schedule?: Schedule): Analysis => weighedAnalysis(analysePlan(reading, today, schedule), problems, wanted.severities)
  return await command.run(analyseWith(), { ...wanted, folder, today: process.today, analyseWith })
}

const noPlan = ({ folder }: Wanted, cwd: string): string =>
  folder === undefined
    ? `There is no ${planFolderName} folder in ${cwd} or above it. Name the folder that holds it: -C DIR`
    : `There is no ${planFolderName} folder in ${resolve(cwd, folder)}.`

/** The folder that was named, or the nearest one upwards that holds a plan. */
async function findFolder({ folder }: Wanted, cwd: string): Promise<string | undefined> {
  const isPlan = (at: string) => isFolder(join(at, planFolderName))
  if (folder !== undefined) return (await isPlan(resolve(cwd, folder))) ? resolve(cwd, folder) : undefined
  for (let at = resolve(cwd); ; at = dirname(at)) {
    if (await isPlan(at)) return at
    if (dirname(at) === at) return undefined
  }
}

/** With what could not be read, and as much of all as the user wants to be told; looked for when somebody asks. */
function weighedAnalysis(analysis: Analysis, unreadable: readonly Problem[], severities: Severities): Analysis {
  const { reading, plan, schedule } = analysis
  let known: readonly Problem[] | undefined
  return {
    reading, plan, schedule,
    get problems() {
      return (known ??= weighed([...unreadable, ...analysis.problems], severities))
    },
  }
}
