import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { PlanNode } from '../../../src/plan/syntax/node'
import { parseWhole } from '../../../src/plan/syntax/parse'
import { readSimple } from '../../../src/plan/syntax/simple'
import { splitSections } from '../../../src/plan/syntax/split'
import { applyEdit, edit, planText, runs } from '../arbitraryPlan'

/** Where the outermost mapping ends nobody asks: only what is in it is taken. */
const inner = (node: PlanNode | undefined) => (node?.kind === 'map' ? node.entries : node)

/** Compares the two readers; true when the simple one could read it. */
function agrees(text: string): boolean {
  const simple = readSimple(text)
  if (!simple) return false
  const { node, problems, missing } = parseWhole(text)
  assert.deepEqual({ node: inner(simple), problems: [], missing: [] }, { node: inner(node), problems, missing }, text)
  return true
}

/** Each piece of a text, as a plan is read. */
function piecesOf(text: string): readonly string[] {
  const sections = splitSections(text) ?? []
  return sections.flatMap(({ pieces, start, whole }) => (pieces ?? [{ start, end: whole }]).map((piece) => text.slice(piece.start, piece.end)))
}

const word = fc.constantFrom('One', '<<', '3d', 'two words', '~', '2026-03-02', 'a:b', 'a#b', '"q r"', "'s'", '""', '50%', 'x # note', '+2d', 'Ünï', '"\\n"', "'it''s'", 'a,b', 'http://x', 'null', '-1', '- a', '[a]b', '}', 'a: b', 'a:', ':a', '"a"b', '😀', '#', 'a  ')
const flow: fc.Arbitrary<string> = fc.letrec<{ flow: string }>((tie) => ({
  flow: fc.oneof({ maxDepth: 3 }, word, fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(fc.tuple(word, fc.constantFrom(': ', ':', ' : '), tie('flow')), { maxLength: 3 }).map((items) => `{ ${items.map((item) => item.join('')).join(', ')} }`)),
})).flow
const block = fc.constantFrom('|\n@  a\n@  b', '>\n@  a\n@  b', '>-\n@  a', '|-\n@  a\n@    b', '>\n@  a\n@   b', '|\n@  a\n\n@  b', '|\n\n@  a', '|+\n@  a', '|2\n@  a', '|\n@  # a', '>\n@  a \n@  b', '\n@- a\n@- "b"', '\n@  - a # c\n@  - [b]', '\n@  - a: b', '\n@  -', '\n@  k: v\n@  l: [w]', '\n@  k:\n@  l:', '\n@  k:\n@    m: n', '', ' ', '\n@ a: b\n@  c: d', '\n@  |')
const entry = fc.tuple(fc.constantFrom('title', 'a-b', 'a.b', 'x', '-a', '.a', '"k"', '1'), fc.oneof(word, flow, block), fc.constantFrom('', '', '', '', '\n', '\n\n', ' ', ' # c', '\n@# c', '\n     '))
  .map(([key, value, after]) => `@${key}:${value.startsWith('\n') || value === '' ? '' : ' '}${value}${after}\n`)
const piece = fc.tuple(fc.constantFrom('  ', '', '    '), fc.array(entry, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.constantFrom('', '', '\n', '\n\n'))
  .map(([indent, entries, isClosed, after]) => `${indent}T:\n${entries.join('').replaceAll('@', `${indent}  `)}${after}`.slice(0, isClosed ? undefined : -1))

describe('reading simple items', () => {
  it('gives what the yaml package gives, for items of every layout', () => {
    let read = 0
    fc.assert(fc.property(piece, (text) => void (read += agrees(text) ? 1 : 0)), { numRuns: runs(3000) })
    assert.ok(300 < read, `only ${read} were simple`)
  }).timeout(600_000)

  it('gives what the yaml package gives, with slips of the finger', () => {
    fc.assert(fc.property(piece, edit, (text, slip) => void agrees(applyEdit(text, slip))), { numRuns: runs(3000) })
    fc.assert(fc.property(planText, (text) => piecesOf(text).forEach(agrees)), { numRuns: runs(500) })
  }).timeout(600_000)

  it('reads nearly all of the plans that people write', () => {
    const folders = ['.tpm', ...readdirSync('examples').map((name) => join('examples', name, '.tpm'))]
    const texts = folders.flatMap((folder) => filesIn(folder)).map((path) => readFileSync(path, 'utf8'))
    const pieces = texts.flatMap(piecesOf)
    const read = pieces.filter(agrees).length
    assert.ok(0.6 < read / pieces.length, `${read} of ${pieces.length}`)
  }).timeout(60_000)
})

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, name))
  } catch {
    return [] // Not every example has a plan of its own.
  }
}
