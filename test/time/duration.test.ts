import assert from 'node:assert/strict'
import { elapsedMinutes, formatDuration, parseDuration, workingMinutes } from '../../src/time/duration'

const week = { minutesPerDay: 480, daysPerWeek: 5 }

describe('Durations', () => {
  const working: readonly (readonly [string, number])[] = [
    ['90min', 90], ['4h', 240], ['1.5d', 720], ['3d', 1440], ['2w', 4800], ['1mo', 9600], ['-2d', -960], ['+2d', 960], ['0d', 0],
  ]
  for (const [text, minutes] of working) {
    it(`${text} is ${minutes} working minutes in a week of five days of 8h`, () => {
      const read = parseDuration(text)!
      assert.equal(workingMinutes(read, week), minutes)
      assert.equal(read.elapsed, false)
    })
  }

  const elapsed: readonly (readonly [string, number])[] = [
    ['30emin', 30], ['8eh', 480], ['3ed', 4320], ['1ew', 10_080], ['1emo', 43_200], ['-1ed', -1440],
  ]
  for (const [text, minutes] of elapsed) {
    it(`${text} is ${minutes} minutes on the wall clock`, () => {
      assert.equal(elapsedMinutes(parseDuration(text)!), minutes)
      assert.equal(parseDuration(text)!.elapsed, true)
    })
  }

  it('are refused in any other form, a bare m among them', () => {
    const wrong = ['3', 'd', '3 d', '3m', '3days', '1,5d', '.5d', '3dd', '--3d', '3y', '101000d', '']
    assert.deepEqual(wrong.filter((text) => parseDuration(text) !== undefined), [])
  })

  it('are written as they were read', () => {
    for (const text of ['3d', '1.5d', '3ed', '90min', '-2d']) assert.equal(formatDuration(parseDuration(text)!), text)
  })
})
