/**
 * One direction of time. Places tasks one by one, each as early as those before it in the order and the resources let it: the serial
 * schedule generation scheme (Kelley 1963; Kolisch 1996). Predecessors come first in the order.
 */
export interface Side {
  /** Fills start and finish of each task, nothing of which is before `from`, and returns the last finish. */
  decode(order: Int32Array, from: number, start: Int32Array, finish: Int32Array): number
  /** The tasks that the last call placed beyond capacity because of their latest finish. */
  readonly over: readonly number[]
}
