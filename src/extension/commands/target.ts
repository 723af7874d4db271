import type { PlanItem } from '../selection/selection'

/** The item that a command was called on: by a tree's element, or by a lens. Undefined when a picker has to ask. */
export function targetOf(argument: unknown): PlanItem | undefined {
  if (!isRecord(argument) || typeof argument['plan'] !== 'string') return undefined
  const { plan, item, node } = argument
  if (typeof item === 'string') return { plan, item }
  const isItem = isRecord(node) && node['kind'] !== 'group' && typeof node['id'] === 'string'
  return isItem ? { plan, item: String(node['id']) } : undefined
}

/** The plan that a command was called on, be it by one of its items, groups or itself. */
export const planOf = (argument: unknown): string | undefined =>
  isRecord(argument) && typeof argument['plan'] === 'string' ? argument['plan'] : undefined

/** The kind of the tree node that a command was called on. */
export const kindOf = (argument: unknown): unknown =>
  isRecord(argument) && isRecord(argument['node']) ? argument['node']['kind'] : undefined

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
