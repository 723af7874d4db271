import '../extension/fake/install'
import assert from 'node:assert/strict'
import { commands } from '../../src/extension/commands/commands'
import { lensCommands } from '../../src/protocol/messages'
import { inEnglish, manifest } from './manifest'

const { contributes } = manifest
const declared = contributes.commands.map(({ command }) => command)
const menus = Object.entries(contributes.menus)

/** Commands that make sense in any window. */
const always = ['tpm.createPlan', 'tpm.showViews', 'tpm.showLog']

describe('Commands in package.json', () => {
  it('are those that the code has', () => {
    assert.deepEqual([...declared].sort(), commands.map(({ id }) => id).sort())
  })

  it('include those that lenses name', () => {
    assert.deepEqual(Object.values(lensCommands).filter(id => !declared.includes(id)), [])
  })

  it('have a title that starts with a verb or a thing, and the category of all', () => {
    for (const { title, category } of contributes.commands) {
      assert.equal(inEnglish(category ?? ''), 'Project Plan')
      assert.match(inEnglish(title), /^[A-Z][A-Za-z ]+…?$/)
    }
  })

  it('are offered in the palette only where they can do something', () => {
    const palette = new Map(contributes.menus['commandPalette']?.map(({ command, when }) => [command, when]))
    assert.deepEqual(declared.filter(id => !palette.get(id)), always)
  })

  it('are the only ones in menus, each with a condition and a group', () => {
    for (const [menu, entries] of menus) {
      assert.deepEqual(entries.filter(({ command }) => !declared.includes(command)), [])
      assert.deepEqual(entries.filter(({ when }) => !when), [])
      if (menu !== 'commandPalette') assert.deepEqual(entries.filter(({ group }) => !group), [])
    }
  })

  it('have an icon where a menu shows icons', () => {
    const shown = menus.flatMap(([, entries]) => entries).filter(({ group = '' }) => /^(inline|navigation)/.test(group))
    const plain = contributes.commands.filter(({ icon }) => !icon).map(({ command }) => command)
    assert.deepEqual(shown.filter(({ command }) => plain.includes(command)), [])
  })

  it('stand beside an item two at most', () => {
    for (const context of ['task.open', 'task.done', 'summary', 'milestone', 'risk', 'group', 'plan']) {
      const inline = contributes.menus['view/item/context']?.filter(({ group, when }) => group?.startsWith('inline') && applies(when, context))
      assert.equal((inline?.length ?? 0) <= 2, true, context)
    }
  })

  it('act on every kind of item', () => {
    for (const context of ['task.open', 'task.done', 'summary', 'milestone', 'risk', 'plan']) {
      assert.equal(contributes.menus['view/item/context']?.some(({ when }) => applies(when, context)), true, context)
    }
  })

  it('steer the chart from its toolbar and from the palette', () => {
    const verbs = declared.filter(id => id.startsWith('tpm.gantt.'))
    const toolbar = contributes.menus['editor/title']?.filter(({ when }) => when === 'activeWebviewPanelId == \'tpm.gantt\'')
    assert.deepEqual(toolbar?.map(({ command }) => command).sort(), verbs.sort())
  })

  it('take no keys', () => {
    assert.equal(contributes.keybindings, undefined)
  })
})

/** Whether an item's `contextValue` meets the condition of a menu entry. */
function applies(when = '', context: string): boolean {
  const [, pattern] = /viewItem =~ \/(.*)\/$/.exec(when) ?? []
  return pattern !== undefined && new RegExp(pattern).test(context)
}
