import { formatDuration } from '../../time/duration'
import type { Dependency } from './values'

/** The lag of a link as it is written, with its sign: `+2d`, `-1ed`, `+50%`; empty when there is none. */
export function lagText({ lag, share }: Pick<Dependency, 'lag' | 'share'>): string {
  const amount = lag?.amount ?? share ?? 0
  const sign = 0 <= amount ? '+' : ''
  if (lag) return `${sign}${formatDuration(lag)}`
  return share === undefined ? '' : `${sign}${Math.round(share * 10_000) / 100}%`
}
