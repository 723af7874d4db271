import { LSPErrorCodes, ResponseError, type CancellationToken, type Position, type Range, type RenameParams, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { planFolderName } from '../../analysis/discovery'
import { renameable, renameInPlan } from '../../plan/edit/rename'
import type { Feature, FeatureContext } from '../feature'
import { nameAt } from '../places'
import type { ServedPlan } from '../plan'
import { mentionsInSources } from '../sourceFiles'

export const renameFeature: Feature = {
  scope: 'plan',
  capabilities: { renameProvider: { prepareProvider: true } },
  registrations: [{ method: 'textDocument/rename', options: { prepareProvider: true } }],
  wire(connection, context) {
    const { workspace, guard } = context
    connection.onPrepareRename(guard.request('rename', ({ textDocument, position }) => {
      const file = workspace.planFile(textDocument.uri)
      return (file && prepareRename(file.plan, file.path, position)) ?? null
    }))
    connection.onRenameRequest(guard.request('rename', (parameters, token) => rename(context, parameters, token)))
  },
}

/** Where the name stands that would be renamed; undefined where there is none. Refusals tell the user why. */
export function prepareRename(plan: ServedPlan, path: string, position: Position): { range: Range; placeholder: string } | undefined {
  const name = nameAt(plan, path, position)
  if (!name || name.role === 'former') return undefined
  const allowed = renameable(plan.snapshot().reading, name)
  if (!allowed.ok) throw refusal(allowed.message)
  return { range: plan.location(path, name.range).range, placeholder: name.name }
}

/** The edits of all plan files, and of the comments in source files that name the id. History keeps the old one. */
async function rename(context: FeatureContext, { textDocument, position, newName }: RenameParams, token: CancellationToken): Promise<WorkspaceEdit | null> {
  const file = context.workspace.planFile(textDocument.uri)
  const name = file && nameAt(file.plan, file.path, position)
  if (!file || !name || name.role === 'former') return null
  const changes = renameEdits(file.plan, name, newName.trim())
  const mentions = name.space === 'item' && newName.trim() !== name.name ? await mentionsInSources(context, file.plan, name.name, token) : []
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Renaming was cancelled.')
  for (const { uri, range } of mentions) (changes[uri] ??= []).push({ range, newText: newName.trim() })
  return { changes }
}

/** The edits of the plan's own files by URI. */
export function renameEdits(plan: ServedPlan, name: Parameters<typeof renameInPlan>[1], to: string): Record<string, TextEdit[]> {
  if (plan.live.isElsewhere) throw refusal(`${planFolderName} is a link to another place: change the plan there.`)
  const answer = renameInPlan(plan.snapshot().reading, name, to)
  if (!answer.ok) throw refusal(answer.message)
  const inFile = (file: string, edits: typeof answer.value[number]['edits']): TextEdit[] =>
    edits.map(({ range, text }) => ({ range: plan.location(file, range).range, newText: text }))
  return Object.fromEntries(answer.value.map(({ file, edits }) => [plan.fileUri(file), inFile(file, edits)]))
}

const refusal = (message: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, message)
