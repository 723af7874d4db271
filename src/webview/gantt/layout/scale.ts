import { clamp, type Minute, minutesPerDay, type Pixels } from './units'

/** Where time lies on the screen. */
export interface Scale {
  /** The moment at the chart's left edge; may be between two minutes. */
  readonly left: Minute
  readonly pixelsPerDay: number
}

export type ZoomLevel = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Beyond these nothing more can be seen. */
export const zoomLimits = { min: 0.1, max: 80 } as const

/** From these pixels a day on the header has room for the unit. */
const levelsFrom: readonly (readonly [ZoomLevel, number])[] = [['day', 17], ['week', 5.2], ['month', 1.2], ['quarter', 0.34]]

/** The unit in which a chart of this zoom is read. */
export const levelOf = (pixelsPerDay: number): ZoomLevel =>
  levelsFrom.find(([, from]) => from <= pixelsPerDay)?.[0] ?? 'year'

export const xOf = (scale: Scale, minute: number): Pixels => ((minute - scale.left) / minutesPerDay) * scale.pixelsPerDay

export const minuteAt = (scale: Scale, x: Pixels): Minute =>
  (scale.left + (x / scale.pixelsPerDay) * minutesPerDay) as Minute

/** The scale at another zoom, with the moment at `x` where it was. */
export function zoomedAt(scale: Scale, pixelsPerDay: number, x: Pixels): Scale {
  const zoom = clamp(pixelsPerDay, zoomLimits.min, zoomLimits.max)
  return { left: (minuteAt(scale, x) - (x / zoom) * minutesPerDay) as Minute, pixelsPerDay: zoom }
}
