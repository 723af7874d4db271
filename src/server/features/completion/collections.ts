import { CompletionItemKind } from 'vscode-languageserver'
import { schema, type CollectionKey } from '../../../plan/schema/schema'
import type { Asked, Candidate } from './candidate'

/** The collections out of some that do not stand there yet. */
export function collectionCandidates({ spot }: Asked, keys: readonly CollectionKey[]): readonly Candidate[] {
  return keys.filter((key) => !spot.others.has(key)).map((key) => ({
    label: key,
    kind: CompletionItemKind.Module,
    text: `${key}: `,
    snippet: spot.style === 'flow' ? `${key}: { $0 }` : `${key}:\n  $0`,
    detail: schema[key].singular,
    documentation: `${schema[key].docs}\n\n\`\`\`yaml\n${schema[key].example}\`\`\``,
    again: true,
  }))
}
