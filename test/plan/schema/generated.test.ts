import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../../src/plan/checks/catalogue'
import { planJsonSchema } from '../../../src/plan/schema/jsonSchema'
import { referencePage } from '../../../src/plan/schema/reference'
import { collectionKeys, schema } from '../../../src/plan/schema/schema'

const written = (path: string): string => readFileSync(join(__dirname, '../../..', path), 'utf8').replaceAll('\r\n', '\n')

describe('what is generated', () => {
  it('is as the declaration of the format says; npm run generate writes it', () => {
    assert.deepEqual(JSON.parse(written('schema/tpm-plan.schema.json')), planJsonSchema())
    const [format = '', rules = ''] = referencePage(catalogue).split('\n## Diagnostics\n')
    const page = written('docs/reference.md')
    assert.ok(page.startsWith(format))
    for (const rule of rules.trim().split('\n\n### ')) assert.ok(page.includes(rule), rule)
  })

  it('tells of every collection, key and code', () => {
    const page = referencePage(catalogue)
    for (const key of collectionKeys) {
      assert.ok(page.includes(`\n### ${key}\n`), key)
      for (const field of Object.keys(schema[key].fields)) assert.ok(page.includes(`\`${field}\``) || key === 'glossary', `${key}.${field}`)
    }
    for (const { code } of catalogue) assert.ok(page.includes(`\n### ${code}\n`), code)
  })
})

describe('the catalogue of diagnostics', () => {
  it('has every rule once, in order, each with a meaning', () => {
    const codes = catalogue.map(({ code }) => code)
    assert.deepEqual(codes, [...new Set(codes)].sort())
    for (const { code, docs } of catalogue) assert.ok(/^plan\/[a-z-]+$/.test(code) && docs.endsWith('.'), code)
  })
})

describe('the declaration of the format', () => {
  it('says something of every key, in whole sentences, and names no key of JavaScript', () => {
    for (const { fields, docs, example } of Object.values(schema)) {
      assert.ok(docs.trim() !== '' && example.endsWith('\n'))
      for (const [key, { docs: meaning }] of Object.entries(fields)) assert.ok(/[.:]$/.test(meaning) && /^[a-z]+$/.test(key), `${key}: ${meaning}`)
    }
  })
})
