import type { Item, Plan } from '../plan/model/plan'

/** A term of the glossary in a text. */
export interface Term {
  readonly item: Item<'glossary'>
  readonly start: number
  readonly end: number
}

/** Longer terms are no terms. */
const longestTerm = 100

/** The term of a plan's glossary that stands around an offset of a text, as a whole word; the longest when several do. */
export function termAt(plan: Plan, text: string, offset: number): Term | undefined {
  const terms = termsOf(plan)
  if (terms.size === 0) return undefined
  const from = Math.max(0, offset - longestTerm)
  const window = text.slice(from, offset + longestTerm)
  let best: Term | undefined
  for (const word of window.matchAll(/[\p{L}\p{N}]+/gu)) {
    const start = from + word.index
    if (offset < start) break
    for (const { item, name } of terms.get(word[0].toLowerCase()) ?? []) {
      const end = start + name.length
      if (end < offset || !isThere(text, start, name) || (best && end - start <= best.end - best.start)) continue
      best = { item, start, end }
    }
  }
  return best
}

interface Name {
  readonly item: Item<'glossary'>
  readonly name: string
}

const known = new WeakMap<Plan, ReadonlyMap<string, readonly Name[]>>()

/** The terms of a plan by their first word in lower case; the same map for the same plan. */
function termsOf(plan: Plan): ReadonlyMap<string, readonly Name[]> {
  const found = known.get(plan)
  if (found) return found
  const made = new Map<string, Name[]>()
  for (const item of plan.glossary.values()) {
    const name = item.id.trim()
    const first = /^[\p{L}\p{N}]+/u.exec(name)?.[0].toLowerCase()
    if (first === undefined || longestTerm < name.length) continue
    const names = made.get(first)
    if (names) names.push({ item, name })
    else made.set(first, [{ item, name }])
  }
  known.set(plan, made)
  return made
}

/** A term in capitals is written so: `IT` is not `it`. */
function isThere(text: string, start: number, name: string): boolean {
  const written = text.slice(start, start + name.length)
  const isSame = name === name.toUpperCase() ? written === name : written.toLowerCase() === name.toLowerCase()
  return isSame && !isWordCharacter(text[start - 1]) && !isWordCharacter(text[start + name.length])
}

const isWordCharacter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character)
