/** One bracket that is open at a place. */
export interface Frame {
  readonly kind: 'map' | 'list'
  /** The key whose value is being written. */
  key: string | undefined
  readonly keys: string[]
  readonly values: string[]
}

/** What stands between the brackets that are open at an offset. */
export interface Flow {
  /** Outermost first; never empty. */
  readonly frames: readonly Frame[]
  /** Where the word at the offset starts, after its opening quote. */
  readonly start: number
}

/** Scans flow style from its first bracket to an offset; undefined when it is closed before, or a comment has begun. */
export function flowAt(text: string, from: number, offset: number): Flow | undefined {
  const scan = scanFlow(text, from, offset)
  if (scan.frames.length === 0 || scan.inComment) return undefined
  addRest(scan, text, offset)
  return { frames: scan.frames, start: scan.start }
}

interface Scan {
  readonly frames: Frame[]
  start: number
  inComment: boolean
}

const quotes = new Set(['"', "'"])

/** Between brackets a quote counts where a word begins. */
function scanFlow(text: string, from: number, offset: number): Scan {
  const scan: Scan = { frames: [], start: offset, inComment: false }
  let word = ''
  for (let at = from; at < offset; at++) {
    const sign = text.charAt(at)
    if (quotes.has(sign) && word.trim() === '') {
      const end = endOfQuote(text, at, offset)
      if (offset <= end) return { ...scan, start: at + 1 }
      word = text.slice(at + 1, end)
      at = end
    } else if (sign === '#' && /\s/.test(text.charAt(at - 1))) {
      while (at < offset && !/[\r\n]/.test(text.charAt(at))) at++
      if (at === offset) return { ...scan, inComment: true }
    } else if ('[]{},'.includes(sign) || (sign === ':' && /[\s,[\]{}"']|^$/.test(text.charAt(at + 1)))) {
      if (!takeSign(scan.frames, sign, word.trim())) return { ...scan, frames: [] }
      word = ''
      scan.start = offset
      continue
    } else word += sign
    if (word.trim() === '') scan.start = offset
    else if (scan.start === offset) scan.start = at
  }
  return scan
}

function endOfQuote(text: string, at: number, offset: number): number {
  const quote = text.charAt(at)
  for (let end = at + 1; end < offset; end++) {
    if (text.charAt(end) === '\\' && quote === '"') end++
    else if (text.charAt(end) === quote) return end
  }
  return offset
}

/** False when the last bracket is closed. */
function takeSign(frames: Frame[], sign: string, word: string): boolean {
  const frame = frames.at(-1)
  if (sign === '[' || sign === '{') frames.push({ kind: sign === '[' ? 'list' : 'map', key: undefined, keys: [], values: [] })
  else if (sign === ':' && frame?.kind === 'map') startValue(frame, word)
  else if (frame) endEntry(frame, word)
  if (sign === ']' || sign === '}') frames.pop()
  return 0 < frames.length
}

function startValue(frame: Frame, key: string): void {
  frame.key = key
  frame.keys.push(key)
}

function endEntry(frame: Frame, word: string): void {
  if (frame.kind === 'list' && word !== '') frame.values.push(word)
  frame.key = undefined
}

/** The keys and values that stand behind the offset on its line. */
function addRest({ frames }: Scan, text: string, offset: number): void {
  const frame = frames.at(-1)
  const rest = /^[^\r\n]*/.exec(text.slice(offset, offset + 2000))?.[0] ?? ''
  const [, ...others] = frame ? partsOf(rest) : []
  for (const part of others) {
    const key = /^\s*["']?([^"'\s:]+)["']?\s*:/.exec(part)?.[1]
    if (frame?.kind === 'map' && key !== undefined) frame.keys.push(key)
    if (frame?.kind === 'list') frame.values.push(part.trim())
  }
}

/** The entries of a line up to the bracket that closes it. */
function partsOf(rest: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const sign of rest) {
    if (sign === '[' || sign === '{') depth++
    if ((sign === ']' || sign === '}') && --depth < 0) return parts
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}
