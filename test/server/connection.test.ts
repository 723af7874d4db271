import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CodeAction, CodeLens, Hover } from 'vscode-languageserver'
import { removeFolders, write } from '../analysis/given'
import { openRepo } from '../git/repo'
import { closeClients, edited, givenClient, settingsOf, uriIn, type Client } from './given'

afterEach(closeClients)
after(removeFolders)

const file = '.tpm/plan.yaml'
const good = 'tasks:\n  A-1: { title: Dig, effort: 1d }\n'
const versionOf = (client: Client) => client.plans.at(-1)?.[0]?.version ?? 0

describe('a session', () => {
  it('tells the plans at the start, and their problems', async () => {
    const client = await givenClient({ [file]: 'project: { name: Aurora }\ntasks:\n  A-1: { efort: 1d }\n' })
    const [plan] = client.plans.at(-1) ?? []
    assert.equal(plan?.name, 'Aurora')
    assert.equal(plan?.plan, pathToFileURL(client.folder).href)
    assert.equal(plan?.history, 'untrusted')
    assert.deepEqual(client.shown(file), ['2:2 plan/unestimated', '2:9 plan/unknown-key'])
  })
  it('tells of no plan, and of one that is made and goes', async () => {
    const client = await givenClient({ 'readme.md': '' })
    assert.deepEqual(client.plans.at(-1), [])
    write(join(client.folder, file), 'tasks: { A-1: { after: [B-1], effort: 1d } }\n')
    await client.changedOnDisk(file)
    await client.until(() => client.plans.at(-1)?.length === 1, 'a plan')
    await client.until(() => client.shown(file).length === 1, 'its problem')
    rmSync(join(client.folder, '.tpm'), { recursive: true })
    await client.changedOnDisk('.tpm')
    await client.until(() => client.plans.at(-1)?.length === 0, 'no plan')
    assert.deepEqual(client.shown(file), [])
  })
  it('passes over a plan of a package, told or not', async () => {
    const client = await givenClient({ 'node_modules/x/.tpm/plan.yaml': good, [file]: good })
    await client.changedOnDisk('node_modules/x/.tpm/plan.yaml', '.tpm-old/plan.yaml')
    await client.open(file, 'tasks: {}\n')
    await client.until(() => client.plans.at(-1)?.[0]?.empty === true, 'the edit')
    assert.equal(client.plans.at(-1)?.length, 1)
  })
  it('serves two plans side by side', async () => {
    const client = await givenClient({ 'one/.tpm/plan.yaml': good, 'two/.tpm/plan.yaml': good.replace('Dig', 'Fly') })
    const plans = client.plans.at(-1) ?? []
    assert.deepEqual(plans.map(({ name }) => name), ['one', 'two'])
    const cards = await Promise.all(plans.map(({ plan }) => client.request('tpm/card', { plan, item: 'A-1' })))
    assert.match(cards[0] ?? '', /Dig/)
    assert.match(cards[1] ?? '', /Fly/)
    await client.open('one/.tpm/plan.yaml', 'tasks: []\n')
    await client.until(() => client.plans.at(-1)?.[0]?.errors === 1, 'an error')
    assert.equal(client.plans.at(-1)?.[1]?.errors, 0)
  })
  it('knows what folders there are when settings come fast', async () => {
    const client = await givenClient({ 'one/.tpm/plan.yaml': good, 'two/.tpm/plan.yaml': good })
    const one = settingsOf(join(client.folder, 'one'))
    const two = settingsOf(join(client.folder, 'two'))
    for (const settings of [one, two, one, two, one]) await client.connection.sendNotification('tpm/settings', settings)
    await client.until(() => client.plans.at(-1)?.map(({ name }) => name).join() === 'one', 'one plan')
  })
})

