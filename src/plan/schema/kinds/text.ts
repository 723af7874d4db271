import { nearest } from '../../../base/nearest'
import { isNull } from '../../syntax/node'
import { wrongType } from '../../checks/wrongType'
import { scalar, type Kind } from '../kind'

/** Any text of one line or more. */
export const text: Kind<string> = {
  expects: 'text',
  json: { type: ['string', 'number', 'boolean'] },
  read(node, reader) {
    if (node.kind === 'scalar') return isNull(node) ? undefined : node.text
    reader.problem(wrongType(node, this.expects))
    return undefined
  },
}

/** Text that is shown as Markdown. */
export const markdown: Kind<string> = { ...text, name: 'markdown', expects: 'text (Markdown)' }

export const boolean: Kind<boolean> = scalar({
  expects: '`true` or `false`',
  json: { type: 'boolean' },
  words: ['true', 'false'],
  parse: (written) => (written === 'true' ? true : written === 'false' ? false : undefined),
  suggest: (written) => (/^(yes|on|y|true|x)$/i.test(written) ? ['true'] : /^(no|off|n|false)$/i.test(written) ? ['false'] : []),
})

/** One word out of a closed list. */
export function word<const Words extends readonly string[]>(...words: Words): Kind<Words[number]> {
  return scalar<Words[number]>({
    expects: words.length === 2 ? `\`${words[0]}\` or \`${words[1]}\`` : `one of ${words.map((each) => `\`${each}\``).join(', ')}`,
    json: { enum: words },
    words,
    parse: (written) => words.find((each) => each === written),
    suggest: (written) => {
      const best = nearest(written, words)
      return best === undefined ? [] : [best]
    },
  })
}

/** A whole number between two bounds, both included. */
export const whole = (least: number, most: number): Kind<number> =>
  scalar({
    expects: `a whole number from ${least} to ${most}`,
    json: { type: 'integer', minimum: least, maximum: most },
    parse: (written) => {
      const value = /^\d{1,9}$/.test(written) ? Number(written) : undefined
      return value !== undefined && least <= value && value <= most ? value : undefined
    },
  })

/** A number, whole or with a decimal point. */
export const number: Kind<number> = scalar({
  expects: 'a number',
  json: { type: 'number' },
  parse: (written) => (/^-?\d{1,15}(\.\d+)?$/.test(written) ? Number(written) : undefined),
})

/** How many there are of something: above 0. */
export const pieces: Kind<number> = scalar({
  expects: 'a number above 0, such as 2',
  json: { type: 'number', exclusiveMinimum: 0, maximum: 10_000 },
  parse: (written) => {
    const value = /^\d{1,5}(\.\d{1,4})?$/.test(written) ? Number(written) : 0
    return 0 < value && value <= 10_000 ? value : undefined
  },
})

/** A commit by its hash, at least 7 digits of it. */
export const commitHash: Kind<string> = scalar({
  name: 'commit',
  expects: 'a commit hash of 7 to 64 hexadecimal digits',
  json: { type: ['string', 'number'] },
  parse: (written) => (/^[0-9a-f]{7,64}$/i.test(written) ? written.toLowerCase() : undefined),
})
