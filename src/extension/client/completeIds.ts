import * as vscode from 'vscode'
import { isPlanDocument } from './planFiles'
import type { PlanServer } from './planServer'

const messages: vscode.DocumentSelector = [{ language: 'git-commit' }, { language: 'scminput' }]
const sources: vscode.DocumentSelector = [{ scheme: 'file' }, { scheme: 'untitled' }]

/** Lines longer than this are no one's prose, and are not sent. */
const longestLine = 2000

/** Ids of tasks in commit messages, and in comments of source files behind the beginning of one, such as `CORE-`. */
export function completeIds(server: PlanServer): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(messages, provider(server, 'message'), '-'),
    vscode.languages.registerCompletionItemProvider(sources, provider(server, 'comment'), '-'),
  )
}

/** What the items that were offered are about. */
const subjects = new WeakMap<vscode.CompletionItem, { readonly plan: string; readonly item: string }>()

const provider = (server: PlanServer, where: 'comment' | 'message'): vscode.CompletionItemProvider => ({
  async provideCompletionItems(document, position, token) {
    const line = document.lineAt(position).text.slice(0, position.character)
    if (!mayNameTasks(document, line, where) || server.plans.length === 0) return undefined
    const answer = await server.request('tpm/completeIds', { uri: rootOf(document).toString(), line, where }, token)
    if (!answer) return undefined
    const range = new vscode.Range(position.translate(0, -answer.typed), position)
    const items = answer.items.map(({ id, title, detail }, index) => {
      const item = new vscode.CompletionItem({ label: id, description: title }, vscode.CompletionItemKind.Reference)
      subjects.set(item, { plan: answer.plan, item: id })
      return Object.assign(item, { detail, range, filterText: `${id} ${title}`, sortText: String(index).padStart(4, '0') })
    })
    return new vscode.CompletionList(items, answer.more)
  },
  async resolveCompletionItem(item, token) {
    const subject = subjects.get(item)
    const card = subject && await server.request('tpm/card', subject, token)
    if (card !== undefined) item.documentation = new vscode.MarkdownString(card)
    return item
  },
})

/** Plan files have completions of their own; in sources only what looks like the beginning of an id is worth a question. */
function mayNameTasks(document: vscode.TextDocument, line: string, where: 'comment' | 'message'): boolean {
  if (longestLine < line.length || isPlanDocument(document)) return false
  if (where === 'message') return true
  return !['git-commit', 'scminput'].includes(document.languageId) && /[A-Za-z]\w*-[\w-]*$/.test(line.slice(-100))
}

/** A file, or the folder that the input box of source control is for. */
function rootOf({ uri }: vscode.TextDocument): vscode.Uri {
  const root = uri.scheme === 'vscode-scm' ? new URLSearchParams(uri.query).get('rootUri') : undefined
  // The plan is looked up above the place: the folder itself is not above itself.
  return root ? vscode.Uri.joinPath(vscode.Uri.parse(root), 'message') : uri
}
