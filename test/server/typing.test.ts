import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineStarts, positionAt } from '../../src/base/text'
import { diagnosticsOf } from '../../src/server/features/diagnostics'
import { documentSymbols } from '../../src/server/features/documentSymbols'
import { removeFolders } from '../analysis/given'
import { edit, runs } from '../plan/arbitraryPlan'
import { closeClients, givenClient, givenServed, uriIn } from './given'

after(async () => {
  await closeClients()
  removeFolders()
})

const path = '.tpm/plan.yaml'
const text = 'project: { name: X, start: 2026-03-02 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n  B: { after: [A], effort: 1d, due: 2026-03-02 }\n  C:\n    tasks:\n      D: { efort: 1d }\nrisks:\n  R: { tasks: [A, Z] }\n'
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('typing through the protocol', () => {
  it('ends in what a server says that reads the text anew', async () => {
    const client = await givenClient({ [path]: text })
    const uri = uriIn(client.folder, path)
    await client.open(path, text)
    let [now, version] = [text, 10]
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      for (const { at, remove, insert } of edits) {
        const start = Math.floor(at * now.length)
        const end = Math.min(now.length, start + remove)
        const starts = lineStarts(now)
        const range = { start: positionAt(starts, start), end: positionAt(starts, end) }
        // A position within a line end is none: the client would take it elsewhere.
        if (/^\n$/.test(now[start] ?? '') && now[start - 1] === '\r' || now[end] === '\n' && now[end - 1] === '\r') continue
        now = now.slice(0, start) + insert + now.slice(end)
        await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range, text: insert }] })
      }
      const fresh = await givenServed({ [path]: '' })
      fresh.live.setOpen(path, now)
      assert.deepEqual(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }), plain(documentSymbols(fresh, path)))
      const expected = JSON.stringify(diagnosticsOf(fresh).get(fresh.fileUri(path))).replaceAll(fresh.uri, client.folder)
      const shown = () => JSON.stringify(client.diagnostics(path)).replaceAll(`file://${client.folder}`, client.folder)
      await client.until(() => shown() === expected, expected)
    }), { numRuns: runs(40), endOnFailure: true })
  }).timeout(600_000)
})
