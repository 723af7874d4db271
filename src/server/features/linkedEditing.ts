import type { LinkedEditingRanges, Position } from 'vscode-languageserver'
import { mentionsInProse } from '../../plan/read/mentions'
import { occurrencesOf } from '../../plan/read/occurrences'
import { idSource } from '../../plan/schema/kinds/references'
import type { Feature } from '../feature'
import { nameAt } from '../places'
import type { ServedPlan } from '../plan'

export const linkedEditingFeature: Feature = {
  scope: 'plan',
  capabilities: { linkedEditingRangeProvider: true },
  registrations: [{ method: 'textDocument/linkedEditingRange' }],
  wire(connection, { workspace, guard }) {
    connection.languages.onLinkedEditingRange(guard.request('linked editing', ({ textDocument, position }) => {
      const file = workspace.planFile(textDocument.uri)
      return (file && linkedRanges(file.plan, file.path, position)) ?? null
    }))
  },
}

/** More places than that are renamed rather than typed. */
const mostPlaces = 50

/**
 * The places of a name that may be typed at once: that of an item, a calendar or a status which is declared once, named in this
 * file alone, and by no commit, comment or prose. What those or another file name is renamed instead: nothing is to be left behind.
 */
export function linkedRanges(plan: ServedPlan, path: string, position: Position): LinkedEditingRanges | undefined {
  const { reading, plan: model } = plan.snapshot()
  const name = nameAt(plan, path, position)
  if (!name || name.role === 'former') return undefined
  const places = occurrencesOf(reading, name)
  const isApart = places.every(({ file, role }) => file === path && role !== 'former')
  const isDeclaredOnce = places.filter(({ role }) => role === 'definition').length === 1
  if (!isApart || !isDeclaredOnce || places.length < 2 || mostPlaces < places.length) return undefined
  if (name.space === 'item' && (0 < plan.history.commitsOf(model, name.name).length || 0 < mentionsInProse(reading, name.name).length)) return undefined
  return { ranges: places.map(({ range }) => plan.location(path, range).range), wordPattern: name.space === 'item' ? idSource : '[^\\s,:{}\\[\\]#"\']+' }
}
