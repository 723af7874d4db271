import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inEnglish, manifest, manifestText, root } from './manifest'

const { views, viewsWelcome, walkthroughs, commands } = manifest.contributes
const all = Object.values(views).flat()
const source = readdirSync(join(root, 'src/extension'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts')).map(file => readFileSync(join(root, 'src/extension', file), 'utf8')).join('\n')

describe('Views in package.json', () => {
  it('are few, in one container', () => {
    assert.deepEqual(Object.keys(views), ['tpm'])
    assert.equal(3 <= all.length && all.length <= 5, true)
  })

  it('appear only where a plan is, or where somebody asked for them', () => {
    assert.deepEqual(all.map(({ when }) => when), ['tpm.hasPlan || tpm.showWelcome', 'tpm.hasPlan', 'tpm.hasPlan'])
  })

  it('have a short name and an icon', () => {
    for (const { name, icon } of all) {
      assert.equal(inEnglish(name).length <= 12, true)
      assert.match(icon ?? '', /\.svg$/)
    }
  })

  it('are those that the code creates', () => {
    for (const { id } of all) assert.equal(source.includes(`'${id}'`), true, id)
  })

  it('use context keys that the code sets', () => {
    const used = new Set(manifestText.match(/(?<=["( !])tpm\.(hasPlan|plan[A-Z]\w+|history|filtered|showWelcome|ganttOpen)\b/g))
    const set = new Set(source.match(/(?<=')tpm\.(hasPlan|plan[A-Z]\w+|history|filtered|showWelcome|ganttOpen)(?=')/g))
    assert.deepEqual([...used].sort(), [...set].sort())
  })
})

describe('Welcomes', () => {
  const conditions = viewsWelcome.map(({ when = '' }) => when)

  it('exist for no folder, no plan, an empty plan, a broken one and Restricted Mode', () => {
    const states = [/workspaceFolderCount == 0/, /workspaceFolderCount != 0 && !tpm.hasPlan/, /tpm.planEmpty && !tpm.planBroken/,
      /tpm.planEmpty && tpm.planBroken/, /!isWorkspaceTrusted/]
    assert.deepEqual(states.filter(state => !conditions.some(when => state.test(when))), [])
  })

  it('belong to a view and say when they are shown', () => {
    assert.deepEqual(viewsWelcome.filter(({ view, when }) => !when || !all.some(({ id }) => id === view)), [])
  })

  it('link to commands that exist, and have one button each', () => {
    for (const { contents } of viewsWelcome) {
      const text = inEnglish(contents)
      assert.equal(text.split('\n').filter(line => /^\[[^\]]+\]\([^)]+\)$/.test(line)).length <= 1, true, text)
      assert.deepEqual(unknownCommands(text), [])
    }
  })
})

describe('The walkthrough', () => {
  it('is one, of four to six steps that each notice when they are done', () => {
    assert.equal(walkthroughs.length, 1)
    const steps = walkthroughs[0]?.steps ?? []
    assert.equal(4 <= steps.length && steps.length <= 6, true)
    for (const { completionEvents, description } of steps) {
      assert.equal(0 < completionEvents.length, true)
      assert.deepEqual(unknownCommands(inEnglish(description)), [])
      for (const event of completionEvents) assert.deepEqual(unknownCommands(event.replace('onCommand:', '](command:')), [])
    }
  })
})

/** Our commands that a text links to and that do not exist. */
function unknownCommands(text: string): string[] {
  const linked = text.match(/(?<=\(command:)tpm\.[\w.]+/g) ?? []
  return linked.filter(id => !commands.some(({ command }) => command === id))
}
