import type { Location, Position } from 'vscode-languageserver'
import { occurrencesOf } from '../../plan/read/occurrences'
import type { Feature } from '../feature'
import { nameAt } from '../places'
import type { ServedPlan } from '../plan'
import { mentionsInSources } from '../sourceFiles'

export const referenceFeature: Feature = {
  scope: 'plan',
  capabilities: { referencesProvider: true },
  registrations: [{ method: 'textDocument/references' }],
  wire(connection, { workspace, documents, guard }) {
    connection.onReferences(guard.request('references', async ({ textDocument, position, context }, token) => {
      const file = workspace.planFile(textDocument.uri)
      const name = file && nameAt(file.plan, file.path, position)
      if (!file || !name) return null
      const inPlan = references(file.plan, file.path, position, context.includeDeclaration)
      const inSources = name.space === 'item' ? await mentionsInSources({ workspace, documents }, file.plan, name.name, token) : []
      return [...inPlan, ...inSources]
    }))
  },
}

/** Every place of the plan's files where the name at a position stands; where it is defined only when that is asked for. */
export function references(plan: ServedPlan, path: string, position: Position, includesDefinition: boolean): readonly Location[] {
  const name = nameAt(plan, path, position)
  if (!name) return []
  return occurrencesOf(plan.snapshot().reading, name)
    .filter(({ role }) => includesDefinition || role !== 'definition')
    .map(({ file, range }) => plan.location(file, range))
}
