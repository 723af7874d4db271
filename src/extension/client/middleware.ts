import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import { isPlanDocument } from './planFiles'

/**
 * The client is registered for every file, because a task's id may be named in any. Source files get lenses, hovers
 * and definitions and nothing else; those outside of the workspace are not even sent to the server.
 */
export function middleware(): Middleware {
  return {
    didOpen: async (document, next) => { if (isOurs(document)) await next(document) },
    didChange: async (event, next) => { if (isOurs(event.document)) await next(event) },
    didSave: async (document, next) => { if (isOurs(document)) await next(document) },
    didClose: async (document, next) => { if (isOurs(document)) await next(document) },
    provideHover: (document, position, token, next) =>
      isOurs(document) ? next(document, position, token) : undefined,
    provideCodeLenses: (document, token, next) => isOurs(document) ? next(document, token) : undefined,
    provideDefinition: (document, position, token, next) =>
      isOurs(document) ? next(document, position, token) : undefined,
    ...forPlansAlone,
  }
}

const forPlansAlone: Middleware = {
  provideCompletionItem: (document, position, context, token, next) =>
    isPlanDocument(document) ? next(document, position, context, token) : undefined,
  provideReferences: (document, position, options, token, next) =>
    isPlanDocument(document) ? next(document, position, options, token) : undefined,
  provideDocumentHighlights: (document, position, token, next) =>
    isPlanDocument(document) ? next(document, position, token) : undefined,
  provideDocumentSymbols: (document, token, next) => isPlanDocument(document) ? next(document, token) : undefined,
  provideCodeActions: (document, range, context, token, next) =>
    isPlanDocument(document) ? next(document, range, context, token) : undefined,
  provideDocumentLinks: (document, token, next) => isPlanDocument(document) ? next(document, token) : undefined,
  prepareCallHierarchy: (document, position, token, next) =>
    isPlanDocument(document) ? next(document, position, token) : undefined,
  provideFoldingRanges: (document, context, token, next) =>
    isPlanDocument(document) ? next(document, context, token) : undefined,
  provideSelectionRanges: (document, positions, token, next) =>
    isPlanDocument(document) ? next(document, positions, token) : undefined,
  provideRenameEdits: (document, position, name, token, next) =>
    isPlanDocument(document) ? next(document, position, name, token) : undefined,
  prepareRename: (document, position, token, next) =>
    isPlanDocument(document) ? next(document, position, token) : undefined,
  provideLinkedEditingRange: (document, position, token, next) =>
    isPlanDocument(document) ? next(document, position, token) : undefined,
  provideInlayHints: (document, range, token, next) =>
    isPlanDocument(document) ? next(document, range, token) : undefined,
  provideDocumentSemanticTokens: (document, token, next) =>
    isPlanDocument(document) ? next(document, token) : undefined,
}

const isOurs = (document: vscode.TextDocument): boolean =>
  isPlanDocument(document)
  || (document.uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined)
