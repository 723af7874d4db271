import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentSymbol } from 'vscode-languageserver'
import { codeActions } from '../../src/server/features/codeActions/codeActions'
import { planLenses, sourceLenses } from '../../src/server/features/codeLens'
import { definition } from '../../src/server/features/definition'
import { documentSymbols } from '../../src/server/features/documentSymbols'
import { itemHover, keyHover } from '../../src/server/features/hover'
import type { ServedPlan } from '../../src/server/plan'
import { Publisher } from '../../src/server/publisher'
import { removeFolders } from '../analysis/given'
import { openRepo, type TestRepo } from '../git/repo'
import { edited, givenServed, now } from './given'

after(removeFolders)

const file = '.tpm/plan.yaml'

describe('lenses in source files', () => {
  let plan: ServedPlan
  before(async () => {
    plan = await givenServed('tasks:\n  CORE-1: { title: Dig }\n  CORE-2: { title: Fill, after: CORE-1, status: doing }\n  release: { title: Ship }\n  X-1: { title: "$(sync) a\\nb \\u202e" }\nrisks: { RISK-1: {} }\n')
  })
  const check = (text: string, ...expected: string[]): void =>
    assert.deepEqual(sourceLenses(plan, text).map(({ range, command }) => `${range.start.line} ${command?.title}`), expected)
  it('stand on comments that name a task, in the languages that people write', () => {
    const comments = [
      '// CORE-1', '/// CORE-1', 'x() // fixes CORE-1.', '/* CORE-1 */', ' * CORE-1: more', '# CORE-1', 'x = 1 # (CORE-1)', '#CORE-1',
      '-- CORE-1', '<!-- CORE-1 -->', '"""CORE-1"""', ';; CORE-1', '% CORE-1', '% see CORE-1', "  ''' CORE-1",
    ]
    for (const comment of comments) check(comment, '0 CORE-1 · todo · Dig')
  })
  it('stand on no code, no part of a word, and no item that is not a task', () => {
    for (const line of ['const a = CORE-1', '"CORE-1"', '// CORE-12', '// XCORE-1', '// CORE-1-a', '// a-CORE-1', '// core-1', '// RISK-1', '// release it', '']) check(line)
  })
  it('name the first task of a line, and how many more there are', () => {
    check('// release CORE-2 and CORE-1, CORE-2\r\n\r// CORE-1', '0 CORE-2 · doing (blocked) · Fill · +1', '2 CORE-1 · todo · Dig')
  })
  it('show the words of a plan as they are', () => {
    check('// X-1', '0 X-1 · todo · $ (sync) a b \ufffd')
  })
  it('open the task', () => {
    assert.deepEqual(sourceLenses(plan, '// CORE-1')[0]?.command?.arguments, [{ plan: plan.uri, item: 'CORE-1' }])
  })
  it('take no time for hostile text', () => {
    const before = performance.now()
    for (const text of ['// ' + 'a-'.repeat(50_000), '//'.repeat(100_000), ' *'.repeat(100_000), '\n'.repeat(100_000), `// ${'A1-'.repeat(600)}`]) check(text)
    assert(performance.now() - before < 1000)
  })
})

