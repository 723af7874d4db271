import { type CalendarUnit, startOf, startOfNext } from './calendarUnits'
import { levelOf, minuteAt, type Scale, xOf, type ZoomLevel } from './scale'
import type { Minute, Pixels } from './units'

/** A unit of time on the header. */
export interface Tick {
  readonly unit: CalendarUnit
  readonly from: Minute
  readonly x: Pixels
  readonly width: Pixels
}

/** The header's two lines; both cover the whole width and a little beyond. A chart without width has none. */
export interface Ticks {
  readonly major: readonly Tick[]
  readonly minor: readonly Tick[]
}

export function ticksOf(scale: Scale, width: Pixels): Ticks {
  if (width <= 0) return { major: [], minor: [] }
  const [major, minor] = unitsOf[levelOf(scale.pixelsPerDay)]
  return { major: unitTicks(major, scale, width), minor: unitTicks(minor, scale, width) }
}

const unitsOf: Readonly<Record<ZoomLevel, readonly [CalendarUnit, CalendarUnit]>> = {
  day: ['month', 'day'],
  week: ['month', 'week'],
  month: ['year', 'month'],
  quarter: ['year', 'quarter'],
  year: ['decade', 'year'],
}

function unitTicks(unit: CalendarUnit, scale: Scale, width: Pixels): Tick[] {
  const ticks: Tick[] = []
  const end = minuteAt(scale, width)
  for (let from = startOf(unit, scale.left); from < end; ) {
    const next = startOfNext(unit, from)
    const x = xOf(scale, from)
    ticks.push({ unit, from, x, width: xOf(scale, next) - x })
    from = next
  }
  return ticks
}
