import assert from 'node:assert/strict'
import { CancellationToken, DocumentHighlightKind, type Location } from 'vscode-languageserver'
import { definitionInPlan } from '../../../src/server/features/definition'
import { highlights } from '../../../src/server/features/highlights'
import { linkedRanges } from '../../../src/server/features/linkedEditing'
import { references } from '../../../src/server/features/references'
import { mentionsInSources } from '../../../src/server/sourceFiles'
import { Workspace } from '../../../src/server/workspace'
import { givenFolder, monday, removeFolders } from '../../analysis/given'
import { closeClients, givenClient, settingsOf, uriIn } from '../given'
import { marked, shown } from './given'

after(removeFolders)
after(closeClients)

const text = `project:
  calendar: night
  statuses: { todo: todo, busy: active }
calendars:
  night: { day: 6h }
people:
  ana: { calendar: night, skills: { typescript: 5 } }
milestones:
  M1: { after: ["A-2 FF+1d"], owner: ana, tags: [core] }
tasks:
  A-1:
    status: busy
    assign: { ana: 100% }
    skills: { typescript: 3 }
    tags: core
  A-2:
    milestone: M1
    status: busy
    after: [A-1 FS+2d, A-1]
    was: [OLD-1]
risks:
  R-1: { tasks: [A-1], owner: 'ana' }
scenarios:
  late: { set: { A-1: { after: [A-2], assign: ana, status: busy, milestone: M1 } }, add: { tasks: { A-9: { after: A-1 } } } }
`

const withCursor = (where: string, offset = 0): string => {
  const at = text.indexOf(where)
  assert(0 <= at, where)
  return `${text.slice(0, at + offset)}<|>${text.slice(at + offset)}`
}

describe('references', () => {
  const check = async (where: string, expected: readonly string[], offset = 0): Promise<void> => {
    const { plan, position } = await marked(withCursor(where, offset))
    assert.deepEqual(references(plan, '.tpm/plan.yaml', position, true).map((each) => shown(plan, each)), expected)
  }
  const ofA1 = ['10:2 A-1', '18:12 A-1', '18:23 A-1', '21:17 A-1', '23:17 A-1', '23:114 A-1']
  it('are the id alone, wherever it stands', async () => {
    await check('A-1:\n', ofA1)
    await check('A-1 FS+2d', ofA1, 3)
    await check('A-1: { after: [A-2]', ofA1)
  })
  it('are found within quotes, in keys and in overlays', async () => {
    await check('A-2 FF', ['8:17 A-2', '15:2 A-2', '23:32 A-2'])
    await check('ana: 100%', ['6:2 ana', '8:37 ana', '12:14 ana', '21:31 ana', '23:46 ana'])
    await check('M1 } }', ['8:2 M1', '16:15 M1', '23:76 M1'])
  })
  it('are those of a calendar, a status, a tag and a skill, each among its like', async () => {
    await check('night:', ['1:12 night', '4:2 night', '6:19 night'])
    await check('busy:', ['2:26 busy', '11:12 busy', '17:12 busy', '23:59 busy'])
    await check('core]', ['8:49 core', '14:10 core'])
    await check('typescript: 5', ['6:36 typescript', '13:14 typescript'])
  })
  it('are those of an id of former days', async () => await check('OLD-1', ['19:10 OLD-1']))
  it('leave the definition out when it is not asked for', async () => {
    const { plan, position } = await marked(withCursor('A-2:\n'))
    assert.deepEqual(references(plan, '.tpm/plan.yaml', position, false).map((each) => shown(plan, each)), ['8:17 A-2', '23:32 A-2'])
  })
  it('are in every file of the plan, and none where no name stands', async () => {
    const { plan, position } = await marked('tasks:\n  <|>A-1: {}\n', { '.tpm/other.yaml': 'tasks:\r\n  B-1: { after: A-1 }\r\n' })
    assert.deepEqual(references(plan, '.tpm/plan.yaml', position, true).map((each) => shown(plan, each)), ['.tpm/other.yaml 1:16 A-1', '1:2 A-1'])
    for (const place of [{ line: 0, character: 2 }, { line: 99, character: 99 }, { line: -1, character: 0 }]) assert.deepEqual(references(plan, '.tpm/plan.yaml', place, true), [])
    assert.deepEqual(references(plan, '.tpm/none.yaml', position, true), [])
  })
  it('follow an edit', async () => {
    const { plan, position } = await marked('tasks:\n  <|>A-1: {}\n  B-1: { after: A-1 }\n')
    plan.live.setOpen('.tpm/plan.yaml', 'tasks:\n  A-1: {}\n  C-1: {}\n  B-1: { after: [A-1] }\n')
    assert.deepEqual(references(plan, '.tpm/plan.yaml', position, false).map((each) => shown(plan, each)), ['3:17 A-1'])
  })
  it('are asked of the server with those in the comments of open and other source files', async () => {
    const client = await givenClient({
      '.tpm/plan.yaml': 'tasks:\n  A-1: {}\n', 'src/a.ts': 'x() // A-1 and A-12\nconst A-1\n', 'src/b.py': '# none\n',
      'node_modules/p/c.ts': '// A-1\n', '.cache/d.ts': '// A-1\n',
    })
    await client.open('src/b.py', '# A-1 here\n')
    const found = await client.connection.sendRequest('textDocument/references', {
      textDocument: { uri: uriIn(client.folder, '.tpm/plan.yaml') }, position: { line: 1, character: 3 }, context: { includeDeclaration: true },
    }) as { uri: string; range: { start: { line: number; character: number } } }[]
    assert.deepEqual(found.map(({ uri, range: { start } }) => `${uri.slice(uriIn(client.folder, '').length)} ${start.line}:${start.character}`),
      ['.tpm/plan.yaml 1:2', 'src/b.py 0:2', 'src/a.ts 0:7'])
  })
})

