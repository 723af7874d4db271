import { nearest } from '../../../base/nearest'
import { elapsedMinutes, parseDuration, type Duration } from '../../../time/duration'
import { ambiguousUnit } from '../../checks/ambiguousUnit'
import type { Estimate, Probability, Rate, ThreePoint } from '../../model/values'
import { scalar, type Kind } from '../kind'

const amountPattern = '\\d+(\\.\\d+)?'
const durationPattern = `${amountPattern}e?(min|mo|h|d|w)`
const workingPattern = `${amountPattern}(min|mo|h|d|w)`

const unitWords: { readonly [word: string]: string } = {
  min: 'min', mins: 'min', minute: 'min', minutes: 'min',
  h: 'h', hr: 'h', hrs: 'h', hour: 'h', hours: 'h',
  d: 'd', day: 'd', days: 'd',
  w: 'w', wk: 'w', wks: 'w', week: 'w', weeks: 'w',
  mo: 'mo', mon: 'mo', month: 'mo', months: 'mo',
}

/** Durations as others write them, brought to ours: `3 days`, `2 Hours`, `5`, `1,5d`. */
function asDuration(text: string): readonly string[] {
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))? *([a-z]{0,7})\.?$/i.exec(text)
  if (!match) return []
  const amount = match[2] === undefined ? match[1] : `${match[1]}.${match[2]}`
  const word = (match[3] ?? '').toLowerCase()
  if (word === '') return [`${amount}d`, `${amount}h`]
  const unit = Object.hasOwn(unitWords, word) ? unitWords[word] : undefined
  return unit === undefined ? [] : [`${amount}${unit}`]
}

const unsigned = (text: string): Duration | undefined => (/^\d/.test(text) ? parseDuration(text) : undefined)

export const duration: Kind<Duration> = scalar({
  name: 'duration',
  expects: 'a duration, such as 3d, 4h, 2w, 1.5d, 90min or 1mo (elapsed: 3ed)',
  json: { type: 'string', pattern: `^${durationPattern}$` },
  parse: unsigned,
  explain: ambiguousUnit,
  suggest: asDuration,
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

interface Estimated {
  readonly name: string
  readonly what: string
  readonly pattern: string
  readonly parse: (text: string) => Duration | undefined
}

const estimateOf = ({ name, what, pattern, parse }: Estimated): Kind<Estimate> =>
  scalar({
    name,
    expects: `${what}, such as 3d, or optimistic..likely..pessimistic, such as 2d..3d..8d, the smallest first`,
    json: { type: 'string', pattern: `^${pattern}(\\.\\.${pattern}\\.\\.${pattern})?$` },
    parse: (text) => threePoint(text, parse, elapsedMinutes),
    explain: ambiguousUnit,
    suggest: asDuration,
  })

export const effort = estimateOf({ name: 'effort', what: 'an effort', pattern: workingPattern, parse: working })
export const durationEstimate = estimateOf({ name: 'estimate', what: 'a duration', pattern: durationPattern, parse: unsigned })

/** From 0 to 1. */
export const percentage: Kind<number> = scalar({
  name: 'percentage',
  expects: 'a percentage from 0% to 100%',
  json: { type: 'string', pattern: '^\\d{1,4}(\\.\\d{1,6})?%$' },
  parse: (text) => percent(text, 100),
  suggest: (text) => asPercent(text, 100),
})

/** A percentage that may pass 100, 1 standing for 100%. */
export const share: Kind<number> = scalar({
  name: 'share',
  expects: 'a percentage above 0%, such as 80%',
  json: { type: 'string', pattern: '^\\d{1,4}(\\.\\d{1,6})?%$' },
  parse: (text) => percent(text, 1000) || undefined,
  suggest: (text) => asPercent(text, 1000),
})

/** `40`, `40 %` and `0.4` for `40%`. */
function asPercent(text: string, most: number): readonly string[] {
  const whole = /^(\d{1,4}) *%?$/.exec(text)
  if (whole) return Number(whole[1]) <= most ? [`${whole[1]}%`] : []
  return /^0?\.\d{1,4}$/.test(text) ? [`${Number((Number(text) * 100).toFixed(2))}%`] : []
}

function percent(text: string, most: number): number | undefined {
  const match = /^(\d{1,4}(?:\.\d{1,6})?)%$/.exec(text)
  return match && Number(match[1]) <= most ? Number(match[1]) / 100 : undefined
}

/** Percent, or a word that `project.scales.probability` explains. */
export const probability: Kind<Probability> = scalar<Probability>({
  name: 'probability',
  expects: 'a probability: a percentage, `low`, `medium` or `high`',
  json: { type: 'string', pattern: '^(\\d+(\\.\\d+)?%|[a-z][a-z-]*)$' },
  words: ['low', 'medium', 'high'],
  parse: (text) => percent(text, 100) ?? (/^[a-z][a-z-]*$/.test(text) ? text : undefined),
  suggest: (text) => (/^[A-Z][a-z]+$/.test(text) ? [text.toLowerCase()] : asPercent(text, 100)),
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
  suggest: (text) => [nearest(text, Object.keys(levels)) ?? ''],
})