describe('lenses on tasks of the plan', () => {
  let repo: TestRepo
  const lenses = async (plan: ServedPlan) => {
    await plan.history.refresh()
    return planLenses(plan, file, now()).map(({ range, command }) => `${range.start.line} ${command?.title}`)
  }
  const given = async (text: string): Promise<ServedPlan> => {
    const plan = await givenServed(text)
    repo = openRepo(plan.folder)
    repo.run('init', '-q', '-b', 'main')
    plan.history.allow(true, undefined)
    return plan
  }
  it('count the commits that are work on it, and tell the last', async () => {
    const plan = await given('tasks:\n  A-1: {}\n  A-2: {}\n  A-3:\n    tasks:\n      A-4: {}\n')
    repo.commit('A-1: one')
    repo.commit('Two\n\nTask: A-1')
    repo.commit('A-4 and A-1')
    repo.run('revert', '--no-edit', 'HEAD')
    assert.deepEqual(await lenses(plan), ['1 3 commits · last 2 months ago by Ana', '5 1 commit · last 2 months ago by Ana'])
  })
  it('follow a commit, an amended one, and the plan\'s own list', async () => {
    const plan = await given('tasks:\n  A-1: {}\n')
    const hash = repo.commit('No task')
    assert.deepEqual(await lenses(plan), [])
    plan.live.setOpen(file, `tasks:\n  A-1: { commits: [${hash.slice(0, 8)}] }\n`)
    assert.deepEqual(await lenses(plan), ['1 1 commit · last 2 months ago by Ana'])
    plan.live.setOpen(file, 'tasks:\n  A-1: {}\n')
    repo.run('commit', '-q', '--amend', '-m', 'A-1: now')
    assert.deepEqual(await lenses(plan), ['1 1 commit · last 2 months ago by Ana'])
    rmSync(join(plan.folder, '.git'), { recursive: true })
    assert.deepEqual(await lenses(plan), [])
    assert.equal(plan.history.state, 'no-repository')
  })
  it('make no icon of an author\'s name', async () => {
    const plan = await given('tasks:\n  A-1: {}\n')
    repo.runWith({ environment: { GIT_AUTHOR_NAME: '$(flame) Eve\u202e' } }, 'commit', '-q', '--allow-empty', '-m', 'A-1')
    assert.deepEqual(await lenses(plan), ['1 1 commit · last 2 months ago by $ (flame) Eve\ufffd'])
  })
})

describe('hover and definition', () => {
  const text = 'tasks:\n  CORE-1:\n    title: Dig\n    after: [M1]\n  release: {}\nmilestones:\n  M1: { title: Beta }\ncalendars:\n  default: { day: 8h }\n'
  let plan: ServedPlan
  before(async () => { plan = await givenServed(text) })
  /** `<|>` marks the place. */
  const place = (marked: string, lineNumber = 0) => ({ line: marked.replace('<|>', ''), lineNumber, character: marked.indexOf('<|>') })
  const heading = (marked: string, inPlan: boolean) => {
    const contents = itemHover(plan, place(marked), inPlan)?.contents as { value: string } | undefined
    return contents?.value.split('\n')[0]?.replace(/\(file:[^)]*\)/g, '')
  }
  it('show the card of the id at any of its characters', () => {
    for (const marked of ['// <|>CORE-1', '// CO<|>RE-1', '// CORE-1<|>', 'x("CORE<|>-1")']) assert.equal(heading(marked, false), '| [CORE\\-1] | Dig *(task)* |')
    for (const marked of ['//<|> CORE-1', '// CORE-1 <|>', '// COREX-<|>1', '<|>']) assert.equal(heading(marked, false), undefined)
  })
  it('take a bare word for an id in plan files alone', () => {
    assert.equal(heading('// rel<|>ease', false), undefined)
    assert.equal(heading('after: rel<|>ease', true), '| [release] | *(task)* |')
    assert.equal(definition(plan, place('// rel<|>ease'), false), undefined)
  })
  it('lead to the place where the item is written', () => {
    assert.deepEqual(definition(plan, place('after: [<|>M1]'), true), { uri: plan.fileUri(file), range: { start: { line: 6, character: 2 }, end: { line: 6, character: 4 } } })
    assert.equal(definition(plan, place('after: [<|>M9]'), true), undefined)
  })
  it('tell what a key means', () => {
    const docs = (line: number, marked: string) => (keyHover(plan, file, place(marked, line))?.contents as { value: string } | undefined)?.value
    assert.match(docs(3, '    af<|>ter: [M1]') ?? '', /\w/)
    assert.match(docs(0, 'ta<|>sks:') ?? '', /\w/)
    assert.match(docs(7, 'cal<|>endars:') ?? '', /\w/)
    assert.match(docs(6, '  M1: { ti<|>tle: Beta }') ?? '', /\w/)
    assert.match(docs(8, '  default: { <|>day: 8h }') ?? '', /\w/)
    assert.equal(docs(6, '  M1: { title: Be<|>ta }'), undefined)
    assert.equal(docs(3, '    after: [<|>M1]'), undefined)
    assert.equal(docs(3, '    construct<|>or: 1'), undefined)
  })
})

