import assert from 'node:assert/strict'
import type { Position } from 'vscode-languageserver'
import { lineStarts, positionAt } from '../../../src/base/text'
import type { Location } from '../../../src/protocol/location'
import type { ServedPlan } from '../../../src/server/plan'
import { givenServed } from '../given'

export const file = '.tpm/plan.yaml'

export interface Marked {
  readonly plan: ServedPlan
  readonly text: string
  readonly position: Position
}

/** A plan of one file in which `<|>` is the cursor. */
export async function marked(text: string, others: Readonly<Record<string, string>> = {}): Promise<Marked> {
  const at = text.indexOf('<|>')
  assert(0 <= at, 'There is no cursor.')
  const clean = text.replace('<|>', '')
  const plan = await givenServed({ ...others, [file]: clean })
  return { plan, text: clean, position: positionAt(lineStarts(clean), at) }
}

/** `path line:character text`, with lines and characters from 0 and the path left out for the one file. */
export function shown(plan: ServedPlan, { uri, range: { start, end } }: Location): string {
  const path = decodeURIComponent(uri.slice(plan.uri.length + 1))
  const line = plan.snapshot().reading.files.get(path)?.text.split(/\r\n|\r|\n/)[start.line] ?? ''
  const text = start.line === end.line ? line.slice(start.character, end.character) : '…'
  return `${path === file ? '' : `${path} `}${start.line}:${start.character} ${text}`
}
