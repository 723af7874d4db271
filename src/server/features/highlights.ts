import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver'
import { occurrencesOf } from '../../plan/read/occurrences'
import type { Feature } from '../feature'
import { nameAt } from '../places'
import type { ServedPlan } from '../plan'

export const highlightFeature: Feature = {
  scope: 'plan',
  capabilities: { documentHighlightProvider: true },
  registrations: [{ method: 'textDocument/documentHighlight' }],
  wire(connection, { workspace, guard }) {
    connection.onDocumentHighlight(guard.request('highlights', ({ textDocument, position }) => {
      const file = workspace.planFile(textDocument.uri)
      return file ? [...highlights(file.plan, file.path, position)] : null
    }))
  },
}

/** Where else in the file the name at a position stands: written where it is defined, read elsewhere. */
export function highlights(plan: ServedPlan, path: string, position: Position): readonly DocumentHighlight[] {
  const name = nameAt(plan, path, position)
  if (!name) return []
  return occurrencesOf(plan.snapshot().reading, name, path).map(({ range, role }) => ({
    range: plan.location(path, range).range,
    kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }))
}
