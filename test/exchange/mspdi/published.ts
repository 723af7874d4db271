import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { agreementOf, type Difference } from '../../../src/exchange/mspdi/agreement'
import type { MspdiDates } from '../../../src/exchange/mspdi/importMspdi'
import { formatMoment } from '../../../src/time/day'
import { monday } from '../../analysis/given'
import { sharedData } from '../../harness/sharedData'
import { imported } from './given'

/** Where the files of MS Project are that others published; undefined when they are not there. */
export const published = sharedData('mspdi')

/** Imports and reschedules every file of a folder: the share of tasks that lie where MS Project put them, and why the others do not. */
export function agreementReport(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xml')).sort()
  const sum = { equal: 0, total: 0, pinned: 0 }
  const files = paths.map((path) => {
    const { total, pinned, differences } = agreementOf(imported(readFileSync(join(folder, path), 'utf8')), monday)
    sum.total += total
    sum.pinned += pinned
    sum.equal += total - differences.length
    return [`${path.replaceAll('\\', '/')}: ${total - differences.length} of ${total}`, ...differences.map(lineOf)].join('\n')
  })
  return `${files.join('\n')}\n\n${sum.equal} of ${sum.total} tasks and milestones agree, ${((100 * sum.equal) / Math.max(1, sum.total)).toFixed(1)} %; ${sum.pinned} of them were pinned by hand, ${sum.total - sum.pinned} are computed\n`
}

const lineOf = ({ id, theirs, ours, remarks, follows }: Difference): string =>
  `  ${id} ${span(theirs)} there, ${span(ours)} here: ${[...remarks, ...follows.map((on) => `follows ${on}`)].join(', ') || 'not explained'}`

const span = (dates: MspdiDates | undefined): string => (dates ? `${formatMoment(dates.start)}..${formatMoment(dates.finish)}` : 'nowhere')
