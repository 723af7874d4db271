import { parseDay, type Day } from '../time/day'

/** An option of a command, as it is declared. The same name means the same in every command. */
export type Option = Said &
  (
    | { readonly kind: 'flag' }
    /** `isMany`: it may come several times. */
    | { readonly kind: 'text'; readonly value: string; readonly isMany?: boolean }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    | { readonly kind: 'date'; readonly value: 'DATE' }
    /** A whole number from `least` on, or a decimal number over it. */
    | { readonly kind: 'whole' | 'decimal'; readonly value: string; readonly least: number }
  )

interface Said {
  /** One line of the usage. */
  readonly summary: string
  readonly short?: string
}

export type Options = Readonly<Record<string, Option>>

/** What an option that was given says. */
export type Value = string | boolean | number | readonly string[]

/** What was given of some declared options; left out is undefined, but a flag is false and what may come several times empty. */
export type Given<Declared extends Options> = { readonly [Name in keyof Declared]: ValueOf<Declared[Name]> }

type ValueOf<Each extends Option> = Each extends { kind: 'flag' }
  ? boolean
  : Each extends { isMany: true }
    ? readonly string[]
    : Each extends { kind: 'text' }
      ? string | undefined
      : Each extends { kind: 'choice'; choices: readonly (infer Word)[] }
        ? Word | undefined
        : Each extends { kind: 'date' }
          ? Day | undefined
          : number | undefined

/** What the user may be told of a value that makes no sense. */
export interface Refused {
  readonly refused: string
}

/** Reads the words that stand behind an option, or the lack of any. */
export function readValue(name: string, option: Option, words: string | boolean | readonly (string | boolean)[] | undefined): Value | Refused | undefined {
  if (option.kind === 'flag') return words === true
  if (option.kind === 'text' && option.isMany === true) return (Array.isArray(words) ? words : []) as readonly string[]
  return typeof words === 'string' ? readWord(name, option, words) : undefined
}

function readWord(name: string, option: Exclude<Option, { kind: 'flag' }>, word: string): Value | Refused {
  const refuse = (wanted: string): Refused => ({ refused: `\`--${name}\` wants ${wanted}, not \`${word}\`.` })
  switch (option.kind) {
    case 'text':
      return word
    case 'choice':
      return option.choices.includes(word) ? word : refuse(oneOf(option.choices))
    case 'date':
      return parseDay(word) ?? refuse('a date such as 2026-03-20')
    case 'whole':
      return /^\d{1,15}$/.test(word) && option.least <= Number(word) ? Number(word) : refuse(`a whole number from ${option.least} on`)
    case 'decimal':
      return /^\d{1,15}(\.\d{1,9})?$/.test(word) && option.least < Number(word) ? Number(word) : refuse(`a number over ${option.least}`)
  }
}

const oneOf = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`

/** `--seed N`: how the usage shows an option. */
export function optionWords(name: string, option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `
  if (option.kind === 'flag') return `${short}--${name}`
  return `${short}--${name} ${option.kind === 'choice' ? option.choices.join('|') : option.value}`
}