describe('mentions in source files', () => {
  const workspaceOf = async (folder: string): Promise<Workspace> => {
    const workspace = new Workspace({ today: () => monday, onDidChange: () => undefined, lookFirst: () => Promise.resolve(), inBackground: () => undefined })
    await workspace.configure(settingsOf(folder))
    return workspace
  }
  const find = async (files: Record<string, string | Uint8Array>, id = 'A-1', token = CancellationToken.None): Promise<readonly string[]> => {
    const folder = givenFolder({ '.tpm/plan.yaml': 'tasks:\n  A-1: {}\n', ...files })
    const workspace = await workspaceOf(folder)
    const documents = { all: () => [] } as never
    const found = await mentionsInSources({ workspace, documents }, workspace.plans[0]!, id, token)
    workspace.close()
    return found.map(({ uri, range: { start } }) => `${uri.slice(workspace.plans.length + folder.length + 8)} ${start.line}:${start.character}`)
  }
  it('are no further than the plan, in no large file, and in no text of another encoding', async () => {
    const found = await find({
      'a.ts': '// A-1\n', 'large.ts': `// A-1\n${' '.repeat(1024 * 1024)}`, 'latin.ts': Uint8Array.from([...Buffer.from('// A-1 '), 0xe9]),
      'binary.bin': Uint8Array.from([...Buffer.from('// A-1 '), 0]), 'inner/.tpm/plan.yaml': 'tasks: {}\n', 'inner/b.ts': '// A-1\n',
    })
    assert.deepEqual(found, ['a.ts 0:3'])
  })
  it('are none of a bare word', async () => assert.deepEqual(await find({ 'a.ts': '// release\n' }, 'release'), []))
  it('are none once nobody waits for them', async () => {
    assert.deepEqual(await find({ 'a.ts': '// A-1\n' }, 'A-1', CancellationToken.Cancelled), [])
  })
})

describe('highlights', () => {
  it('tell where in the file a name is defined, and where it is used', async () => {
    const { plan, position } = await marked(withCursor('A-2 FF'), { '.tpm/other.yaml': 'tasks: { B: { after: A-2 } }\n' })
    const found = highlights(plan, '.tpm/plan.yaml', position).map(({ range, kind }) => `${range.start.line} ${kind === DocumentHighlightKind.Write ? 'write' : 'read'}`)
    assert.deepEqual(found, ['8 read', '15 write', '23 read'])
  })
  it('are none on keys and values that are no names', async () => {
    const { plan, position } = await marked(withCursor('status: busy'))
    assert.deepEqual(highlights(plan, '.tpm/plan.yaml', position), [])
  })
})

