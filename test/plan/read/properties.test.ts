import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import type { Source, Task } from '../../../src/plan/model/plan'
import { ItemMap } from '../../../src/plan/read/itemMap'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'
import { schema } from '../../../src/plan/schema/schema'
import { shiftNode, type PlanNode } from '../../../src/plan/syntax/node'
import { parseYaml } from '../../../src/plan/syntax/parse'
import { prepareText } from '../../../src/plan/syntax/prepare'
import { applyEdit, edit, planText, runs, slippedText } from '../arbitraryPlan'

const read = (text: string, previous?: PlanReading) => readPlan([{ path: 'p.yaml', text }], previous)

/** All that a reading tells, as text. */
const tell = (reading: PlanReading): string =>
  JSON.stringify([reading.plan, reading.problems, [...reading.files.values()].map(({ sections, editable }) => [sections, editable])], (_, value: unknown) =>
    value instanceof Map || value instanceof ItemMap ? [...(value as ReadonlyMap<string, unknown>)] : isSource(value) ? placeOf(value) : value,
  )

const isSource = (value: unknown): value is Source => typeof value === 'object' && value !== null && 'base' in value && 'file' in value

const placeOf = ({ file, range, idRange, node, base }: Source) => [file, range, idRange, node, base]

function everyRange(value: unknown, visit: (range: { start: number; end: number }) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('start' in value && 'end' in value) visit(value as { start: number; end: number })
  else for (const each of Object.values(value)) everyRange(each, visit)
}

describe('reading', () => {
  it('after edits says what reading anew says', () => {
    fc.assert(
      fc.property(planText, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let [now, reading] = [text, read(text)]
        for (const each of edits) {
          now = applyEdit(now, each)
          reading = read(now, reading)
          assert.equal(tell(reading), tell(read(now)))
        }
      }),
      { numRuns: runs(300) },
    )
  }).timeout(600_000)

  it('keeps every range within the text, of problems, fixes and items', () => {
    fc.assert(
      fc.property(slippedText, (text) => {
        const { plan, problems } = read(text)
        const within = ({ start, end }: { start: number; end: number }) =>
          assert.ok(0 <= start && start <= end && end <= Math.max(text.length, 1), `${start}..${end} of ${text.length}`)
        everyRange(problems.map(({ range, fixes }) => [range, fixes]), within)
        for (const { source } of plan.items.values()) everyRange([source.range, source.idRange, shiftNode(source.node, source.base)], within)
      }),
      { numRuns: runs(400) },
    )
  }).timeout(600_000)

  it('item by item gives what the whole document gives, to the letter and the place', () => {
    let compared = 0
    fc.assert(
      fc.property(slippedText, (text) => {
        const { text: prepared = '', problems } = prepareText(text)
        const base = prepared.startsWith('\uFEFF') ? 1 : 0
        const whole = parseYaml(prepared.slice(base))
        if (0 < problems.length || 0 < whole.problems.length || whole.node?.kind !== 'map' || hasKeyOverLines(prepared)) return
        compared++
        const reading = read(text)
        assert.deepEqual(reading.problems.filter(({ rule }) => rule.code === 'plan/syntax' || rule.code === 'plan/unsupported'), [])
        const items = [...reading.files.values()].flatMap(({ pieces }) =>
          pieces.flatMap(({ items }) =>
            items
              .filter((item) => (item as Partial<Task>).parent === undefined)
              .map(({ collection, id, source }) => [collection, id, shiftNode(source.node, source.base)] as const),
          ),
        )
        assert.deepEqual(items.map(comparable), itemsOf(shiftNode(whole.node, base)).map(comparable))
      }),
      { numRuns: runs(1500) },
    )
    assert.ok(300 < compared, `only ${compared} texts were well-formed`)
  }).timeout(600_000)

  it('tells of an error wherever the whole document has one', () => {
    fc.assert(
      fc.property(slippedText, (text) => {
        const { text: prepared = '' } = prepareText(text)
        const document = parseDocument(prepared.replace(/^\uFEFF/, ''), { schema: 'failsafe', uniqueKeys: false })
        // The package takes a tab in an otherwise blank line for an indentation.
        const errors = document.errors.filter(({ code }) => code !== 'TAB_AS_INDENT')
        // What stands below a key of the user's own is the user's.
        if (0 < errors.length && !/(^|[\n\r\uFEFF])['"]?x-/.test(text)) assert.ok(0 < read(text).problems.length)
      }),
      { numRuns: runs(800) },
    )
  }).timeout(600_000)

  it('knows the same values as the yaml package', () => {
    fc.assert(
      fc.property(planText, (text) => {
        const document = parseDocument(text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n'), { schema: 'failsafe', uniqueKeys: true })
        if (0 < document.errors.length || text.includes('*t')) return
        const expected = document.toJS() as Record<string, Record<string, unknown> | undefined> | null | string
        if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return
        for (const item of read(text).plan.items.values()) {
          if ((item as Partial<Task>).parent !== undefined) continue
          assert.deepEqual(valueOf(item.source.node), expected[item.collection]?.[item.id])
        }
      }),
      { numRuns: runs(400) },
    )
  }).timeout(600_000)
})

/** A word with its colon on the next line is no key in YAML: of whole documents the package takes it for one, of items not. */
const hasKeyOverLines = (text: string): boolean => /^[^\s?:-][^\r\n]*\r?\n(?:[ \t]*\r?\n)*[ \t]+:/m.test(text)

/** Without the places of nothing: where it stands depends on the comments around it, and with it the ends of what holds it. */
function comparable([collection, id, node]: readonly [string, string, PlanNode]): unknown {
  return [collection, id, JSON.stringify(node, (key, value: unknown) => (key === 'range' ? undefined : value)), startsOf(node)]
}

function startsOf(node: PlanNode): readonly number[] {
  if (node.kind === 'scalar') return node.text === '' ? [] : [node.range.start, node.range.end]
  const inner = node.kind === 'list' ? node.items.map(startsOf) : node.entries.map(({ keyRange, value }) => [keyRange.start, keyRange.end, ...startsOf(value)])
  return [node.range.start, ...inner.flat()]
}

/** The items of a document, as a plan understands it. */
function itemsOf(node: PlanNode): readonly (readonly [string, string, PlanNode])[] {
  const sections = node.kind === 'map' ? node.entries.filter(({ key }) => Object.hasOwn(schema, key)) : []
  return sections.flatMap(({ key, value }) => {
    if (key === 'project') return [[key, key, value] as const]
    const entries = value.kind === 'map' ? value.entries.filter((entry) => !entry.key.startsWith('x-')) : []
    return entries.map((entry) => [key, entry.key, entry.value] as const)
  })
}

function valueOf(node: PlanNode): unknown {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(valueOf)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]))
}
