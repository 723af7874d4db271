import assert from 'node:assert/strict'
import type { CompletionItem, CompletionList } from 'vscode-languageserver'
import { removeFolders } from '../../analysis/given'
import { closeClients, givenClient, uriIn, type Client } from '../given'

afterEach(closeClients)
after(removeFolders)

const file = '.tpm/plan.yaml'
const text = 'tasks:\n  A-1: { title: Dig, effort: 1d }\n  A-2: { title: Fill, after: [] }\n'
const at = { line: 2, character: 30 }

const complete = (client: Client, path: string, position = at): Promise<CompletionList | null> =>
  client.connection.sendRequest('textDocument/completion', { textDocument: { uri: uriIn(client.folder, path) }, position })

describe('completion over a connection', () => {
  it('answers with ids, and their cards when they are looked at', async () => {
    const client = await givenClient({ [file]: text })
    await client.open(file, text)
    const list = await complete(client, file)
    assert.deepEqual(list?.items.map(({ label, documentation }) => [label, documentation]), [['A-1', undefined]])
    const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', list?.items[0])
    assert.match(JSON.stringify(resolved.documentation), /Dig/)
  })
  it('follows the editor', async () => {
    const client = await givenClient({ [file]: text })
    await client.open(file, text)
    await client.change(file, `${text}ri`)
    const list = await complete(client, file, { line: 3, character: 2 })
    assert.equal(list?.items[0]?.label, 'risks')
    assert.equal(list.items[0]?.insertTextFormat, undefined, 'a client without tab stops')
  })
  it('says nothing of other files, unknown ones and places outside of the text', async () => {
    const client = await givenClient({ [file]: text, 'other.yaml': text })
    await client.open('other.yaml', text)
    assert.equal(await complete(client, 'other.yaml'), null)
    assert.equal(await complete(client, '.tpm/none.yaml'), null)
    await client.open(file, text)
    await complete(client, file, { line: 99, character: 99 })
    const odd = await client.connection.sendRequest('completionItem/resolve', { label: 'x', data: { plan: 7, card: 'A-1' } })
    assert.deepEqual(odd, { label: 'x', data: { plan: 7, card: 'A-1' } })
  })
  it('offers ids for a commit message of a folder', async () => {
    const client = await givenClient({ [file]: text })
    const answer = await client.request('tpm/completeIds', { uri: uriIn(client.folder, 'message'), line: 'Fix A-', where: 'message' })
    assert.deepEqual(answer?.items.map(({ id }) => id), ['A-1', 'A-2'])
  })
})
