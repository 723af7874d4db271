import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkGolden } from '../../corpus/golden'
import { agreementReport, published } from './published'

const golden = 'test/corpus/mspdi.txt'

describe('Files of MS Project that others published', () => {
  const report = published === undefined ? undefined : agreementReport(published)
  if (report === undefined) {
    const left = readFileSync(golden, 'utf8').match(/^\S.*: \d+ of \d+$/gm)?.length ?? 0
    it(`are left out, all ${left}, for the folder of data is not there`, () => assert.equal(published, undefined))
    return
  }
  it('agree with our dates where they did before', () => checkGolden(golden, report))
  it('differ from our dates for reasons that have a name', () => assert.doesNotMatch(report, /not explained/))
})
