import { CompletionItemKind } from 'vscode-languageserver'
import { collectionKeys, schema } from '../../../plan/schema/schema'
import type { Asked, Candidate } from './candidate'

/** The top-level keys that a file does not have yet. */
export function collectionCandidates({ spot }: Asked): readonly Candidate[] {
  return collectionKeys.filter((key) => !spot.others.has(key)).map((key) => ({
    label: key,
    kind: CompletionItemKind.Module,
    text: `${key}: `,
    snippet: spot.style === 'flow' ? `${key}: { $0 }` : `${key}:\n  $0`,
    detail: schema[key].singular,
    documentation: `${schema[key].docs}\n\n\`\`\`yaml\n${schema[key].example}\`\`\``,
    again: true,
  }))
}
