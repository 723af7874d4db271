import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node'
import type { Place } from './editingPlans'

/** A language server that plans are edited with. */
export interface Peer {
  readonly name: string
  /** What node runs. */
  readonly command: readonly string[]
  /** What `initialize` is told of a folder, and what `workspace/configuration` is answered by section. */
  readonly options: (folder: string) => { readonly initializationOptions?: unknown; readonly settings?: Readonly<Record<string, unknown>> }
}

/** What a process took: CPU and the longest hold of its event loop in milliseconds, memory in bytes. */
export interface Taken {
  readonly cpu: number
  readonly rss: number
  readonly heap: number
  readonly peak: number
  readonly held: number
}

/** A server in a process of its own, with one file open. It lives until `stop`. */
export class MeasuredServer {
  readonly uri: string
  readonly #child: ChildProcess
  readonly #connection: ProtocolConnection
  #version = 1
  #told: (() => void) | undefined

  constructor(peer: Peer, folder: string, path: string) {
    this.uri = pathToFileURL(join(folder, path)).href
    const probe = join(import.meta.dirname, 'probe.cjs')
    this.#child = spawn(process.execPath, ['--require', probe, ...peer.command, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore', 'ipc'] })
    const { stdout, stdin } = this.#child
    if (!stdout || !stdin) throw new Error('A piped process has no pipes.')
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      if (decodeURIComponent(uri) === decodeURIComponent(this.uri) && 0 < diagnostics.length) this.#told?.()
    })
    this.#connection.onRequest('client/registerCapability', () => null)
    this.#connection.onRequest('window/workDoneProgress/create', () => null)
    this.#connection.listen()
  }

  /** Starts the server and opens the file: ends with its first diagnostics. */
  async open(peer: Peer, folder: string, text: string): Promise<void> {
    const { initializationOptions, settings } = peer.options(folder)
    // The peer pulls its settings: without an answer it knows no schema and finds nothing.
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section = '' }) => settings?.[section] ?? {}))
    const capabilities = { window: { workDoneProgress: true }, workspace: { configuration: settings !== undefined }, textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, hover: { contentFormat: ['markdown' as const] } } }
    const rootUri = pathToFileURL(folder).href
    await this.#connection.sendRequest('initialize', { processId: null, rootUri, capabilities, initializationOptions, workspaceFolders: [{ uri: rootUri, name: 'plan' }] })
    await this.#connection.sendNotification('initialized', {})
    if (settings !== undefined) await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings })
    const told = this.diagnostics()
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.uri, languageId: 'yaml', version: 1, text } })
    await told
  }

  /** The next diagnostics of the file. */
  diagnostics(): Promise<void> {
    return new Promise((resolve) => (this.#told = resolve))
  }

  /** Puts a letter at a place, or takes the one there away. */
  async key(place: Place, letter: string): Promise<void> {
    const end = { line: place.line, character: place.character + (letter === '' ? 1 : 0) }
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.#version }, contentChanges: [{ range: { start: place, end }, text: letter }],
    })
  }

  async ask(method: string, position?: Place): Promise<unknown> {
    return this.#connection.sendRequest(method, { textDocument: { uri: this.uri }, position })
  }

  /** What it took so far; `reset` begins a new watch of its event loop, `collect` frees what nobody holds before. */
  async taken(how: 'probe' | 'reset' | 'collect' = 'probe'): Promise<Taken> {
    const answer = once(this.#child, 'message')
    this.#child.send(how)
    return ((await answer) as [Taken])[0]
  }

  async stop(): Promise<void> {
    this.#connection.dispose()
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }
}
