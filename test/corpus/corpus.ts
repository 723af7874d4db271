import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanFile } from '../../src/plan/readPlan'

/** One plan of the corpus: a folder of plan files, with what is expected of them beside. */
export interface CorpusPlan {
  readonly name: string
  readonly folder: string
  readonly files: readonly PlanFile[]
}

export const corpus: readonly CorpusPlan[] = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, folder: join(__dirname, name), files: filesIn(join(__dirname, name)) }))

function filesIn(folder: string): readonly PlanFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path))
  return paths.sort().map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }))
}
