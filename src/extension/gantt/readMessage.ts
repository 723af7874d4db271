import type { FromGantt } from '../../protocol/gantt'

const longestId = 200
const longestError = 4000

/** A message of the chart; undefined when it is none of those that we know, or carries anything unexpected. */
export function readMessage(message: unknown): FromGantt | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined
  const { type, plan, id, message: text }: Record<string, unknown> = { ...message }
  switch (type) {
    case 'ready': return isText(plan, 2000) ? { type, plan } : plan === undefined ? { type } : undefined
    case 'select':
    case 'open': return isText(id, longestId) ? { type, id } : undefined
    case 'error': return typeof text === 'string' ? { type, message: text.slice(0, longestError) } : undefined
    default: return undefined
  }
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && 0 < value.length && value.length <= longest