describe('while typing', () => {
  it('problems follow the editor, and those of the disk come back when it is closed', async () => {
    const client = await givenClient({ [file]: good })
    await client.open(file, good)
    await client.change(file, good.replace('effort', 'efort'))
    await client.until(() => client.shown(file).includes('1:21 plan/unknown-key'), 'the problem')
    await client.closeEditor(file)
    await client.until(() => client.shown(file).length === 0, 'none')
  })
  it('the rest of the plan stays when YAML is broken', async () => {
    const client = await givenClient({ [file]: good, '.tpm/other.yaml': 'tasks:\n  B-1: { after: [A-1], effort: 1d }\n' })
    await client.open(file, 'tasks:\n  A-1: { title: Dig, effort: [\n  A-2: { title: "\n  A-3: { effort: 2d }\n')
    await client.until(() => client.shown(file).some((each) => each.endsWith('plan/syntax')), 'a syntax error')
    const plan = pathToFileURL(client.folder).href
    const items = (await client.request('tpm/items', { plan, collection: 'tasks' })).map(({ id }) => id)
    assert(items.includes('B-1') && items.includes('A-3'), items.join())
    assert.notEqual(await client.request('tpm/gantt', { plan }), null)
  })
  it('another place is told as related information', async () => {
    const client = await givenClient({ '.tpm/a.yaml': 'tasks:\n  A: { after: [B], effort: 1d }\n', '.tpm/b.yaml': 'tasks:\n  B: { after: [A], effort: 1d }\n' })
    const [related] = client.diagnostics('.tpm/a.yaml')[0]?.relatedInformation ?? []
    assert.equal(related?.location.uri, uriIn(client.folder, '.tpm/b.yaml'))
    assert.deepEqual(related?.location.range.start, { line: 1, character: 15 })
  })
  it('a thousand edits at once are told as one', async () => {
    const client = await givenClient({ [file]: good })
    await client.open(file, good)
    const told = client.published.length
    for (let i = 0; i < 1000; i++) void client.change(file, `tasks:\n  A-1: { title: Dig, efort${i}: 1d }\n`)
    await client.until(() => client.diagnostics(file).some(({ message }) => String(message).includes('efort999')), 'the last')
    assert(client.published.length - told < 50, `${client.published.length - told} publications`)
  })
  it('lenses of open source files are taken anew', async () => {
    const client = await givenClient({ [file]: good })
    await client.open('pier.ts', '// A-1\n')
    const lenses = () => client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriIn(client.folder, 'pier.ts') } }) as Promise<CodeLens[]>
    assert.deepEqual((await lenses()).map(({ command }) => command?.title), ['A-1 · todo · Dig'])
    await client.open(file, good.replace('title', 'status: doing, title'))
    await client.until(() => 0 < client.refreshes, 'a refresh')
    assert.deepEqual((await lenses()).map(({ command }) => command?.title), ['A-1 · doing · Dig'])
  })
})

describe('files on disk', () => {
  it('are followed when they are made, changed, deleted, and moved with their folder', async () => {
    const client = await givenClient({ [file]: good })
    const bad = 'tasks: { B-1: { efort: 1d, effort: 1d } }\n'
    write(join(client.folder, '.tpm/sub/b.yaml'), bad)
    await client.changedOnDisk('.tpm/sub/b.yaml')
    await client.until(() => client.shown('.tpm/sub/b.yaml').length === 1, 'made')
    write(join(client.folder, '.tpm/sub/b.yaml'), bad.replace('efort', 'x-efort'))
    await client.changedOnDisk('.tpm/sub/b.yaml')
    await client.until(() => client.shown('.tpm/sub/b.yaml').length === 0, 'mended')
    write(join(client.folder, '.tpm/sub/b.yaml'), bad)
    renameSync(join(client.folder, '.tpm/sub'), join(client.folder, '.tpm/moved'))
    await client.changedOnDisk('.tpm/sub', '.tpm/moved')
    await client.until(() => client.shown('.tpm/moved/b.yaml').length === 1, 'moved')
    rmSync(join(client.folder, '.tpm/moved'), { recursive: true })
    await client.changedOnDisk('.tpm/moved')
    await client.until(() => client.shown('.tpm/moved/b.yaml').length === 0, 'deleted')
  })
  it('that were saved as they are told nothing', async () => {
    const client = await givenClient({ [file]: good })
    const version = versionOf(client)
    await client.changedOnDisk(file, file, file)
    await client.open(file, 'tasks: {}\n')
    await client.until(() => client.plans.at(-1)?.[0]?.empty === true, 'the edit')
    assert.equal(versionOf(client), version + 1)
  })
})

