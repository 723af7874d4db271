import type { Candidate } from './candidate'

/** The most completions that are sent at once. */
const mostItems = 200

/** The candidates that what was typed may become, best first, and whether more were left out. */
export function choose(candidates: readonly Candidate[], typed: string): { readonly chosen: readonly Candidate[]; readonly isCut: boolean } {
  const ranks: Candidate[][] = [[], [], [], []]
  const words = new Map<number, string>()
  for (const candidate of candidates) {
    const from = candidate.from ?? 0
    const word = words.get(from) ?? typed.slice(from).toLowerCase().trim()
    words.set(from, word)
    const rank = rankOf(candidate, word)
    if (rank !== undefined) ranks[rank]?.push(candidate)
  }
  const chosen = ranks.flat()
  return { chosen: chosen.slice(0, mostItems), isCut: mostItems < chosen.length }
}

/** 0 for a label that begins so, 1 for a word within that does, 2 for the same letters together, 3 for them apart. */
function rankOf({ label, search }: Candidate, word: string): number | undefined {
  if (word === '') return 0
  const name = label.toLowerCase()
  if (name.startsWith(word)) return 0
  const said = search === undefined ? name : `${name} ${search.toLowerCase()}`
  const at = said.indexOf(word)
  if (0 <= at) return at === 0 || /[\s_-]/.test(said.charAt(at - 1)) ? 1 : 2
  return hasInOrder(said, word) ? 3 : undefined
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    if (letter === ' ') continue
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
