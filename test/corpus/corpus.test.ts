import assert from 'node:assert/strict'
import { join } from 'node:path'
import { lineStarts, positionAt } from '../../src/base/text'
import { catalogue } from '../../src/plan/checks/catalogue'
import { readPlan } from '../../src/plan/readPlan'
import { collectionKeys } from '../../src/plan/schema/schema'
import { corpus, type CorpusPlan } from './corpus'
import { checkGolden } from './golden'

function problemsOf({ files }: CorpusPlan): string {
  const { problems } = readPlan(files)
  const starts = new Map(files.map(({ path, text }) => [path, lineStarts(text)]))
  return problems
    .map(({ file, range, rule, message, fixes = [] }) => {
      const { line, character } = positionAt(starts.get(file)!, range.start)
      const offered = fixes.map(({ title }) => `    fix: ${title}\n`).join('')
      return `${file}:${line + 1}:${character + 1} ${rule.severity} ${rule.code} ${message}\n${offered}`
    })
    .join('')
}

describe('the corpus', () => {
  for (const plan of corpus) {
    it(`tells of ${plan.name} what it told before`, () => checkGolden(join(plan.folder, 'problems.txt'), problemsOf(plan)))
  }

  it('reads the example of the format without a problem, in every collection', () => {
    const documented = corpus.find(({ name }) => name === 'documented')?.files ?? []
    const { problems, files } = readPlan(documented)
    assert.deepEqual(problems, [])
    const written = new Set([...files.values()].flatMap(({ sections }) => sections.map(({ collection }) => collection)))
    assert.deepEqual(collectionKeys.filter((key) => !written.has(key)), [])
  })

  it('has only problems that the catalogue knows', () => {
    const known = new Set(catalogue.map(({ code }) => code))
    const told = corpus.flatMap(({ files }) => readPlan(files).problems.map(({ rule }) => rule.code))
    assert.deepEqual([...new Set(told)].filter((code) => !known.has(code)), [])
  })
})