describe('hover, definition, symbols and fixes', () => {
  const ask = (client: Client, method: string, path: string, line: number, character: number) =>
    client.connection.sendRequest(method, { textDocument: { uri: uriIn(client.folder, path) }, position: { line, character } })
  it('answer in plan files and in sources', async () => {
    const client = await givenClient({ [file]: good })
    await client.open(file, `${good}  B-1:\n    after: [A-1]\n`)
    await client.open('pier.py', 'x = 1  # see A-1\n')
    for (const [path, line, character] of [[file, 3, 13], ['pier.py', 0, 14]] as const) {
      const hover = (await ask(client, 'textDocument/hover', path, line, character)) as Hover
      assert.match((hover.contents as { value: string }).value, /\| \[A\\-1\]\(file:[^)]*\) \| Dig/)
      assert.deepEqual(await ask(client, 'textDocument/definition', path, line, character), {
        uri: uriIn(client.folder, file),
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
      })
    }
  })
  it('offer fixes that mend what they say', async () => {
    const client = await givenClient({ [file]: good })
    const text = 'tasks:\n  A-1: { efort: 1d }\n'
    await client.open(file, text)
    const at = { start: { line: 1, character: 9 }, end: { line: 1, character: 9 } }
    const ask = (only?: string[]) => client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uriIn(client.folder, file) }, range: at, context: { diagnostics: [], ...(only && { only }) },
    }) as Promise<CodeAction[]>
    const [fix] = await ask()
    const edits = fix?.edit?.changes?.[uriIn(client.folder, file)] ?? []
    assert.equal(edited(text, edits.map(({ range, newText }) => ({ range, text: newText }))), 'tasks:\n  A-1: { effort: 1d }\n')
    assert.deepEqual(await ask(['source.organizeImports']), [])
    assert.notDeepEqual(await ask(['quickfix']), [])
  })
})

describe('a client that does wrong', () => {
  it('gets an answer all the same', async () => {
    const client = await givenClient({ [file]: good })
    await client.open(file, good)
    const textDocument = { uri: uriIn(client.folder, file) }
    const positions = [[-1, -1], [0, 1e9], [1e9, 0], [2 ** 31, 2 ** 31], [1.5, 0.5]].map(([line = 0, character = 0]) => ({ line, character }))
    for (const position of positions) {
      await client.connection.sendRequest('textDocument/hover', { textDocument, position })
      await client.connection.sendRequest('textDocument/definition', { textDocument, position })
      await client.connection.sendRequest('textDocument/codeAction', { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } })
      await client.request('tpm/itemAt', { uri: textDocument.uri, ...position })
    }
    for (const uri of ['', 'nonsense', 'file:', 'file:///', 'file://other/x/.tpm/a.yaml', 'untitled:1', 'file:///%2f.tpm%2fa.yaml', uriIn(client.folder, '.tpm')]) {
      for (const method of ['textDocument/documentSymbol', 'textDocument/codeLens']) await client.connection.sendRequest(method, { textDocument: { uri } })
      await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } })
      assert.equal(await client.request('tpm/itemAt', { uri, line: 0, character: 0 }), null)
    }
    assert.deepEqual(client.logged, [])
  })
  it('is told when a request makes no sense, and served on', async () => {
    const client = await givenClient({ [file]: good })
    const plan = pathToFileURL(client.folder).href
    for (const parameters of [null, {}, { plan, view: 'constructor' }, { plan, view: 'milestones', parent: 7 }]) {
      await client.connection.sendRequest('tpm/tree', parameters).catch(({ code }: { code: number }) => assert.equal(code, -32603))
    }
    await client.connection.sendNotification('tpm/settings', null)
    await client.connection.sendNotification('tpm/settings', { folders: 7 })
    await client.connection.sendNotification('tpm/repositoryChanged', null)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', null)
    await client.until(() => 4 <= client.logged.length, 'what is logged')
    await client.connection.sendNotification('tpm/settings', settingsOf(client.folder))
    await client.until(() => client.plans.at(-1)?.length === 1, 'the plan')
  })
  it('has empty answers for a plan that is gone', async () => {
    const client = await givenClient({ [file]: good })
    const plan = 'file:///gone'
    assert.deepEqual(await client.request('tpm/tree', { plan, view: 'work' }), [])
    assert.equal(await client.request('tpm/gantt', { plan }), null)
    assert.deepEqual(await client.request('tpm/intent', { plan, intent: { kind: 'addRisk', title: 'x' } }), { ok: false, message: 'The plan is not there any more.' })
  })
  it('is refused after shutdown', async () => {
    const client = await givenClient({ [file]: good })
    await client.connection.sendRequest('shutdown')
    const told = client.plans.length
    await client.change(file, 'tasks: []\n')
    await assert.rejects(client.request('tpm/gantt', { plan: '' }), { code: -32600 })
    assert.equal(client.plans.length, told)
  })
})