describe('linked editing', () => {
  const check = async (text: string, expected: readonly string[], others: Readonly<Record<string, string>> = {}) => {
    const { plan, position } = await marked(text, others)
    const found = linkedRanges(plan, '.tpm/plan.yaml', position)
    assert.deepEqual(found?.ranges.map((range) => shown(plan, { uri: plan.fileUri('.tpm/plan.yaml'), range })) ?? [], expected)
    if (found) assert.match(plan.snapshot().reading.files.get('.tpm/plan.yaml')?.text.split('\n')[position.line] ?? '', new RegExp(found.wordPattern ?? ''))
  }
  it('types an id in every place of its file', async () => {
    await check('tasks:\n  A-1<|>: {}\n  B-1: { after: ["A-1 FS+2d"] }\nscenarios: { s: { set: { A-1: { effort: 1d } } } }\n', ['1:2 A-1', '2:18 A-1', '3:25 A-1'])
    await check('project: { statuses: { busy: active } }\ntasks:\n  A-1: { status: bu<|>sy }\n', ['0:23 busy', '2:17 busy'])
  })
  it('is asked of the server', async () => {
    const text = 'tasks:\n  A-1: {}\n  B-1: { after: A-1 }\n'
    const client = await givenClient({ '.tpm/plan.yaml': text })
    const found = await client.connection.sendRequest('textDocument/linkedEditingRange', { textDocument: { uri: uriIn(client.folder, '.tpm/plan.yaml') }, position: { line: 1, character: 3 } })
    assert.equal((found as { ranges: unknown[] }).ranges.length, 2)
  })
  it('leaves to renaming what is named elsewhere, in prose, twice or formerly', async () => {
    await check('tasks:\n  A-1<|>: {}\n  B-1: { after: A-1 }\n', [], { '.tpm/other.yaml': 'risks: { R: { tasks: [A-1] } }\n' })
    await check('tasks:\n  A-1<|>: {}\n  B-1: { after: A-1 } # before A-1\n', [])
    await check('tasks:\n  A-1<|>: {}\n  A-1: { after: A-1 }\n', [])
    await check('tasks:\n  A-1<|>: {}\n  B-1: { was: A-1, after: A-1 }\n', [])
    await check('tasks:\n  A-1<|>: {}\n', [])
    await check('tasks:\n  A-1: { title: <|>x, tags: [a, a] }\n', [])
  })
})

describe('the definition of a name in a plan', () => {
  const check = async (where: string, expected: string | undefined): Promise<void> => {
    const { plan, position } = await marked(withCursor(where))
    const found = definitionInPlan(plan, '.tpm/plan.yaml', position)
    assert.equal(found && shown(plan, found), expected)
  }
  it('is where a person, a milestone or a task is written', async () => {
    await check('ana: 100%', '6:2 ana')
    await check('M1\n', '8:2 M1')
    await check('A-1 FS', '10:2 A-1')
    await check('OLD-1', '15:2 A-2')
  })
  it('is where a calendar or a status of the workflow is declared', async () => {
    await check('night, skills', '4:2 night')
    await check('busy\n    assign', '2:26 busy')
  })
  it('is where an overlay adds an item, and nowhere for a tag', async () => {
    await check('A-9', `23:${text.split('\n')[23]?.indexOf('A-9')} A-9`)
    await check('core]', undefined)
  })
  it('is in the file that `code` names, where the symbol is declared', async () => {
    const plan = 'tasks:\n  A-1: { code: [src/a.ts#run, "src/", src/none.ts, ../out.ts] }\n'
    const client = await givenClient({ '.tpm/plan.yaml': plan, 'src/a.ts': '// runs run\nrun()\nexport function run() {}\n' })
    await client.open('.tpm/plan.yaml', plan)
    const at = async (where: string) => (await client.connection.sendRequest('textDocument/definition', {
      textDocument: { uri: uriIn(client.folder, '.tpm/plan.yaml') }, position: { line: 1, character: plan.split('\n')[1]?.indexOf(where) },
    }) as Location | null)
    assert.deepEqual(await at('src/a.ts'), { uri: uriIn(client.folder, 'src/a.ts'), range: { start: { line: 2, character: 16 }, end: { line: 2, character: 16 } } })
    for (const where of ['src/"', 'src/none', '../out']) assert.equal(await at(where), null)
  })
})
