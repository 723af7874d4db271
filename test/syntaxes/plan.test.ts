import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { tokensOf } from './grammar'

/** The coloured parts of a plan: `text scope`, the innermost scope of ours without its `.tpm`; all else is left out. */
async function coloured(text: string): Promise<string[]> {
  const tokens = await tokensOf(text)
  return tokens.flatMap(token => {
    const own = token.scopes.findLast(scope => scope.endsWith('.tpm') && !/^(source|meta)\./.test(scope))
    return own ? [`${token.text} ${own.replace('.tpm', '')}`] : []
  })
}

async function check(text: string, expected: readonly string[]) {
  assert.deepEqual(await coloured(text), expected)
}

const id = 'entity.name.type.id'
const reference = 'variable.other.reference'
const quantity = 'constant.numeric.quantity'
const unit = 'keyword.other.unit'
const date = 'constant.numeric.date'
const word = 'constant.language.word'

describe('the colours of a plan file', () => {
  it('tell collections, ids and fields apart', async () => {
    const text = 'tasks:\n  CORE-20:\n    title: Sessions\n    tasks:\n      CORE-21: { title: Store }\npeople:\n  ana:\n    name: Ana'
    await check(text, [
      'tasks keyword.control.collection', `CORE-20 ${id}`, `CORE-21 ${id}`, 'people keyword.control.collection', `ana ${id}`,
    ])
    const title = (await tokensOf(text)).find(token => token.text === 'title')
    assert.equal(title?.scopes.at(-1), 'entity.name.tag.yaml')
  })

  it('show dates, ranges and moments', async () => {
    await check('x: 2026-03-02', [`2026-03-02 ${date}`])
    await check('x: 2026-03-02T13:30', [`2026-03-02T13:30 ${date}`])
    await check('x: [2026-12-24..2027-01-02, 2026-09-01 sick]', [
      `2026-12-24 ${date}`, '.. keyword.operator.range', `2027-01-02 ${date}`, `2026-09-01 ${date}`,
      'sick constant.language.leave',
    ])
  })

  for (const [text, number, letters] of [
    ['3d', '3', 'd'], ['1.5d', '1.5', 'd'], ['90min', '90', 'min'], ['1mo', '1', 'mo'], ['3ed', '3', 'ed'], ['8eh', '8', 'eh'],
    ['40%', '40', '%'],
  ] as const) {
    it(`show ${text} as a number and a unit`, () => check(`x: ${text}`, [`${number} ${quantity}`, `${letters} ${unit}`]))
  }

  it('show three-point estimates and rates', async () => {
    await check('effort: 2d..3d..8d', [
      `2 ${quantity}`, `d ${unit}`, '.. keyword.operator.range', `3 ${quantity}`, `d ${unit}`, '.. keyword.operator.range',
      `8 ${quantity}`, `d ${unit}`,
    ])
    await check('rate: 95/h', [`95 ${quantity}`, '/ keyword.operator.rate', `h ${unit}`])
  })

  it('show dependencies with link type and lag, in lists of both kinds', async () => {
    const link = [`API-7 ${id}`, 'SS keyword.control.link', '+ keyword.operator.lag', `2 ${quantity}`, `d ${unit}`]
    await check('after: API-7 SS+2d', link)
    await check('after: [CORE-3, API-7 SS+2d, beta]', [`CORE-3 ${id}`, ...link, `beta ${reference}`])
    await check('after:\n  - CORE-3\n  - API-7 SS+2d # both', [`CORE-3 ${id}`, ...link])
    await check('t: { title: X, after: [API-7 SS+2d] }', link)
    await check('after:\n  [\n    CORE-3, # first\n    API-7 SS+2d\n  ]\nx: 3d', [`CORE-3 ${id}`, ...link, `3 ${quantity}`, `d ${unit}`])
  })

  it('show who is assigned, and how much', async () => {
    await check('assign: [ana, ben 50%, rig x2]', [
      `ana ${reference}`, `ben ${reference}`, `50 ${quantity}`, `% ${unit}`, `rig ${reference}`, 'x2 constant.numeric.units',
    ])
    await check('owner: ana', [`ana ${reference}`])
    await check('milestone: beta # soon', [`beta ${reference}`])
  })

  it('show words of closed lists', async () => {
    await check('status: doing\npriority: high\nprobability: low', [`doing ${word}`, `high ${word}`, `low ${word}`])
    await check('week: [mon, fri]', [`mon ${word}`, `fri ${word}`])
  })

  for (const text of [
    '# CORE-3 FS+2d 2026-03-02 3d',
    'title: 2026-03-02',
    'title: CORE-3 FS+2d',
    't: { title: 3d, description: CORE-3 }',
    'description: |\n  CORE-3 FS+2d\n  2026-03-02\n  tasks:',
    'notes: >-\n  3d\n\n  CORE-12',
    'x: "2026-03-02"',
    "x: 'CORE-3'",
    'x: after CORE-3 comes 3d',
    'x: several\n  3d\n  CORE-3',
    'x-lab: 3days',
  ]) {
    it(`leave prose alone: ${JSON.stringify(text)}`, () => check(text, []))
  }

  it('come back after a block scalar and after a broken line', async () => {
    await check('a: |\n  3d\nb: 3d', [`3 ${quantity}`, `d ${unit}`])
    assert.ok((await coloured('after: [CORE-3\nb: 3d\n]\ntasks:\n  CORE-1: { duration: 3d }')).includes(`CORE-3 ${id}`))
  })

  it('find nothing invalid in the example, and each of its ids', async () => {
    const folder = join('examples', 'aurora', '.tpm')
    const paths = (await readdir(folder, { recursive: true })).filter(path => path.endsWith('.yaml'))
    for (const path of paths) {
      const text = (await readFile(join(folder, path), 'utf8')).replaceAll('\r\n', '\n')
      const tokens = await tokensOf(text)
      assert.deepEqual(tokens.filter(token => token.scopes.some(scope => scope.startsWith('invalid'))), [], path)
      const ids = tokens.filter(token => token.scopes.includes('entity.name.type.id.tpm')).map(token => token.text)
      for (const [, key] of text.matchAll(/^ +([A-Z]+-\d+):/gm)) assert.ok(ids.includes(String(key)), `${path}: ${key}`)
    }
  })
})
