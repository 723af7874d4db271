import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { bundlePath, bundleText } from '../../scripts/l10n'
import { manifest, manifestText, words } from './manifest'

const keys = new Set(Array.from(manifestText.matchAll(/"%([^%"]+)%"/g), ([, key = '']) => key))

describe('Words in package.json', () => {
  it('are all in package.nls.json, and nothing else is', () => {
    assert.deepEqual([...keys].sort(), Object.keys(words).sort())
  })

  it('leave nothing that users read untranslatable', () => {
    const texts = JSON.stringify(manifest.contributes).match(/"(title|description|name|contents|category|contextualTitle)":"[^%][^"]*"/g)
    assert.equal(texts, null)
  })

  it('say something', () => {
    assert.deepEqual(Object.entries(words).filter(([, text]) => text.trim() === ''), [])
  })
})

describe('Words of the running extension', () => {
  it('are all in the bundle for translators: run tsx scripts/l10n.ts', () => {
    assert.equal(readFileSync(bundlePath, 'utf8'), bundleText())
  })

  it('lie where package.json says', () => {
    assert.equal(manifest['l10n'], './l10n')
  })
})
