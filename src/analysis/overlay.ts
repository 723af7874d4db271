import type { Item, Plan } from '../plan/model/plan'
import { readOverlay } from '../plan/read/overlay'
import type { Fields, Form } from '../plan/schema/kind'
import { schema } from '../plan/schema/schema'
import { changedPlan, withValues } from './changedPlan'

/**
 * The plan as a scenario or a change would have it: some values set, some taken away (`due: ~`), some items added. Keys of a mapping
 * (`impact: { cost: 9000 }`, `skills: { go: 3 }`) are set one by one, any other value as a whole. What cannot be read of the overlay,
 * or is in the plan already, is left out: its problems are those of the plan. Undefined for an item that is no overlay.
 */
export function overlaidPlan(plan: Plan, overlay: Item): Plan | undefined {
  const read = readOverlay(plan, overlay)
  if (!read) return undefined
  const changed = new Map(read.added.filter(({ id }) => !plan.items.has(id)).map((item) => [item.id, item]))
  for (const { id, values } of read.set) {
    const item = changed.get(id) ?? plan.items.get(id)
    if (item) changed.set(id, withValues(item, merged(schema[item.collection].fields, item.values as Values, values as Values)))
  }
  return changedPlan(plan, [...changed.values()])
}

type Values = { readonly [key: string]: unknown }

function merged(fields: Fields, values: Values, set: Values): Values {
  const entries = Object.entries(set).map(([key, value]) => [key, mergedValue(Object.hasOwn(fields, key) ? fields[key]?.kind.form : undefined, values[key], value)])
  return { ...values, ...Object.fromEntries(entries) }
}

/** By what the kind of the value is made of: a date or an estimate is an object as well, but of one piece. */
function mergedValue(form: Form | undefined, before: unknown, set: unknown): unknown {
  if (before instanceof Map && set instanceof Map) return new Map([...before, ...set] as [unknown, unknown][])
  const record = form?.of === 'choice' ? form.kinds.map((kind) => kind.form).find((each) => each?.of === 'record') : form
  return record?.of === 'record' && isObject(before) && isObject(set) ? merged(record.fields, before, set) : set
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null
