import type { DocumentLink } from 'vscode-languageserver'
import { rangeAt } from '../../base/text'
import type { Feature } from '../feature'
import { fileLinksOf, placeOfSymbol, targetOf, type FileLink } from '../fileLinks'
import type { ServedPlan } from '../plan'
import { uriOf } from '../uris'

export const documentLinkFeature: Feature = {
  scope: 'plan',
  capabilities: { documentLinkProvider: {} },
  registrations: [{ method: 'textDocument/documentLink' }],
  wire(connection, { workspace, guard }) {
    connection.onDocumentLinks(guard.request('links', async ({ textDocument }) => {
      const file = workspace.planFile(textDocument.uri)
      return file ? [...webLinks(file.plan, file.path), ...(await pathLinks(file.plan, file.path))] : null
    }))
  },
}

/** Files with more links than this are lists that some tool writes. */
const mostLinks = 1000
/** No other scheme is followed: what a plan says must start nothing. Bounded, so that hostile text takes no time. */
const address = /(?:https:\/\/|mailto:)[^\s<>"'`|\\^[\]{},]{1,2000}/g

/** Addresses of the web and of mail, wherever they stand. */
export function webLinks(plan: ServedPlan, path: string): readonly DocumentLink[] {
  const text = plan.snapshot().reading.files.get(path)?.text ?? ''
  const found: DocumentLink[] = []
  for (const { 0: written, index } of text.matchAll(address)) {
    const target = withoutStop(written)
    if (/\w/.test(text[index - 1] ?? '') || !isAddress(target)) continue
    found.push({ range: plan.location(path, rangeAt(index, index + target.length)).range, target })
    if (mostLinks <= found.length) break
  }
  return found
}

/** A stop or bracket behind an address belongs to the sentence around it. */
const withoutStop = (written: string): string => {
  let end = written.length
  while (0 < end && /[.:;!?)*_]/.test(written[end - 1] ?? '')) end--
  return written.slice(0, end)
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'mailto:' ? url.pathname.includes('@') : url?.protocol === 'https:' && url.hostname !== ''
}

/** The paths of `links` and `code` that exist in the workspace, with the line of the symbol. */
export async function pathLinks(plan: ServedPlan, path: string): Promise<readonly DocumentLink[]> {
  const links = fileLinksOf(plan, path).slice(0, mostLinks)
  return (await Promise.all(links.map((link) => pathLink(plan, path, link)))).flat()
}

async function pathLink(plan: ServedPlan, file: string, link: FileLink): Promise<readonly DocumentLink[]> {
  // A folder opens in no editor.
  if ((await targetOf(plan, link)) !== 'file') return []
  const { line, character } = await placeOfSymbol(link.path, link.symbol)
  const target = link.symbol === undefined ? uriOf(link.path) : `${uriOf(link.path)}#L${line + 1},${character + 1}`
  return [{ range: plan.location(file, link.range).range, target }]
}
