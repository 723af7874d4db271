import assert from 'node:assert/strict'
import { commands } from '../../src/cli/commands'
import { commonOptions } from '../../src/cli/commonOptions'
import { optionWords, readValue, type Option, type Options } from '../../src/cli/option'
import { parseDay } from '../../src/time/day'

describe('the value of an option', () => {
  const check = (option: Option, word: string, expected: unknown) => assert.deepEqual(readValue('x', option, word), expected)
  const refused = (words: string) => ({ refused: `\`--x\` wants ${words}.` })
  const whole: Option = { kind: 'whole', value: 'N', least: 1, summary: '' }
  const decimal: Option = { kind: 'decimal', value: 'S', least: 0, summary: '' }
  const choice: Option = { kind: 'choice', choices: ['week', 'day', 'month'], summary: '' }

  it('is a whole number from the least one on', () => {
    check(whole, '1', 1)
    check(whole, '5000', 5000)
    for (const wrong of ['0', '-1', '1.5', '1e3', '', ' 1', '9'.repeat(16)]) check(whole, wrong, refused(`a whole number from 1 on, not \`${wrong}\``))
  })
  it('is a decimal number over the least one', () => {
    check(decimal, '0.5', 0.5)
    check(decimal, '10', 10)
    for (const wrong of ['0', '.5', '-1', 'Infinity', '1,5']) check(decimal, wrong, refused(`a number over 0, not \`${wrong}\``))
  })
  it('is one of some words', () => {
    check(choice, 'day', 'day')
    check(choice, 'Day', refused('week, day or month, not `Day`'))
  })
  it('is a date', () => {
    const date: Option = { kind: 'date', value: 'DATE', summary: '' }
    check(date, '2026-02-28', parseDay('2026-02-28'))
    check(date, '2026-02-30', refused('a date such as 2026-03-20, not `2026-02-30`'))
  })
  it('is left out, a flag that is not set, or an empty list', () => {
    assert.equal(readValue('x', whole, undefined), undefined)
    assert.equal(readValue('x', { kind: 'flag', summary: '' }, undefined), false)
    assert.deepEqual(readValue('x', { kind: 'text', value: 'T', isMany: true, summary: '' }, undefined), [])
  })
})

describe('the options of all commands', () => {
  it('mean the same wherever they have the same name', () => {
    const meanings = new Map<string, string>()
    for (const options of [commonOptions, ...commands.map((each) => each.options)] as Options[]) {
      for (const [name, option] of Object.entries(options)) {
        const meaning = `${option.kind} ${optionWords(name, option)}`
        assert.equal(meanings.get(name) ?? meaning, meaning)
        meanings.set(name, meaning)
      }
    }
  })
  it('are explained in a line that starts like its neighbours', () => {
    for (const { name, summary, options } of commands) {
      for (const words of [summary, ...Object.values(options).map((each) => each.summary)]) assert.match(words, /^[a-z].*[^.]$/, `${name}: ${words}`)
    }
  })
})
