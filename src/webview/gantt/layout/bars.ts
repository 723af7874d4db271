import type { GanttRow } from '../../../protocol/gantt'
import { type Scale, xOf } from './scale'
import { clamp, type Pixels } from './units'

/** What a row draws on the chart; `left` and `right` are its outer edges, where links and labels hold on. */
export type Shape =
  | { readonly kind: 'none' }
  | { readonly kind: 'bar' | 'summary'; readonly left: Pixels; readonly right: Pixels; readonly done: Pixels }
  | { readonly kind: 'milestone'; readonly left: Pixels; readonly right: Pixels; readonly at: Pixels }

/** From a milestone's middle to its edge. */
const milestoneRadius: Pixels = 8

const thinnest: Pixels = 4

/** Positions outside of the chart may be any number; `done` is where the finished part ends. */
export function shapeOf(row: GanttRow, scale: Scale): Shape {
  const { start, finish } = row
  if (start === undefined || finish === undefined || !Number.isFinite(start + finish)) return { kind: 'none' }
  if (row.kind === 'milestone') {
    const at = bounded(xOf(scale, finish))
    return { kind: 'milestone', at, left: at - milestoneRadius, right: at + milestoneRadius }
  }
  const left = bounded(xOf(scale, Math.min(start, finish)))
  const right = Math.max(left + thinnest, bounded(xOf(scale, Math.max(start, finish))))
  const done = left + (right - left) * clamp(row.progress || 0, 0, 1)
  return { kind: row.kind === 'summary' ? 'summary' : 'bar', left, right, done }
}

/** Browsers lose precision with very large coordinates. */
const bounded = (x: Pixels): Pixels => clamp(x, -farOutside, farOutside)
const farOutside = 100_000

/** The promise: a mark at the due date, and the way from there to what is computed. */
export interface Promised {
  readonly at: Pixels
  /** The connector's ends, from left to right. */
  readonly from: Pixels
  readonly to: Pixels
}

/** Undefined when nothing is promised, or when promise and computed date fall on the same place. */
export function promiseOf(row: GanttRow, shape: Shape, scale: Scale): Promised | undefined {
  if (row.due === undefined || !Number.isFinite(row.due)) return undefined
  const at = bounded(xOf(scale, row.due))
  if (shape.kind === 'none') return { at, from: at, to: at }
  const end = shape.kind === 'milestone' ? shape.at : shape.right
  if (Math.abs(end - at) < 3) return undefined
  return { at, from: Math.min(at, end), to: Math.max(at, end) }
}

/** Where a label begins, or (`before`) ends: after the bar, and before it where the chart ends too soon. */
export interface LabelPlace {
  readonly x: Pixels
  readonly before: boolean
}

/** The first bend of a link lies within. */
const labelGap: Pixels = 16

export interface LabelOptions {
  /** Of the chart. */
  readonly width: Pixels
  /** What the label takes, about. */
  readonly room: Pixels
}

/** Beside what is computed rather than what was promised; undefined when there is no bar, or none in view. */
export function labelPlaceOf(shape: Shape, promise: Promised | undefined, { width, room }: LabelOptions): LabelPlace | undefined {
  if (shape.kind === 'none') return undefined
  const left = Math.min(shape.left, promise?.at ?? Infinity)
  const right = Math.max(shape.right, promise ? promise.at + 8 : -Infinity)
  if (width < left || right < 0) return undefined
  const needed = labelGap + room
  const before = { x: left - labelGap, before: true }
  if (shape.right < right && shape.kind === 'milestone' && needed <= left) return before
  if (shape.right < right && shape.kind !== 'milestone' && shape.right + needed < right) return { x: shape.right + labelGap, before: false }
  return right + needed <= width || left < needed ? { x: right + labelGap, before: false } : before
}