describe('commits', () => {
  /** A folder whose PATH has a git that leaves a mark when it is started, and then does nothing. */
  function givenCanary(folder: string): { readonly gitPath: string; readonly started: () => boolean } {
    const gitPath = join(folder, 'bin/git')
    write(gitPath, `#!/bin/sh\ntouch ${join(folder, 'started')}\nexit 1\n`)
    chmodSync(gitPath, 0o755)
    return { gitPath, started: () => existsSync(join(folder, 'started')) }
  }
  it('are not read, and no program is started, before the workspace is trusted', async () => {
    const client = await givenClient({ [file]: good })
    const { gitPath, started } = givenCanary(client.folder)
    await client.connection.sendNotification('tpm/settings', settingsOf(client.folder, { gitPath }))
    await client.connection.sendNotification('tpm/repositoryChanged', { folder: pathToFileURL(client.folder).href })
    const plan = pathToFileURL(client.folder).href
    assert.deepEqual(await client.request('tpm/commits', { plan, item: 'A-1' }), [])
    assert.deepEqual(await client.request('tpm/changedFiles', { plan, hash: 'abcdef1' }), [])
    assert.equal(await client.request('tpm/fileAt', { plan, revision: 'abcdef1', path: 'x' }), '')
    assert.equal(started(), false)
    assert.equal(client.plans.at(-1)?.[0]?.history, 'untrusted')
    await client.connection.sendNotification('tpm/settings', settingsOf(client.folder, { gitPath, trusted: true }))
    await client.until(() => client.plans.at(-1)?.[0]?.history === 'failed', 'the canary')
    assert.equal(started(), true)
  })
  it('appear when the workspace is trusted, and follow the repository', async () => {
    const client = await givenClient({ [file]: `people: { ana: { email: [ana@example.org] } }\n${good}` })
    mkdirSync(join(client.folder, '.git'))
    const repo = openRepo(client.folder)
    repo.run('init', '-q', '-b', 'main')
    repo.run('config', 'user.email', 'Ana@Example.org')
    const hash = repo.commit('A-1: dig')
    await client.connection.sendNotification('tpm/settings', settingsOf(client.folder, { trusted: true }))
    await client.until(() => client.plans.at(-1)?.[0]?.history === 'ready', 'ready')
    assert.deepEqual(client.plans.at(-1)?.[0]?.me, { id: 'ana', name: 'ana' })
    const lenses = async () => ((await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriIn(client.folder, file) } })) as CodeLens[]).map(({ command, range }) => `${range.start.line} ${command?.title}`)
    assert.deepEqual(await lenses(), ['2 1 commit · last 2 months ago by Ana'])
    const refreshed = client.refreshes
    repo.commit('Dig deeper\n\nTask: A-1')
    await client.connection.sendNotification('tpm/repositoryChanged', { folder: pathToFileURL(client.folder).href })
    await client.until(() => refreshed < client.refreshes, 'a refresh')
    assert.deepEqual(await lenses(), ['2 2 commits · last 2 months ago by Ana'])
    const plan = pathToFileURL(client.folder).href
    const commits = await client.request('tpm/commits', { plan, item: 'A-1' })
    assert.deepEqual(commits.map(({ subject, by }) => `${subject} ${by}`), ['Dig deeper trailer', 'A-1: dig message'])
    assert.deepEqual((await client.request('tpm/changedFiles', { plan, hash })).map(({ status, path }) => `${status} ${path}`).sort(), ['added .tpm/plan.yaml', 'added file.txt'])
    assert.equal(await client.request('tpm/fileAt', { plan, revision: hash, path: 'file.txt' }), '1\n')
  })
  it('say that there is no git, and no repository', async () => {
    const client = await givenClient({ [file]: good }, { trusted: true })
    await client.until(() => client.plans.at(-1)?.[0]?.history === 'no-repository', 'no repository')
    await client.connection.sendNotification('tpm/settings', settingsOf(client.folder, { trusted: true, gitPath: '/nonexistent/git' }))
    await client.until(() => client.plans.at(-1)?.[0]?.history === 'no-git', 'no git')
  })
})
