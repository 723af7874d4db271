/**
 * A short name for a text, the same for the same text whatever its line ends and with or without a byte order mark: by it
 * two sides tell whether they mean the same state of a file. Not for secrets (FNV-1a over UTF-16 units, 32 bits).
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  let length = 0
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Of `\r\n` the first half is left out; a lone `\r` counts as `\n`.
    if (code === 13 && text.charCodeAt(at + 1) === 10) continue
    hash = Math.imul(hash ^ (code === 13 ? 10 : code), 0x01000193)
    length++
  }
  return `${length}-${(hash >>> 0).toString(16)}`
}
