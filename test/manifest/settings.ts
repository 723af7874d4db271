import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEnglish, manifest, root, settings } from './manifest'

const scopes = ['application', 'machine', 'window', 'resource']
const themes = ['dark', 'light', 'highContrast', 'highContrastLight']

describe('Settings in package.json', () => {
  it('are few', () => {
    assert.equal(Object.keys(settings).length < 25, true)
  })

  it('each have a scope, a default, an order and a short description', () => {
    for (const [id, { scope = '', default: value, order, description = '' }] of Object.entries(settings)) {
      assert.equal(scopes.includes(scope), true, id)
      assert.notEqual(value, undefined, id)
      assert.equal(typeof order, 'number', id)
      const text = inEnglish(description)
      assert.equal(10 < text.length && text.length < 200 && text !== description, true, id)
    }
  })

  it('describe every choice', () => {
    for (const { enum: choices, enumDescriptions } of Object.values(settings)) assert.equal(enumDescriptions?.length, choices?.length)
  })

  it('have titles that do not say what they are', () => {
    for (const { title } of manifest.contributes.configuration) assert.equal(/settings/i.test(inEnglish(title)), false)
  })

  it('are read by the code', () => {
    const folder = join(root, 'src/extension')
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts')).map(file => readFileSync(join(folder, file), 'utf8')).join('\n')
    // The language client reads its own setting.
    const ours = Object.keys(settings).filter(id => id !== 'tpm.trace.server')
    assert.deepEqual(ours.filter(id => !source.includes(`'${id.slice('tpm.'.length)}'`)), [])
  })
})

describe('Colours in package.json', () => {
  it('are given for each kind of theme', () => {
    for (const { id, defaults } of manifest.contributes.colors) {
      assert.deepEqual(Object.keys(defaults), themes, id)
      for (const colour of Object.values(defaults)) assert.match(colour, /^(#[0-9a-f]{6}([0-9a-f]{2})?|[a-z]+(\.[a-z]+)?)$/i, id)
    }
  })

  it('have ids that styles can name', () => {
    for (const { id } of manifest.contributes.colors) assert.match(id, /^tpm\.[a-z][A-Za-z]+$/)
  })

  it('are those that the chart uses', () => {
    const folder = join(root, 'src/webview/gantt')
    const styles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(css|ts)$/.test(file)).map(file => readFileSync(join(folder, file), 'utf8')).join('\n')
    const used = new Set(styles.match(/(?<=--vscode-)tpm-\w+/g))
    const given = manifest.contributes.colors.map(({ id }) => id.replace('.', '-'))
    assert.deepEqual([...used].sort(), given.sort())
  })
})
