import type { Instance } from './instances'
import { solve, type Effort } from './solve'

/** A process that solves what it is sent, in one message, and sends the results back in one. */
process.once('message', ({ instances, effort }: { instances: readonly Instance[]; effort: Effort }) => {
  process.send!(instances.map((instance) => solve(instance, effort)), () => process.disconnect())
})
