// The little of VS Code's API that the extension's own logic needs: values that behave, and services that record.
export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>()
  event = (listener: (value: T) => void): Disposable => {
    this.#listeners.add(listener)
    return new Disposable(() => this.#listeners.delete(listener))
  }

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value)
  }

  dispose(): void {
    this.#listeners.clear()
  }
}

export class Disposable {
  readonly #action: () => unknown
  static from(...all: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach(one => one.dispose()))
  }

  constructor(action: () => unknown) {
    this.#action = action
  }

  dispose(): void {
    this.#action()
  }
}

export class Position {
  constructor(readonly line: number, readonly character: number) {}
}

export class Range {
  readonly start: Position
  readonly end: Position
  constructor(start: Position | number, end: Position | number, line = 0, character = 0) {
    this.start = start instanceof Position ? start : new Position(start, Number(end))
    this.end = end instanceof Position ? end : new Position(line, character)
  }
}

export class Uri {
  private constructor(readonly scheme: string, readonly path: string, readonly query: string) {}

  static parse(text: string): Uri {
    const url = new URL(text)
    return new Uri(url.protocol.slice(0, -1), decodeURIComponent(url.pathname), decodeURIComponent(url.search.slice(1)))
  }

  static from({ scheme, path = '', query = '' }: { scheme: string; path?: string; query?: string }): Uri {
    return new Uri(scheme, path, query)
  }

  static joinPath({ scheme, path }: Uri, ...parts: string[]): Uri {
    return new Uri(scheme, [path, ...parts].join('/'), '')
  }

  toString(): string {
    const path = this.path.split('/').map(encodeURIComponent).join('/')
    return `${this.scheme}://${path}${this.query && `?${encodeURIComponent(this.query)}`}`
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(readonly id: string, readonly color?: ThemeColor) {}
}

export class MarkdownString {
  isTrusted = false
  supportHtml = false
  constructor(readonly value: string) {}
}

export class TreeItem {
  [property: string]: unknown
  constructor(readonly label: string, readonly collapsibleState: number) {}
}

export class WorkspaceEdit {
  readonly steps: unknown[] = []
  createFile(uri: Uri, options: unknown): void {
    this.steps.push(['create', uri.toString(), options])
  }

  replace(uri: Uri, { start, end }: Range, text: string): void {
    this.steps.push(['replace', uri.toString(), start.line, start.character, end.line, end.character, text])
  }
}

export class CancellationError extends Error {}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const
export const TreeItemCheckboxState = { Unchecked: 0, Checked: 1 } as const
export const ViewColumn = { Active: -1 } as const
export const FilePermission = { Readonly: 1 } as const

export class TabInputText {
  constructor(readonly uri: Uri) {}
}

export const l10n = {
  t: (text: string, ...values: unknown[]): string =>
    text.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
}

export const env = { language: 'en', clipboard: { writeText: (text: string) => { calls.push(['clipboard', text]) } } }

/** What was asked of VS Code, in order; a test empties it. */
export const calls: unknown[][] = []

/** What the user answers to the next questions, in order; a test fills it. */
export const answers: unknown[] = []

export const commands = {
  executeCommand: async (...call: unknown[]): Promise<void> => { calls.push(call) },
}

const ask = (kind: string) => async (...call: unknown[]): Promise<unknown> => {
  calls.push([kind, ...call])
  const answer = answers.shift()
  const [choices] = call
  return typeof answer === 'function' ? answer(await choices) : answer
}

export const window = {
  showQuickPick: ask('pick'),
  showInputBox: ask('input'),
  showErrorMessage: ask('error'),
  showWarningMessage: ask('warning'),
  showInformationMessage: ask('information'),
  showTextDocument: ask('show'),
  visibleTextEditors: [] as unknown[],
  tabGroups: { all: [] as unknown[] },
}

export const workspace = {
  asRelativePath: (uri: Uri): string => uri.path.split('/').slice(2).join('/'),
  textDocuments: [] as unknown[],
  fs: { isWritableFileSystem: () => true, stat: async () => ({ permissions: 0 }) },
  applyEdit: async (edit: WorkspaceEdit): Promise<boolean> => {
    calls.push(['apply', ...edit.steps])
    return true
  },
  /** What every document holds: a test fills it. */
  text: '',
  openTextDocument: async (uri: Uri) => ({
    getText: () => workspace.text,
    save: async () => { calls.push(['save', uri.toString()]) },
  }),
  isTrusted: true,
  workspaceFolders: undefined as { readonly uri: Uri; readonly name: string }[] | undefined,
  getWorkspaceFolder: (uri: Uri) => workspace.workspaceFolders?.find(folder => uri.path.startsWith(folder.uri.path)),
  /** What each settings file says: a test fills it. */
  settings: {} as Record<string, { globalValue?: unknown; workspaceValue?: unknown }>,
  getConfiguration: () => ({
    get: (id: string, value: unknown) => workspace.settings[id]?.workspaceValue ?? workspace.settings[id]?.globalValue ?? value,
    inspect: (id: string) => workspace.settings[id],
  }),
}

export const extensions = { getExtension: (_id: string): unknown => undefined }
