import assert from 'node:assert/strict'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'

const good = { path: 'good.yaml', text: 'tasks: { GOOD: { title: Good } }\n' }

/** Reads a hostile file beside a good one, which must come out unharmed, within a time. */
function survive(text: string, seconds = 8): PlanReading {
  const started = performance.now()
  const reading = readPlan([{ path: 'bad.yaml', text }, good])
  assert.ok(performance.now() - started < seconds * 1000, `took ${Math.round(performance.now() - started)} ms`)
  assert.ok(reading.plan.tasks.has('GOOD'))
  for (const { file, range } of reading.problems) {
    const { length } = file === 'bad.yaml' ? text : good.text
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= Math.max(1, length), JSON.stringify(range))
  }
  return reading
}

const codes = ({ problems }: PlanReading): readonly string[] => [...new Set(problems.map(({ rule }) => rule.code))]

const nested: { readonly [shape: string]: (depth: number) => string } = {
  'lists in brackets': (depth) => `x: ${'['.repeat(depth)}${']'.repeat(depth)}`,
  'mappings in braces': (depth) => `x: ${'{ a: '.repeat(depth)}${'}'.repeat(depth)}`,
  'brackets that never close': (depth) => `x:\n${'  [\n'.repeat(depth)}`,
  'dashes in one line': (depth) => `x:\n  ${'- '.repeat(depth)}a`,
  'question marks in one line': (depth) => `x:\n  ${'? '.repeat(depth)}a`,
  'keys in one line': (depth) => `x:\n  ${'a: '.repeat(depth)}a`,
  'ever deeper lines': (depth) => `x:\n${Array.from({ length: Math.min(depth, 2000) }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`,
  'dashes in ever deeper lines': (depth) =>
    `x:\n${Array.from({ length: Math.min(depth / 10, 300) }, (_, i) => `${' '.repeat(20 * i + 1)}${'- '.repeat(10)}`).join('\n')}`,
}

describe('deep nesting', () => {
  for (const [shape, write] of Object.entries(nested)) {
    for (const depth of [1000, 20_000, 200_000]) {
      it(`of ${depth} ${shape} is refused, ten times in one process`, () => {
        const [text, task] = [write(depth), `tasks:\n  A:\n    ${write(depth).replaceAll('\n', '\n    ')}`]
        const answers = Array.from({ length: 10 }, () => JSON.stringify([codes(survive(text)), codes(survive(task))]))
        assert.deepEqual(new Set(answers).size, 1)
        assert.match(answers[0] ?? '', /limit/)
      }).timeout(60_000)
    }
  }

  it('is not what many brackets in prose are', () => {
    const prose = 'between [0, 5) and (5, 9], :[ {'
    const reading = survive(`tasks:\n  A:\n    notes: |\n${`      ${prose}\n`.repeat(200)}    title: ${'a [ '.repeat(100)}\n`)
    assert.deepEqual(codes(reading), [])
  })

  it('of aliases in aliases is refused', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `    x-${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]\n`).join('')
    assert.ok(codes(survive(`tasks:\n  A:\n${chain}`)).includes('plan/limit'))
  })
})

describe('aliases', () => {
  const bomb = (width: number, depth: number) =>
    `x0: &x0 [${'lol, '.repeat(width)}]\n${Array.from({ length: depth }, (_, i) => `x${i + 1}: &x${i + 1} [${`*x${i}, `.repeat(width)}]\n`).join('')}`

  it('that grow beyond measure are refused, and the items around are read', () => {
    const reading = survive(`${bomb(10, 12)}tasks:\n  A: { tags: *x9 }\n`)
    assert.ok(codes(reading).includes('plan/unsupported'))
    assert.ok(reading.plan.tasks.has('A'))
  })

  it('in great number cost no more than their values', () => {
    survive(`tasks:\n  A:\n    x: &x [a]\n    x-many: [${'*x, '.repeat(50_000)}]\n`)
    survive(`tasks:\n  A:\n    x-many: [${Array.from({ length: 20_000 }, (_, i) => `&a${i} x, *a${i}`).join(', ')}]\n`, 5)
  }).timeout(20_000)

  it('of merge keys are refused one by one', () => {
    const text = `tasks:\n  A:\n    x-a0: &a0 { k: v }\n${Array.from({ length: 500 }, (_, i) => `    x-a${i + 1}: &a${i + 1} { <<: [*a${i}, *a${i}] }\n`).join('')}`
    assert.deepEqual(codes(survive(text)), ['plan/unsupported'])
  })
})

