import { clamp, type Pixels } from './units'

/** A scroll bar's moving part, along a track of `view` pixels. */
export interface Thumb {
  readonly at: Pixels
  readonly length: Pixels
}

export interface ScrollExtent {
  readonly offset: Pixels
  /** All that can be seen by scrolling. */
  readonly content: Pixels
  /** What is seen at once. */
  readonly view: Pixels
}

const shortestThumb: Pixels = 20

/** Undefined when there is nothing to scroll. */
export function thumbOf({ offset, content, view }: ScrollExtent): Thumb | undefined {
  if (content <= view + 0.5 || view <= 0) return undefined
  const length = Math.min(view, Math.max(shortestThumb, (view * view) / content))
  return { length, at: (clamp(offset, 0, content - view) / (content - view)) * (view - length) }
}

/** The offset that puts the thumb at a place. */
export function offsetAt(extent: ScrollExtent, at: Pixels): Pixels {
  const thumb = thumbOf(extent)
  if (!thumb || extent.view <= thumb.length) return 0
  return clamp(at / (extent.view - thumb.length), 0, 1) * (extent.content - extent.view)
}
