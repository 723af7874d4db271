import assert from 'node:assert/strict'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type PublishDiagnosticsParams } from 'vscode-languageserver/node'
import type { PlanSummary } from '../../src/protocol/messages'
import { givenFolder, removeFolders } from '../analysis/given'
import { settingsOf } from './given'

describe('the server as a process', () => {
  let server = ''
  const children: ChildProcessWithoutNullStreams[] = []
  before(async () => {
    const outdir = givenFolder()
    server = join(outdir, 'server.js')
    await build({ entryPoints: { server: 'src/server/main.ts', forecast: 'src/analysis/forecast/worker.ts' }, outdir, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' })
  })
  after(() => {
    for (const child of children) child.kill()
    removeFolders()
  })

  function start() {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: 'pipe' })
    children.push(child)
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    connection.listen()
    return { child, connection, ended: once(child, 'exit').then(([code]) => code as number) }
  }
  const initialize = { processId: null, rootUri: null, capabilities: {} }

  it('serves a plan over stdio, and ends when it is told to', async () => {
    const { connection, ended } = start()
    const folder = givenFolder({ '.tpm/plan.yaml': 'project: { name: Aurora }\n' })
    const told = new Promise<readonly PlanSummary[]>((resolve) => connection.onNotification('tpm/plans', ({ plans }) => resolve(plans)))
    await connection.sendRequest('initialize', { ...initialize, initializationOptions: settingsOf(folder) })
    await connection.sendNotification('initialized', {})
    assert.deepEqual((await told).map(({ name }) => name), ['Aurora'])
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    assert.equal(await ended, 0)
    connection.dispose()
  })
  it('forecasts a plan in a thread of its own, and ends all the same', async () => {
    const { connection, ended } = start()
    const folder = givenFolder({ '.tpm/plan.yaml': 'project: { asof: 2026-03-02 }\nmilestones: { M: { due: 2026-03-11 } }\ntasks: { A: { duration: 5d..8d..20d, milestone: M } }\n' })
    const found = new Promise<void>((resolve) => connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: PublishDiagnosticsParams) => {
      if (diagnostics.some(({ code }) => code === 'plan/unlikely-date')) resolve()
    }))
    await connection.sendRequest('initialize', { ...initialize, initializationOptions: settingsOf(folder, { forecasts: true }) })
    await connection.sendNotification('initialized', {})
    await found
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    assert.equal(await ended, 0)
    connection.dispose()
  })
  it('ends when its client is gone', async () => {
    const { child, connection, ended } = start()
    await connection.sendRequest('initialize', initialize)
    child.stdin.end()
    assert.notEqual(await ended, null)
    connection.dispose()
  })
  it('survives a message that is no message', async () => {
    const { child, connection, ended } = start()
    child.stdin.write('Content-Length: 5\r\n\r\n{"a":')
    await connection.sendRequest('initialize', initialize)
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    assert.equal(await ended, 0)
    connection.dispose()
  })
})
