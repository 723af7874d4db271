import { ganttStrings } from '../../protocol/ganttStrings'

export type Word = keyof typeof ganttStrings

/** A sentence of the chart in the user's language. */
export type Say = (word: Word, ...values: readonly (string | number)[]) => string

/** Words from the page's translations; English where one is missing. */
export function sayWith(translations: Readonly<Record<string, unknown>>): Say {
  return (word, ...values) => {
    const translated = translations[word]
    const text = typeof translated === 'string' ? translated : ganttStrings[word]
    return text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''))
  }
}

export const sayDays = (say: Say, days: number): string => (days === 1 ? say('oneDay') : say('days', days))
