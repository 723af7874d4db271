import '../fake/install'
import assert from 'node:assert/strict'
import type * as vscode from 'vscode'
import { Filter, filterWords } from '../../../src/extension/trees/filter'
import { PlanTree } from '../../../src/extension/trees/planTree'
import { milestoneAppearance } from '../../../src/extension/milestones/milestoneAppearance'
import { taskAppearance } from '../../../src/extension/trees/taskAppearance'
import { milestoneNode, taskNode } from '../fake/nodes'
import { fakeServer, planSummary } from '../fake/planServer'

const answers = {
  'tpm/tree': ({ parent }: { parent?: string }) => parent === undefined ? [milestoneNode()] : [taskNode()],
  'tpm/treePath': () => [milestoneNode(), taskNode()],
  'tpm/card': () => '**Token refresh** <script>',
}

function treeOf(plans = [planSummary()]) {
  const server = fakeServer(answers, plans)
  const filter = new Filter()
  const appearances = { milestone: milestoneAppearance, task: taskAppearance }
  return { server, filter, tree: new PlanTree({ view: 'milestones', server, filter, appearances }) }
}

const two = [planSummary(), planSummary({ plan: 'file:///work/other', name: 'Other' })]

describe('The tree of a plan', () => {
  it('has the nodes of the only plan as its roots', async () => {
    const [root] = await treeOf().tree.getChildren()
    assert.equal(root?.node?.key, 'beta')
  })

  it('has one root a plan when there are several', async () => {
    const { tree } = treeOf(two)
    const roots = await tree.getChildren()
    assert.deepEqual(roots.map(root => tree.getTreeItem(root).label), ['Aurora', 'Other'])
    const [milestone] = await tree.getChildren(roots[1])
    assert.equal(milestone?.plan, 'file:///work/other')
  })

  it('is empty without a plan, and asks nothing then', async () => {
    const { tree, server } = treeOf([])
    assert.deepEqual(await tree.getChildren(), [])
    assert.deepEqual(server.asked, [])
  })

  it('asks for one level at a time, with the filter in force', async () => {
    const { tree, server, filter } = treeOf()
    filter.set({ text: 'token' })
    const [root] = await tree.getChildren()
    await tree.getChildren(root)
    assert.deepEqual(server.asked.map(([, asked]) => asked), [
      { plan: 'file:///work/aurora', view: 'milestones', filter: { text: 'token' } },
      { plan: 'file:///work/aurora', view: 'milestones', filter: { text: 'token' }, parent: 'beta' },
    ])
  })

  it('gives an item the same identity each time, different in each plan', async () => {
    const { tree } = treeOf(two)
    const ids = async () => {
      const roots = await tree.getChildren()
      const items = await Promise.all(roots.map(root => tree.getChildren(root)))
      return items.flat().map(item => tree.getTreeItem(item).id)
    }
    const first = await ids()
    assert.equal(new Set(first).size, 2)
    assert.deepEqual(await ids(), first)
  })

  it('opens the YAML of an item at its line', async () => {
    const { tree } = treeOf()
    const [root] = await tree.getChildren()
    const { command } = tree.getTreeItem(root!)
    assert.equal(command?.command, 'vscode.open')
    const [uri, { selection }] = command?.arguments as [vscode.Uri, { selection: vscode.Range }]
    assert.match(uri.toString(), /tasks\.yaml$/)
    assert.deepEqual([selection.start.line, selection.start.character], [4, 2])
  })

  it('tells an item’s story in Markdown that may run nothing', async () => {
    const { tree } = treeOf()
    const [root] = await tree.getChildren()
    const item = tree.getTreeItem(root!)
    assert.equal(item.tooltip, undefined)
    const { tooltip } = await tree.resolveTreeItem(item, root!, {} as vscode.CancellationToken)
    const markdown = tooltip as vscode.MarkdownString
    assert.deepEqual([markdown.isTrusted, markdown.supportHtml], [false, false])
  })

  it('finds an item with its parents, up to the plan', async () => {
    const { tree } = treeOf(two)
    const found = await tree.find('file:///work/other', 'CORE-1')
    assert.equal(found?.node?.kind, 'task')
    assert.equal(tree.getParent(found!)?.node?.kind, 'milestone')
    assert.equal(found?.parent?.parent?.id, 'file:///work/other')
  })
})

describe('The filter of the trees', () => {
  it('keeps what it is not told to change', () => {
    const filter = new Filter()
    filter.set({ text: 'token' })
    filter.set({ person: 'ana' })
    assert.deepEqual(filter.current, { text: 'token', person: 'ana' })
    filter.set({ text: '' })
    assert.deepEqual(filter.current, { person: 'ana' })
    assert.equal(filter.active, true)
    filter.clear()
    assert.equal(filter.active, false)
  })

  it('is told by names', () => {
    const words = filterWords({ text: 'token', person: 'ana', status: 'doing' }, [planSummary()])
    assert.equal(words, 'Filter: “token” · Ana Lima · doing')
    assert.equal(filterWords({}, []), undefined)
  })
})
