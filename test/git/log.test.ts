import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { LogRecord } from '../../src/git/log'
import { createLogParser, field, fieldSeconds, fieldText } from '../../src/git/log'

function parse(chunks: readonly Buffer[]): { commits: string[][]; complete: boolean } {
  const commits: string[][] = []
  const read = (record: LogRecord): string[] => [0, 1, 2, 3, 4, 5, 6].map((index) => fieldText(record, index))
  const parser = createLogParser((record) => commits.push(read(record)))
  for (const chunk of chunks) assert.equal(parser.push(chunk), true)
  return { commits, complete: parser.end() }
}

function cut(data: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let rest = data
  for (const size of sizes) {
    chunks.push(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  return [...chunks, rest]
}

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.replaceAll('\0', ''))
const commit = fc.tuple(text, text, text, text, text, text, text).map((fields) => [...fields])

describe('The log parser', () => {
  it('reads commits whatever the chunks they come in', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
    fc.assert(fc.property(fc.array(commit, { maxLength: 8 }), sizes, (commits, chunkSizes) => {
      const data = Buffer.from(commits.flat().map((value) => value + '\0').join(''), 'utf8')
      assert.deepEqual(parse(cut(data, chunkSizes)), { commits, complete: true })
    }), { numRuns: 500, seed: 3 })
  })

  it('reads a long message that comes in many chunks in one go', () => {
    const message = 'x'.repeat(3_000_000)
    const data = Buffer.from(['h', 'p', '1', '2', 'n', 'e', message, ''].join('\0'))
    const { commits, complete } = parse(cut(data, Array.from({ length: 3000 }, () => 1000)))
    assert.equal(commits[0]?.[field.message]?.length, message.length)
    assert.equal(complete, true)
  })

  it('says when the output ended in the middle of a commit', () => {
    assert.deepEqual(parse([Buffer.from('h\0p\0x\0')]), { commits: [], complete: false })
  })

  it('takes any bytes without an error', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 50 }).map((data) => Buffer.from(data)), { maxLength: 10 })
    fc.assert(fc.property(chunks, (data) => void parse(data)))
  })

  it('reads no commits out of nothing', () => assert.deepEqual(parse([]), { commits: [], complete: true }))

  it('takes 0 for a time that is no number', () => {
    const times: number[] = []
    const parser = createLogParser((record) => {
      times.push(fieldSeconds(record, field.authored), fieldSeconds(record, field.committed))
    })
    for (const [authored, committed] of [['x', '7'], ['', '9'.repeat(20)]]) {
      parser.push(Buffer.from(`h\0p\0${authored}\0${committed}\0n\0e\0m\0`))
    }
    assert.deepEqual(times, [0, 7, 0, 0])
  })
})
