import type { ClientCapabilities, Connection, Registration, ServerCapabilities } from 'vscode-languageserver'
import type { Feature, FeatureContext } from './feature'
import { callHierarchyFeature } from './features/callHierarchy'
import { codeActionFeature } from './features/codeActions/codeActions'
import { codeLensFeature } from './features/codeLens'
import { completionFeature } from './features/completion/completion'
import { definitionFeature } from './features/definition'
import { documentLinkFeature } from './features/documentLinks'
import { documentSymbolFeature } from './features/documentSymbols'
import { foldingFeature } from './features/folding'
import { highlightFeature } from './features/highlights'
import { hoverFeature } from './features/hover'
import { linkedEditingFeature } from './features/linkedEditing'
import { referenceFeature } from './features/references'
import { renameFeature } from './features/rename'
import { selectionRangeFeature } from './features/selectionRanges'
import { workspaceSymbolFeature } from './features/workspaceSymbols'
import { inlayHintFeature } from './features/inlayHints/inlayHints'
import { semanticTokensFeature } from './features/semanticTokens/semanticTokens'
import { formattingFeature } from './features/formatting/formatting'

/** Every feature of the language server. */
const features: readonly Feature[] = [
  callHierarchyFeature,
  codeActionFeature,
  codeLensFeature,
  completionFeature,
  definitionFeature,
  documentLinkFeature,
  documentSymbolFeature,
  foldingFeature,
  highlightFeature,
  hoverFeature,
  linkedEditingFeature,
  referenceFeature,
  renameFeature,
  selectionRangeFeature,
  workspaceSymbolFeature,
  inlayHintFeature,
  semanticTokensFeature,
  formattingFeature,
]

/** Plan files, whatever language an editor takes them for. */
const planFiles = [{ language: 'tpm' }, { scheme: 'file', pattern: '**/.tpm/**/*.{yaml,yml}' }]

export function wireFeatures(connection: Connection, context: FeatureContext): void {
  for (const feature of features) feature.wire(connection, context)
}

/** What `initialize` answers: everything, or what is registered for no kind of file alone. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  const told = features.filter((feature) => !isRegistered(feature, client))
  return Object.assign({}, ...told.map(({ capabilities }) => capabilities)) as ServerCapabilities
}

/** Registers the features that are for plan files alone: no other file's menus and formatters are to know of them. */
export async function registerFeatures(connection: Connection, client: ClientCapabilities): Promise<void> {
  const registrations = features.filter((feature) => isRegistered(feature, client)).flatMap(({ registrations = [] }) =>
    registrations.map(({ method, options }): Registration => ({ id: `tpm:${method}`, method, registerOptions: { ...options, documentSelector: planFiles } })))
  if (0 < registrations.length) await connection.sendRequest('client/registerCapability', { registrations })
}

/** A client that registers completions at run time registers everything: VS Code's. */
const isRegistered = ({ scope, registrations }: Feature, client: ClientCapabilities): boolean =>
  scope === 'plan' && registrations !== undefined && client.textDocument?.completion?.dynamicRegistration === true
