/** Longer titles are cut; nobody reads them in a row. */
const longest = 300

/**
 * A text of the plan as it may be shown in one line: control characters that could reorder or hide what stands around
 * them are shown by their code, line breaks are spaces, and the end of an overlong text is cut.
 */
export function shownText(text: string): string {
  const cut = text.length <= longest ? text : `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`
  return cut.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ').replace(hidden, mark => `[U+${code(mark)}]`)
}

/** Bidirectional controls, zero-width characters (joiners are needed by scripts and emoji) and the other controls. */
const hidden = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

const code = (mark: string): string => mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
