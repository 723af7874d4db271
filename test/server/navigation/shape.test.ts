import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { SelectionRange } from 'vscode-languageserver'
import { linkedItemAt, predecessors, successors } from '../../../src/server/features/callHierarchy'
import { pathLinks, webLinks } from '../../../src/server/features/documentLinks'
import { documentSymbols } from '../../../src/server/features/documentSymbols'
import { foldingRanges } from '../../../src/server/features/folding'
import { selectionRange } from '../../../src/server/features/selectionRanges'
import { workspaceSymbols } from '../../../src/server/features/workspaceSymbols'
import { givenFolder, removeFolders } from '../../analysis/given'
import { givenServed } from '../given'
import { file, marked, shown } from './given'

after(removeFolders)

describe('folding', () => {
  const check = (text: string, ...expected: string[]): void =>
    assert.deepEqual(foldingRanges(text).map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`), expected)
  it('is by section, item, list and block of text', () => {
    check('tasks:\n  A:\n    notes: |\n      one\n\n      two\n    after:\n    - B\n    - C\n\n  B: {}\nrisks:\n  R: {}\n',
      '0-10', '1-8', '2-5', '6-8', '11-12')
  })
  it('is by runs of comments, each with what comes after it', () => {
    check('# one\n# two\ntasks:\n  A:\n    title: T\n  # about B\n  # more\n  B: {}\n', '0-1 comment', '2-7', '3-4', '5-6 comment')
  })
  it('is offered in text that cannot be read, whatever its line ends', () => {
    check('tasks:\r\n  A: [\r\n    x\r  ]: }\n', '0-3', '1-2')
    check('')
    check('\n\n  \n')
    check('\uFEFFtasks:\n  A: {}\n', '0-1')
  })
  it('takes no time for hostile text', () => {
    const before = performance.now()
    foldingRanges(Array.from({ length: 20_000 }, (_, at) => `${' '.repeat(at % 100)}a:`).join('\n'))
    foldingRanges('#\n'.repeat(100_000))
    assert(performance.now() - before < 2000)
  })
})

describe('a growing selection', () => {
  const check = async (text: string, ...expected: string[]): Promise<void> => {
    const { plan, position } = await marked(text)
    const found: string[] = []
    for (let at: SelectionRange | undefined = selectionRange(plan, file, position); at; at = at.parent) {
      found.push(at.range.start.line === at.range.end.line ? shown(plan, { uri: plan.fileUri(file), range: at.range }) : `${at.range.start.line}-${at.range.end.line}`)
    }
    assert.deepEqual(found, expected)
  }
  it('goes from a word over the value, the entry and the item to the section and the file', async () => {
    await check('tasks:\n  A:\n    title: One t<|>wo\n    after: [B]\nrisks: {}\n', '2:15 two', '2:11 One two', '2:4 title: One two', '2-3', '1-3', '0-3', '0-5')
    await check('tasks:\n  A: { after: [B, C<|>-1 FS] }\n', '1:18 C-1', '1:18 C-1 FS', '1:14 [B, C-1 FS]', '1:7 after: [B, C-1 FS]', '1:5 { after: [B, C-1 FS] }', '1:2 A: { after: [B, C-1 FS] }', '0-1', '0-2')
  })
  it('goes by the nested task, and from an id', async () => {
    await check('tasks:\n  A:\n    tasks:\n      B<|>1: {}\n', '3:6 B1', '3:6 B1: {}', '2-3', '1-3', '0-3', '0-4')
  })
  it('is the file at least, in text that says nothing and where there is none', async () => {
    await check('<|>\n\n', '0-2')
    const plan = await givenServed('tasks: {}\n')
    assert.deepEqual(selectionRange(plan, 'none.yaml', { line: 1, character: 1 }), { range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } } })
  })
})

describe('symbols of the workspace', () => {
  const check = async (query: string, ...expected: string[]): Promise<void> => {
    const plan = await givenServed('people:\n  ana: { name: Ana Lima }\ntasks:\n  CORE-1: { title: Token refresh }\n  CORE-12: {}\n  S:\n    tasks:\n      API-1: { title: "Core\\napi" }\n')
    assert.deepEqual(workspaceSymbols([plan], query).map(({ name, containerName }) => `${name} (${containerName})`), expected)
  }
  it('are the items by id, prefix, words and letters in that order, the nearest first', async () => {
    await check('core-1', 'CORE-1 Token refresh (tasks)', 'CORE-12 (tasks)')
    await check('token re', 'CORE-1 Token refresh (tasks)')
    await check('tkrf', 'CORE-1 Token refresh (tasks)')
    await check('coreapi', 'API-1 Core api (tasks)')
    await check('lima', 'ana Ana Lima (people)')
    await check('xyz')
  })
  it('are all for an empty query, yet never more than a list can show', async () => {
    await check('', 'ana Ana Lima (people)', 'CORE-1 Token refresh (tasks)', 'CORE-12 (tasks)', 'S (tasks)', 'API-1 Core api (tasks)')
    const many = await givenServed(`tasks:\n${Array.from({ length: 1000 }, (_, at) => `  A-${at}: {}\n`).join('')}`)
    assert.equal(workspaceSymbols([many, many], 'a').length, 200)
  })
})

describe('symbols of a file', () => {
  it('are every item, also those whose id comes twice or is empty', async () => {
    const plan = await givenServed('tasks:\n  A: { tasks: { B: {} } }\n  A: { tasks: { C: {} } }\n  "": {}\nproject: { name: P }\ntasks:\n  D: {}\n')
    const names = (symbols: readonly { name: string; children?: readonly unknown[] }[]): string =>
      symbols.map(({ name, children = [] }) => `${name}(${names(children as never)})`).join(' ')
    assert.equal(names(documentSymbols(plan, file)), 'tasks(A(B()) A(C()) ""()) project() tasks(D())')
  })
})

describe('links in plan files', () => {
  it('lead to addresses of the web and of mail, and to none of another kind', async () => {
    const plan = await givenServed('tasks:\n  A:\n    links: [https://a.example/b?c=1#d, "mailto:ana@example.com", http://a.example, javascript:alert(1), file:///etc/passwd]\n    notes: See <https://b.example/x>, or (https://c.example). xhttps://d.example https:// mailto:nobody\n')
    assert.deepEqual(webLinks(plan, file).map(({ target }) => target), ['https://a.example/b?c=1#d', 'mailto:ana@example.com', 'https://b.example/x', 'https://c.example'])
  })
  it('lead to files that exist in the workspace, and to the line of a symbol', async () => {
    const plan = await givenServed({
      '.tpm/plan.yaml': 'tasks:\n  A: { code: ["src/a b.ts#go", src/, none.ts, ../x.ts, /etc/passwd, "src/l.ts"], links: docs.md, commits: [abcdef1] }\n  B: { code: src/a b.ts#L2 }\n',
      'src/a b.ts': 'go()\nfunction go() {}\n', 'docs.md': '# Docs\n',
    })
    symlinkSync(join(givenFolder({ 'l.ts': 'secret\n' }), 'l.ts'), join(plan.folder, 'src/l.ts'))
    const found = (await pathLinks(plan, file)).map(({ target = '', range }) => `${range.start.line} ${target.slice(plan.uri.length + 1)}`)
    assert.deepEqual(found, ['1 docs.md', '1 src/a%20b.ts#L2,10', '2 src/a%20b.ts#L2,1'])
  })
  it('take no time for hostile text', async () => {
    const plan = await givenServed(`tasks:\n  A:\n    notes: ${'https://'.repeat(20_000)}\n`)
    const before = performance.now()
    webLinks(plan, file)
    assert(performance.now() - before < 1000)
  })
})

describe('predecessors and successors', () => {
  const text = 'milestones:\n  M: { after: A FF-1d }\ntasks:\n  S: { milestone: M, tasks: { A: { title: Dig }, B: { after: [A SS+2ed, S] } } }\n  C: { after: [B, none] }\npeople:\n  ana: {}\n'
  const links = async (where: string): Promise<string | undefined> => {
    const { plan, position } = await marked(text.replace(where, `<|>${where}`))
    const item = linkedItemAt(plan, file, position)
    if (!item) return undefined
    const told = (each: { name: string; detail?: string }) => `${each.name}: ${each.detail}`
    return [predecessors(plan, item).map(({ from }) => told(from)).join(', '), item.name, successors(plan, item).map(({ to }) => told(to)).join(', ')].join(' > ')
  }
  it('are told with the type of link', async () => {
    assert.equal(await links('B: { after'), 'A: SS+2ed · Dig, S: FS > B > C: FS, M: milestone')
    assert.equal(await links('A: { title'), ' > A > B: SS+2ed, M: FF-1d, M: milestone')
    assert.equal(await links('M: {'), 'A: FF-1d · Dig, A: milestone · Dig, B: milestone > M > ')
  })
  it('are asked for where the id is named, too, and of tasks and milestones alone', async () => {
    assert.match(await links('B, none') ?? '', / > B > /)
    assert.equal(await links('ana: {}'), undefined)
  })
  it('are none of what is not there any more', async () => {
    const { plan, position } = await marked(text.replace('B: {', '<|>B: {'))
    const item = linkedItemAt(plan, file, position)!
    plan.live.setOpen(file, 'tasks: {}\n')
    assert.deepEqual([...predecessors(plan, item), ...successors(plan, item), ...predecessors(undefined, item), ...predecessors(plan, { ...item, data: { id: 1 } })], [])
  })
})
