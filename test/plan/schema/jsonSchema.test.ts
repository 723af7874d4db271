import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { planJsonSchema } from '../../../src/plan/schema/jsonSchema'
import { schema } from '../../../src/plan/schema/schema'
import { corpus } from '../../corpus/corpus'
import { readWell } from '../checkPlan'

const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(planJsonSchema())

/** The places that the schema refuses. */
function refusals(text: string): readonly string[] {
  validate(parse(text.replace(/^\uFEFF/, '')))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('the JSON Schema', () => {
  for (const { name, files } of corpus.filter(({ name }) => name === 'documented' || name === 'layouts')) {
    for (const { path, text } of files) it(`accepts ${name}/${path}`, () => assert.deepEqual(refusals(text), []))
  }

  it('accepts the example of every collection', () => {
    for (const { example } of Object.values(schema)) assert.deepEqual(refusals(example), [])
  })

  it('accepts keys with nothing behind them, keys of your own, and files with nothing in them', () => {
    for (const text of ['', 'tasks:', 'tasks: { A: , x-note: [1] }', 'tasks: { A: { title: , x-a: 1, tasks: } }', 'x-a: { b: c }', 'scenarios: { S: { set: { A: { due: } , B: }, add: { tasks: { Z: { effort: 1d } }, x-a: 1 } } }', 'project:\n  x-a: 1']) {
      assert.deepEqual(refusals(text), [], text)
    }
  })

  it('refuses what the plan refuses', () => {
    const wrong = [
      'taks: {}', 'tasks: { 1a: {} }', 'tasks: { A: { efort: 1d } }', 'tasks: { A: { effort: 3m } }', 'tasks: { A: { effort: 3 } }',
      'tasks: { A: { after: CORE-3+2d } }', 'tasks: { A: { due: soon } }', 'tasks: { A: { alap: maybe } }', 'tasks: [A]',
      'tasks: { A: { tasks: { B: { efort: 1d } } } }', 'tasks: { A: { assign: { ana: lots } } }', 'risks: { R: { response: hope } }',
      'risks: { R: { impact: { tme: 1d } } }', 'people: { ana: { rate: 95 } }', 'equipment: { rig: { units: 0 } }', 'calendars: { a: { week: [funday] } }',
      'scenarios: { S: { set: [A] } }', 'scenarios: { S: { set: { A: 3d } } }', 'changes: { C: { add: { tsks: {} } } }', 'changes: { C: { add: { tasks: { A: { efort: 1d } } } } }',
    ]
    for (const text of wrong) assert.notDeepEqual(refusals(text), [], text)
  })
})

describe('the examples', () => {
  it('of all collections are one plan without a problem', () => {
    const plan = readWell(Object.values(schema).map(({ example }) => example).join(''))
    assert.ok(20 < plan.items.size)
  })

  it('show only their own collection', () => {
    for (const { key, example } of Object.values(schema)) assert.deepEqual(Object.keys(parse(example) as object), [key])
  })
})
