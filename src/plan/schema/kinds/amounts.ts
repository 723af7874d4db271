import { elapsedMinutes, parseDuration, type Duration } from '../../../time/duration'
import { ambiguousUnit } from '../../checks/ambiguousUnit'
import type { Estimate, Probability, Rate, ThreePoint } from '../../model/values'
import { scalar, type Kind } from '../kind'

const amountPattern = '\\d+(\\.\\d+)?'
const durationPattern = `${amountPattern}e?(min|mo|h|d|w)`

const unsigned = (text: string): Duration | undefined => (/^\d/.test(text) ? parseDuration(text) : undefined)

export const duration: Kind<Duration> = scalar({
  name: 'duration',
  expects: 'a duration, such as 3d, 4h, 2w, 1.5d, 90min or 1mo (elapsed: 3ed)',
  json: { type: 'string', pattern: `^${durationPattern}$` },
  parse: unsigned,
  explain: ambiguousUnit,
  suggest: (text) => (/^\d+(\.\d+)?$/.test(text) ? [`${text}d`, `${text}h`] : []),
})

/** Working time alone: an effort is never elapsed. */
const working = (text: string): Duration | undefined => {
  const value = unsigned(text)
  return value?.elapsed ? undefined : value
}

function threePoint<Value>(text: string, parse: (text: string) => Value | undefined, size: (value: Value) => number): ThreePoint<Value> | undefined {
  const parts = text.split('..').map(parse)
  const [low, likely = low, high = low] = parts
  if (low === undefined || likely === undefined || high === undefined) return undefined
  if (parts.length !== 1 && parts.length !== 3) return undefined
  return size(low) <= size(likely) && size(likely) <= size(high) ? { low, likely, high } : undefined
}

const estimateOf = (parse: (text: string) => Duration | undefined, name: string, what: string): Kind<Estimate> =>
  scalar({
    name,
    expects: `${what}, such as 3d, or optimistic..likely..pessimistic, such as 2d..3d..8d, the smallest first`,
    json: { type: 'string', pattern: `^${durationPattern}(\\.\\.${durationPattern}\\.\\.${durationPattern})?$` },
    parse: (text) => threePoint(text, parse, elapsedMinutes),
    explain: ambiguousUnit,
    suggest: (text) => (/^\d+(\.\d+)?$/.test(text) ? [`${text}d`, `${text}h`] : []),
  })

export const effort = estimateOf(working, 'effort', 'an effort')
export const durationEstimate = estimateOf(unsigned, 'estimate', 'a duration')

/** From 0 to 1. */
export const percentage: Kind<number> = scalar({
  name: 'percentage',
  expects: 'a percentage from 0% to 100%',
  json: { type: 'string', pattern: '^\\d+(\\.\\d+)?%$' },
  parse: (text) => percent(text, 100),
  suggest: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? [`${text}%`] : []),
})

/** A percentage that may pass 100, 1 standing for 100%. */
export const share: Kind<number> = scalar({
  name: 'share',
  expects: 'a percentage above 0%, such as 80%',
  json: { type: 'string', pattern: '^\\d+(\\.\\d+)?%$' },
  parse: (text) => percent(text, 1000) || undefined,
  suggest: (text) => (/^\d{1,3}$/.test(text) && Number(text) !== 0 ? [`${text}%`] : []),
})

function percent(text: string, most: number): number | undefined {
  const match = /^(\d{1,4}(?:\.\d+)?)%$/.exec(text)
  return match && Number(match[1]) <= most ? Number(match[1]) / 100 : undefined
}

/** Percent, or a word that `project.scales.probability` explains. */
export const probability: Kind<Probability> = scalar<Probability>({
  name: 'probability',
  expects: 'a probability: a percentage, `low`, `medium` or `high`',
  json: { type: 'string', pattern: '^(\\d+(\\.\\d+)?%|[a-z][a-z-]*)$' },
  words: ['low', 'medium', 'high'],
  parse: (text) => percent(text, 100) ?? (/^[a-z][a-z-]*$/.test(text) ? text : undefined),
  suggest: (text) => (/^0?\.\d+$/.test(text) ? [`${Number((Number(text) * 100).toFixed(2))}%`] : []),
})

const amount = (text: string): number | undefined => (/^-?\d{1,13}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined)

/** In the project's currency. */
export const money: Kind<number> = scalar({
  name: 'money',
  expects: 'an amount of money, such as 1200 or 1200.50',
  json: { type: ['number', 'string'], pattern: `^-?${amountPattern}$` },
  parse: amount,
  suggest: (text) => (/^\d{1,3}([,_ ]\d{3})+(\.\d+)?$/.test(text) ? [text.replace(/[,_ ]/g, '')] : []),
})

export const moneyEstimate: Kind<ThreePoint<number>> = scalar({
  name: 'moneyEstimate',
  expects: 'an amount of money, such as 8000, or optimistic..likely..pessimistic, such as 5000..8000..12000',
  json: { type: ['number', 'string'], pattern: `^${amountPattern}(\\.\\.${amountPattern}\\.\\.${amountPattern})?$` },
  parse: (text) => threePoint(text, amount, Number),
})

export const rate: Kind<Rate> = scalar({
  name: 'rate',
  expects: 'a rate, such as 95/h, 700/d or 3000/mo',
  json: { type: 'string', pattern: `^${amountPattern}/(h|d|w|mo)$` },
  parse: (text) => {
    const match = /^(\d{1,13}(?:\.\d{1,4})?)\/(h|d|w|mo)$/.exec(text)
    return match ? { amount: Number(match[1]), per: match[2] as Rate['per'] } : undefined
  },
  suggest: (text) => (/^\d+(\.\d+)?$/.test(text) ? [`${text}/h`, `${text}/d`] : []),
})

const levels: { readonly [word: string]: number } = { low: 250, normal: 500, high: 750, critical: 900 }

/** 0 to 1000, the higher the sooner. */
export const priority: Kind<number> = scalar({
  name: 'priority',
  expects: '`low`, `normal`, `high`, `critical` or a whole number from 0 to 1000',
  json: { anyOf: [{ enum: Object.keys(levels) }, { type: 'integer', minimum: 0, maximum: 1000 }] },
  words: Object.keys(levels),
  parse: (text) =>
    Object.hasOwn(levels, text) ? levels[text] : /^\d{1,4}$/.test(text) && Number(text) <= 1000 ? Number(text) : undefined,
})
