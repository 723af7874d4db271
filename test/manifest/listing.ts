import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest, root } from './manifest'

const allowed = [
  'Programming Languages', 'Snippets', 'Linters', 'Themes', 'Debuggers', 'Formatters', 'Keymaps', 'SCM Providers', 'Other',
  'Extension Packs', 'Language Packs', 'Data Science', 'Machine Learning', 'Visualization', 'Notebooks', 'Education', 'Testing',
  'AI', 'Chat',
]

describe('The listing in package.json', () => {
  it('says who, what and where', () => {
    const fields = ['name', 'displayName', 'description', 'version', 'publisher', 'license', 'repository', 'bugs', 'homepage', 'pricing', 'qna']
    assert.deepEqual(fields.filter(field => !(field in manifest)), [])
    assert.match(String(manifest.engines['vscode']), /^\^\d+\.\d+\.\d+$/)
  })

  it('carries the words that people search for', () => {
    const text = `${String(manifest['displayName'])} ${String(manifest['description'])}`.toLowerCase()
    assert.deepEqual(['plan', 'gantt', 'milestones', 'risks'].filter(word => !text.includes(word)), [])
    assert.equal(text.includes('extension'), false)
  })

  it('has a square PNG as its icon, large enough for dense screens', () => {
    const icon = readFileSync(join(root, manifest.icon))
    assert.equal(icon.toString('latin1', 1, 4), 'PNG')
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)]
    assert.equal(width, height)
    assert.equal(256 <= width, true)
  })

  it('has a banner', () => {
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/i)
    assert.equal(['dark', 'light'].includes(manifest.galleryBanner.theme), true)
  })

  it('uses categories that exist, and few keywords', () => {
    assert.deepEqual(manifest.categories.filter(category => !allowed.includes(category)), [])
    assert.equal(manifest.keywords.length <= 10, true)
  })

  it('runs beside the code, and needs no other extension', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace'])
    assert.equal('extensionDependencies' in manifest, false)
  })

  it('is typed by the oldest VS Code that it runs in', () => {
    assert.equal(manifest.devDependencies['@types/vscode'], String(manifest.engines['vscode']).slice(1))
  })

  it('names no file that is not there', () => {
    const { languages, grammars, viewsContainers, views, walkthroughs } = manifest.contributes
    const files = [
      manifest.icon, ...languages.map(language => language.configuration), ...grammars.map(grammar => grammar.path),
      ...viewsContainers.activitybar.map(container => container.icon),
      ...Object.values(views).flat().flatMap(view => view.icon ?? []),
      ...walkthroughs.flatMap(({ steps }) => steps.map(step => step.media.markdown)),
    ]
    assert.deepEqual(files.filter(file => !existsSync(join(root, file))), [])
  })

  it('has one of .vscodeignore and files', () => {
    assert.equal(existsSync(join(root, '.vscodeignore')), !('files' in manifest))
  })
})