describe('symbols', () => {
  const outline = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
    symbols.flatMap(({ name, detail, children }) => [`${'  '.repeat(depth)}${name}${detail ? ` ${detail}` : ''}`, ...outline(children ?? [], depth + 1)])
  it('are sections, items and nested tasks', async () => {
    const plan = await givenServed('project: { name: X }\ntasks:\n  A: { title: Dig }\n  S:\n    tasks:\n      B: {}\n      T: { tasks: { C: {} } }\nglossary: { SSE: A stream }\ncalendars: { default: {} }\nrisks:\n')
    assert.deepEqual(outline(documentSymbols(plan, file)), ['project', 'tasks', '  A Dig', '  S', '    B', '    T', '      C', 'glossary', 'calendars', '  default', 'risks'])
  })
  it('contain their selection, as editors demand', async () => {
    const plan = await givenServed('tasks: {A: , B: { tasks: { C: } } }\nrisks:\n  R:\n')
    const check = (symbols: readonly DocumentSymbol[]): void => {
      for (const { range, selectionRange, children } of symbols) {
        const at = ({ line, character }: { line: number; character: number }) => line * 1000 + character
        assert(at(range.start) <= at(selectionRange.start) && at(selectionRange.end) <= at(range.end), JSON.stringify({ range, selectionRange }))
        check(children ?? [])
      }
    }
    check(documentSymbols(plan, file))
  })
  it('of a file that is not in the plan are none', async () => {
    assert.deepEqual(documentSymbols(await givenServed('tasks: {}\n'), '.tpm/other.yaml'), [])
  })
})

describe('quick fixes', () => {
  it('are those of the lines that were asked for, and mend the text', async () => {
    const text = 'tasks:\n  A: { efort: 1d }\n  B: { titl: x, effort: 1d }\n'
    const plan = await givenServed(text)
    const at = (line: number) => codeActions(plan, file, { range: { start: { line, character: 0 }, end: { line, character: 0 } }, context: { diagnostics: [] } })
    const apply = (line: number) => edited(text, (at(line)[0]?.edit?.changes?.[plan.fileUri(file)] ?? []).map(({ range, newText }) => ({ range, text: newText })))
    assert.equal(apply(1), text.replace('efort', 'effort'))
    assert.equal(apply(2), text.replace('titl', 'title'))
    assert.deepEqual(at(0), [])
    assert.deepEqual(at(99), [])
  })
})

describe('publishing', () => {
  it('sends what changed, and nothing twice', async () => {
    const plan = await givenServed({ '.tpm/a.yaml': 'tasks: { A: { efort: 1d, effort: 1d } }\n', '.tpm/b.yaml': 'tasks: { B: { effort: 1d } }\n' })
    const sent: string[] = []
    const publisher = new Publisher((uri, diagnostics) => sent.push(`${uri.split('/').at(-1)} ${diagnostics.length}`))
    const check = (...expected: string[]) => assert.deepEqual(sent.splice(0), expected)
    publisher.update(plan)
    check('a.yaml 1')
    plan.live.setOpen('.tpm/b.yaml', 'tasks: { B: { effort: 1d } }\n\n')
    publisher.update(plan)
    check()
    plan.live.setOpen('.tpm/b.yaml', 'tasks: { B: { efort: 1d, effort: 1d } }\n')
    publisher.update(plan)
    check('b.yaml 1')
    plan.live.setOpen('.tpm/b.yaml', '\ntasks: { B: { efort: 1d, effort: 1d } }\n')
    publisher.update(plan)
    check('b.yaml 1')
    publisher.keepOnly([plan])
    check()
    publisher.keepOnly([])
    check('a.yaml 0', 'b.yaml 0')
  })
})