describe('sheer size', () => {
  const many = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, i) => write(i)).join('')
  const size = 1_000_000

  const texts: { readonly [what: string]: string } = {
    '50,000 tasks': `tasks:\n${many(50_000, (i) => `  A-${i}:\n`)}`,
    '50,000 keys of one task': `tasks:\n  A:\n${many(50_000, (i) => `    k${i}: v\n`)}`,
    '50,000 top-level keys': many(50_000, (i) => `k${i}: v\n`),
    '50,000 words that are no keys': many(50_000, (i) => `k${i}\n`),
    '50,000 tasks in braces': `{ tasks: { ${many(50_000, (i) => `A-${i}: ,`)} } }`,
    '20,000 tasks of one id': `tasks:\n${'  A:\n'.repeat(20_000)}`,
    '20,000 nested tasks of one id': `tasks:\n  S:\n    tasks:\n${'      A:\n'.repeat(20_000)}`,
    '20,000 wrong references': `tasks:\n${many(20_000, (i) => `  A-${i}: { after: B-${i} }\n`)}`,
    'a line of 1 MB': `tasks: { A: { title: ${'x '.repeat(size / 2)} } }`,
    'a line of 1 MB without a colon': `tasks:\n  ${'x '.repeat(size / 2)}\n`,
    'a line of 1 MB of spaces': `tasks:\n  A${' '.repeat(size)}\n  B${' '.repeat(size)}: {}`,
    'a line of 1 MB of hashes': `tasks:\n  A${'#'.repeat(size)}\n`,
    'a line of 1 MB of colons': `tasks:\n  A${':'.repeat(size)}\n${':'.repeat(size)}`,
    'a line of 1 MB of quotes': `tasks:\n  "${'\\"'.repeat(size / 2)}\n`,
    '100,000 comments': `tasks:\n  A:\n${'    # note\n'.repeat(100_000)}`,
    '100,000 blank lines': `tasks:\n  A:\n${'\n'.repeat(100_000)}    title: One\n`,
    '100,000 conflict markers': '<<<<<<< HEAD\n'.repeat(100_000),
    '100,000 halves of conflicts': '<<<<<<< HEAD\n=======\n'.repeat(50_000),
    'a line of 1 MB of markers': '<'.repeat(size),
    '100,000 documents': '---\n'.repeat(100_000),
    '100,000 lone carriage returns': 'a: b\r'.repeat(100_000),
    '50,000 errors': `tasks:\n  A: [${','.repeat(50_000)}]\n`,
    '100,000 zero bytes': '\u0000'.repeat(100_000),
    'half surrogates': '\ud800'.repeat(100_000),
  }
  for (const [what, text] of Object.entries(texts)) {
    it(`of ${what} is borne`, () => void survive(text, 15)).timeout(40_000)
  }

  it('of a scalar of 20 MB is refused', () => {
    assert.deepEqual(codes(survive(`tasks:\n  A: { notes: "${'x'.repeat(20_000_000)}" }\n`)), ['plan/limit'])
  })

  it('of an item of 5 MB costs that item', () => {
    const reading = survive(`tasks:\n  A: { notes: "${'x'.repeat(5_000_000)}" }\n  B: { title: Two }\n`)
    assert.deepEqual([codes(reading), [...reading.plan.tasks.keys()]], [['plan/limit'], ['B', 'GOOD']])
  })
})

describe('names of JavaScript', () => {
  it('are words like others, wherever they stand', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']) {
      survive(`${name}: { a: { polluted: 1 } }\nproject: { statuses: { ${name}: todo }, ${name}: { polluted: 1 } }\ncalendars: { ${name}: { week: ${name} } }
people: { ${name}: { owner: ${name}, skills: { ${name}: 3 } } }\nrisks: { R: { response: ${name}, probability: ${name}, impact: { ${name}: 1 } } }
tasks: { T: { status: ${name}, assign: { ${name}: 50% }, after: ${name}, tags: [${name}], priority: ${name}, alap: ${name} } }\nglossary: { ${name}: ${name} }\n`)
      assert.equal(({} as Record<string, unknown>).polluted, undefined)
    }
  })
})
