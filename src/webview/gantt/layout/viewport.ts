import { type Scale, xOf, zoomedAt } from './scale'
import { clamp, type Minute, minutesPerDay, type Pixels, type Span } from './units'

export const rowHeight: Pixels = 26

/** The window that the user looks through: onto the rows from above, onto time from the left. */
export interface Viewport {
  readonly scale: Scale
  /** How far the rows are scrolled. */
  readonly top: Pixels
  /** Of the chart alone, without columns and header. */
  readonly width: Pixels
  readonly height: Pixels
  readonly rows: number
  /** The time that can be scrolled to. */
  readonly range: Span
}

/** The viewport with its offsets taken to where something is to be seen. */
export function settled(view: Viewport): Viewport {
  const { scale, range } = view
  const { least, most } = timeOffsets(view)
  const left = clamp(-xOf(scale, range.from), least, most)
  const top = clamp(view.top, 0, Math.max(0, contentHeight(view) - view.height))
  return { ...view, top, scale: { ...scale, left: leftAt(view, left) } }
}

/** Of all rows, with room for the scroll bar below the last. */
export const contentHeight = ({ rows }: Pick<Viewport, 'rows'>): Pixels => rows * rowHeight + 12

/** How far time can be scrolled, in pixels from the range's start: a margin before it, room for labels after it. */
export function timeOffsets({ scale, range, width }: Viewport): { least: Pixels; most: Pixels } {
  const length = ((range.to - range.from) / minutesPerDay) * scale.pixelsPerDay
  return { least: -margin, most: Math.max(-margin, length + Math.max(80, width * 0.25) - width) }
}

const margin: Pixels = 24

const leftAt = ({ scale, range }: Viewport, offset: Pixels): Minute =>
  (range.from + (offset / scale.pixelsPerDay) * minutesPerDay) as Minute

export function scrolled(view: Viewport, dx: Pixels, dy: Pixels): Viewport {
  const left = (view.scale.left + (dx / view.scale.pixelsPerDay) * minutesPerDay) as Minute
  return settled({ ...view, top: view.top + dy, scale: { ...view.scale, left } })
}

/** Scrolled in time to an offset in pixels from the range's start. */
export const scrolledTo = (view: Viewport, offset: Pixels): Viewport =>
  settled({ ...view, scale: { ...view.scale, left: leftAt(view, offset) } })

/** Zoomed by a factor, with the moment at `x` where it was as far as the range allows. */
export const zoomed = (view: Viewport, factor: number, x: Pixels): Viewport =>
  settled({ ...view, scale: zoomedAt(view.scale, view.scale.pixelsPerDay * factor, x) })

/** Scrolled by as little as brings the row at a place into view. */
export function withRowInView(view: Viewport, place: number): Viewport {
  const y = place * rowHeight
  const top = y < view.top ? y : Math.max(view.top, y + rowHeight - view.height)
  return settled({ ...view, top })
}

/** Scrolled so that some of the span is to be seen: not at all when that is so already. */
export function withSpanInView(view: Viewport, { from, to }: Span): Viewport {
  const [left, right] = [xOf(view.scale, from), xOf(view.scale, to)]
  const room = Math.min(40, view.width / 4)
  if (left <= view.width - room && room <= right) return view
  return scrolled(view, left - view.width * 0.2, 0)
}

/** Scrolled so that a moment lies in the middle. */
export const centred = (view: Viewport, minute: number): Viewport =>
  scrolled(view, xOf(view.scale, minute) - view.width / 2, 0)

/** All of the span in the chart's width. */
export function fitted(view: Viewport, { from, to }: Span): Viewport {
  const days = Math.max(1, (to - from) / minutesPerDay)
  const pixelsPerDay = (view.width - margin - Math.min(120, view.width * 0.2)) / days
  const scale = zoomedAt({ left: from, pixelsPerDay: 1 }, pixelsPerDay, 0)
  return settled({ ...view, scale: { ...scale, left: (from - (margin / scale.pixelsPerDay) * minutesPerDay) as Minute } })
}

/** The first look at a plan: all of it when that can be read, else the weeks around `asof`. */
export function firstLook(view: Viewport, span: Span, asof: number): Viewport {
  const whole = fitted({ ...view, top: 0 }, span)
  const readable = clamp(whole.scale.pixelsPerDay, 4, 20)
  if (readable === whole.scale.pixelsPerDay) return whole
  const near = { ...whole, scale: { left: span.from, pixelsPerDay: readable } }
  return scrolled(near, xOf(near.scale, asof) - view.width / 3, 0)
}

/** The places in view, `last` not included. */
export function placesInView(view: Viewport): { first: number; last: number } {
  const first = Math.floor(view.top / rowHeight)
  return { first, last: Math.min(view.rows, Math.ceil((view.top + view.height) / rowHeight)) }
}
