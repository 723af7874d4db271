import { success } from '../base/result'
import type { Git, GitResult } from './run'

/** Where the refs point that count as history: HEAD, branches, remote branches and tags; not stash, notes or others. */
export interface RefTips {
  /** By full name (`HEAD`, `refs/heads/main`): the hash of what it points to. Without HEAD there is no commit yet. */
  readonly refs: ReadonlyMap<string, string>
  /** The objects of `refs/replace/`, as text: with others in place the same commits read differently. */
  readonly replaced: string
}

const counted = /^(?:HEAD$|refs\/(?:heads|remotes|tags)\/)/

/** Reads all tips with one process, in a few milliseconds. An empty repository has none; broken refs are left out. */
export async function refTips(git: Git, signal?: AbortSignal): Promise<GitResult<RefTips>> {
  const shown = await git.run(['show-ref', '--head', '--dereference'], { signal, accept: 1 })
  if (!shown.ok && shown.reason === 'failed') return soundTips(git, signal)
  return shown.ok ? success(parseRefs(shown.value.toString('utf8'))) : shown
}

/** The same with two processes that pass over a ref which is no hash, at which `show-ref` gives up. */
async function soundTips(git: Git, signal: AbortSignal | undefined): Promise<GitResult<RefTips>> {
  const listed = await git.run(['for-each-ref', '--format=%(objectname) %(refname)'], { signal })
  if (!listed.ok) return listed
  const { refs, replaced } = parseRefs(listed.value.toString('utf8'))
  const names = ['HEAD', ...refs.keys()]
  const input = names.map((name) => `${refs.get(name) ?? name}^{}\n`).join('')
  const peeled = await git.run(['cat-file', '--batch-check=%(objectname)'], { signal, input })
  if (!peeled.ok) return peeled
  const found = peeled.value.toString('utf8').split('\n').map((line, index) => [names[index] ?? '', line] as const)
  return success({ refs: new Map(found.filter(([, line]) => /^[0-9a-f]{40,64}$/.test(line))), replaced })
}

/** Reads lines `hash name`; `name^{}` follows a tag object and says what it points to. */
export function parseRefs(text: string): RefTips {
  const refs = new Map<string, string>()
  const replaced: string[] = []
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{40,64}) (.+?)(\^\{\})?$/.exec(line)
    if (!match) continue
    const [, hash = '', name = ''] = match
    if (counted.test(name)) refs.set(name, hash)
    if (name.startsWith('refs/replace/')) replaced.push(line)
  }
  return { refs, replaced: replaced.join('\n') }
}

/** Whether nothing moved between two readings. */
export function sameTips(a: RefTips, b: RefTips): boolean {
  if (a.replaced !== b.replaced || a.refs.size !== b.refs.size) return false
  return [...a.refs].every(([name, hash]) => b.refs.get(name) === hash)
}
