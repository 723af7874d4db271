/** Names of icons in labels of pickers and status items: `$(check)`. */
const icon = /\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g

/**
 * Characters that change the direction of text or take no room, and so may disguise what is written. Joiners are part
 * of scripts and of emoji: they disguise only beside plain letters.
 */
const invisible =
  /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<=[ -~])[\u200c\u200d]|[\u200c\u200d](?=[ -~])/g

const longest = 120

/** A plan's words for a label: hidden characters become visible marks, very long text is clipped by its characters. */
export function plainText(text: string, length = longest): string {
  const visible = text.replace(invisible, '\u25e6').replace(/\s+/g, ' ').trim()
  if (visible.length <= length) return visible
  const characters = Array.from(new Intl.Segmenter().segment(visible.slice(0, length * 8)), part => part.segment)
  return characters.length <= length ? visible.slice(0, length * 8) : `${characters.slice(0, length - 1).join('')}…`
}

/** The same where VS Code would draw an icon for `$(name)`: pickers, lenses and the status bar. */
export const withoutIcons = (text: string, length?: number): string => plainText(text, length).replace(icon, '\\$($1)')
