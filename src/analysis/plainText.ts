import { clip } from '../base/clip'

/**
 * Characters that turn the direction of text round or take no room, and so may disguise what is written. Joiners are
 * part of scripts and of emoji: they disguise only beside plain letters.
 */
const disguising =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|(?<=[ -~])[\u200c\u200d]|[\u200c\u200d](?=[ -~])/gu

/** Controls of terminals and editors; line ends and tabs stay. */
const controls = /[^\P{Cc}\t\r\n]/gu

const mark = '\u{fffd}'

/** Text of a plan with every hidden or controlling character shown as a mark. */
export const showInvisible = (text: string): string => text.replace(disguising, mark).replace(controls, mark)

/** Text of a plan as one short line: for a message, a lens or a table. */
export const oneLine = (text: string, most = 80): string =>
  // Most titles are as they should be, and a list of symbols has thousands.
  text.length <= most && plainWords.test(text) ? text : clip(showInvisible(text.replace(/[\s\u2028\u2029]+/g, ' ').trim()), most)

/** Words of plain letters and signs with a space between them. */
const plainWords = /^[!-~]+(?: [!-~]+)*$/
