import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CancellationToken, Location, TextDocuments } from 'vscode-languageserver'
import { isSearched } from '../analysis/discovery'
import { mentionsInComment } from './features/mentions'
import type { OpenDocument } from './openDocument'
import type { ServedPlan } from './plan'
import { pathOf, uriOf } from './uris'
import type { Workspace } from './workspace'

/** Where source files are looked for. */
export interface SourceContext {
  readonly workspace: Workspace
  readonly documents: TextDocuments<OpenDocument>
}

const largestFile = 1024 * 1024
const mostFiles = 20_000
const deepestFolder = 24
/** So many files are open at once. */
const mostOpen = 32
/** Files with more mentions than this are lists that some tool writes. */
const mostMentions = 1000

/**
 * The places in comments of the source files around a plan that name an id. Texts of open editors come before those on
 * disk. Only looked for when somebody asks, and no further than `token` allows; links, hidden folders, packages and
 * files of more than 1 MB are left out. No process is started.
 */
export async function mentionsInSources(context: SourceContext, plan: ServedPlan, id: string, token: CancellationToken): Promise<readonly Location[]> {
  // Prose must not light up: a bare word such as `release` is no mention.
  if (!/\d/.test(id)) return []
  const found: Location[] = []
  const open = new Set<string | undefined>()
  for (const document of context.documents.all()) {
    if (context.workspace.planFile(document.uri)) continue
    open.add(pathOf(document.uri))
    if (context.workspace.planFor(document.uri) === plan) found.push(...mentionsOf(document.uri, document.getText(), id))
  }
  const files = await sourceFiles(plan.folder, token)
  for (let at = 0; at < files.length && !token.isCancellationRequested; at += mostOpen) {
    const read = files.slice(at, at + mostOpen).map((path) => mentionsInFile(path, id, open))
    for (const each of await Promise.all(read)) found.push(...each.filter(({ uri }) => context.workspace.planFor(uri) === plan))
  }
  return token.isCancellationRequested ? [] : found
}

/** Breadth first: what is near the plan is found before the limit. */
async function sourceFiles(folder: string, token: CancellationToken): Promise<readonly string[]> {
  const files: string[] = []
  let level = [folder]
  for (let depth = 0; depth < deepestFolder && files.length < mostFiles && 0 < level.length; depth++) {
    const below: string[] = []
    for (const each of level) {
      if (token.isCancellationRequested || mostFiles <= files.length) return files.slice(0, mostFiles)
      for (const entry of await readdir(each, { withFileTypes: true }).catch(() => [])) {
        if (entry.isFile()) files.push(join(each, entry.name))
        else if (entry.isDirectory() && isSearched(entry.name)) below.push(join(each, entry.name))
      }
    }
    level = below
  }
  return files.slice(0, mostFiles)
}

async function mentionsInFile(path: string, id: string, open: ReadonlySet<string | undefined>): Promise<readonly Location[]> {
  const uri = uriOf(path)
  if (open.has(path) || largestFile < ((await stat(path).catch(() => undefined))?.size ?? Infinity)) return []
  const bytes = await readFile(path).catch(() => undefined)
  return bytes?.includes(id) === true && !bytes.includes(0) ? mentionsOf(uri, decode(bytes), id) : []
}

/** Text in another encoding has no places that an editor would agree with. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The decoder's way of saying that the bytes are not UTF-8.
    return ''
  }
}

function mentionsOf(uri: string, text: string, id: string): readonly Location[] {
  if (!text.includes(id)) return []
  const found: Location[] = []
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (!content.includes(id)) continue
    for (const mention of mentionsInComment(content)) {
      if (mention.id !== id) continue
      found.push({ uri, range: { start: { line, character: mention.start }, end: { line, character: mention.start + id.length } } })
    }
    if (mostMentions < found.length) break
  }
  return found
}
