import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

interface Configuration {
  readonly wordPattern: string
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string }
  readonly onEnterRules: readonly { readonly beforeText: string; readonly action: { indent: string; appendText?: string } }[]
}

describe('the language configuration of plan files', () => {
  let configuration: Configuration
  before(async () => {
    configuration = JSON.parse(await readFile('language-configuration.json', 'utf8')) as Configuration
  })

  const words = (text: string) => text.match(new RegExp(configuration.wordPattern, 'g'))
  const enter = (line: string) => configuration.onEnterRules.find(rule => new RegExp(rule.beforeText).test(line))?.action
  const indents = (line: string) => new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)

  it('takes ids, dates and durations for one word each', () => {
    assert.deepEqual(words('after: [CORE-12, API-7 SS+2d]'), ['after', 'CORE-12', 'API-7', 'SS', '2d'])
    assert.deepEqual(words('2026-03-02..2026-03-04 50%'), ['2026-03-02', '2026-03-04', '50%'])
    assert.deepEqual(words('AGT-3-b Gdańsk'), ['AGT-3-b', 'Gdańsk'])
  })

  for (const line of ['tasks:', '  CORE-12:', '  "CORE 12":', '    description: |', '    tasks: # more', '  x: {', '  after: [']) {
    it(`indents after ${line.trim()}`, () => assert.ok(indents(line)))
  }

  for (const line of ['    title: Token refresh', '  # tasks:', '    after: [CORE-3]', '    start: 2026-03-02', '']) {
    it(`keeps the indentation after ${JSON.stringify(line)}`, () => assert.ok(!indents(line)))
  }

  it('goes on with a list of plain items and leaves it at an empty one', () => {
    assert.deepEqual(enter('      - CORE-3'), { indent: 'none', appendText: '- ' })
    assert.deepEqual(enter('      - API-7 SS+2d'), { indent: 'none', appendText: '- ' })
    assert.deepEqual(enter('      - '), { indent: 'outdent' })
  })

  it('goes on below the first key of an item that is a mapping', () => {
    assert.deepEqual(enter('      - title: No back-off'), { indent: 'indent' })
    assert.equal(enter('      title: No back-off'), undefined)
  })

  it('answers at once on hostile lines', () => {
    const started = performance.now()
    for (const line of ['- '.repeat(50_000), `${' '.repeat(100_000)}x`, `a${'{'.repeat(50_000)}x`, `- ${'a '.repeat(50_000)}:`]) {
      enter(line)
      indents(line)
    }
    assert.ok(performance.now() - started < 2000)
  })
})
