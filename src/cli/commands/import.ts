import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { planFolderName } from '../../analysis/discovery'
import { formatFinish } from '../../analysis/words'
import { failure, success, type Result } from '../../base/result'
import { agreementOf, type Agreement, type Difference } from '../../exchange/mspdi/agreement'
import { importMspdi, type ImportedPlan, type MspdiDates } from '../../exchange/mspdi/importMspdi'
import { decodeXml } from '../../exchange/xml'
import { formatMoment } from '../../time/day'
import { command } from '../command'
import { json, printable, table, type Output } from '../output'
import { writePlan } from '../writePlan'

/** Makes a plan of a file of another tool. */
export const importPlan = command({
  name: 'import',
  summary: 'make a plan folder from MS Project XML, and tell what could not be carried over',
  operands: [{ name: 'FILE' }],
  options: {},
  async start({ operands: [path = ''], folder, cwd, json: asJson, today }) {
    const read = await readXmlFile(resolve(cwd, path))
    const made = read.ok ? importMspdi(read.value) : read
    if (!made.ok) return wrong(`${path}: ${made.message}`)
    const wrote = await writePlan(folder, made.value.files)
    if (!wrote.ok) return wrong(wrote.message)
    const agreement = agreementOf(made.value, today)
    return { text: asJson ? json(told(made.value, agreement)) : said(join(folder, planFolderName), made.value, agreement), exitCode: 0 }
  },
})

const wrong = (text: string): Output => ({ text: printable(text), exitCode: 2 })

const largestImport = 256 * 1024 * 1024

async function readXmlFile(path: string): Promise<Result<string, 'file'>> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return failure('file', found ? 'this is no file.' : 'there is no such file.')
  if (largestImport < found.size) return failure('file', `this is larger than ${largestImport / 1024 / 1024} MB.`)
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return failure('file', 'this cannot be opened.')
  const text = decodeXml(bytes)
  return text === undefined ? failure('file', 'this is no text in the encoding that it names.') : success(text)
}

const written = (dates: MspdiDates | undefined) => (dates ? { start: formatMoment(dates.start), finish: formatFinish(dates.finish) } : null)

function told({ files, remarks }: ImportedPlan, { total, differences }: Agreement): object {
  return {
    files: files.map(({ path }) => `${planFolderName}/${path}`),
    remarks,
    agreement: { total, equal: total - differences.length, differences: differences.map((each) => ({ ...each, theirs: written(each.theirs), ours: written(each.ours) })) },
  }
}

/** Differences and ids that are told in text; JSON has all. */
const mostTold = 20

function said(home: string, { files, remarks }: ImportedPlan, { total, differences }: Agreement): string {
  const notes = remarks.map(({ message, about }) => `- ${message}${about.length === 0 ? '' : ` (${clipped(about).join(', ')})`}`)
  return [
    `Wrote ${home}: ${files.map(({ path }) => path).join(', ')}.`,
    differences.length === 0
      ? `All ${total} tasks and milestones have the dates of MS Project.`
      : [`${total - differences.length} of ${total} tasks and milestones have the dates of MS Project. The others:`, differencesTable(differences)].join('\n'),
    ...(notes.length === 0 ? [] : [`What is not as it was:\n${notes.join('\n')}`]),
  ].map(printable).join('\n\n')
}

function differencesTable(differences: readonly Difference[]): string {
  const rows = differences.slice(0, mostTold).map(({ id, theirs, ours, remarks, follows }) => {
    const [then, now] = [written(theirs), written(ours)]
    return [id, `${then?.start} to ${then?.finish}`, now ? `${now.start} to ${now.finish}` : 'not scheduled', [...remarks, ...follows.map((on) => `follows ${on}`)].join(', ')]
  })
  const more = differences.length <= mostTold ? [] : [`and ${differences.length - mostTold} more: --json tells all`]
  return [table([['Task', 'MS Project', 'Here', 'Why'], ...rows]), ...more].join('\n')
}

const clipped = (list: readonly string[]): readonly string[] =>
  list.length <= mostTold ? list : [...list.slice(0, mostTold), `${list.length - mostTold} more`]
