import type { Range } from '../../base/text'
import type { ItemOf } from '../schema/collection'
import type { CollectionKey, Schema } from '../schema/schema'
import type { PlanNode } from '../syntax/node'
import type { Reference, StatusKind } from './values'

/** What the keys of an item of a collection say. */
export type ValuesIn<Key extends CollectionKey> = ItemOf<Schema[Key]>

/** Where an item is written. Ranges are offsets in the file. */
export interface Source {
  /** The path of the file, as it was given to `readPlan`. */
  readonly file: string
  /** From the item's key to the end of its text. */
  readonly range: Range
  readonly idRange: Range
  /** The item's value; its ranges are offsets from `base`. */
  readonly node: PlanNode
  /** What to add to a range of `node` for an offset in the file. */
  readonly base: number
}

/** One item of a collection. */
export interface Item<Key extends CollectionKey = CollectionKey> {
  readonly id: string
  readonly collection: Key
  readonly values: ValuesIn<Key>
  readonly source: Source
  /** The ids that it names, with ranges that count from `source.base`. */
  readonly references: readonly Reference[]
}

/** A task; a task with tasks of its own is a summary task. */
export interface Task extends Item<'tasks'> {
  /** The summary task that holds it. */
  readonly parent: string | undefined
  readonly children: readonly string[]
}

export type Milestone = Item<'milestones'>
export type Risk = Item<'risks'>
export type Person = Item<'people'>

/** A plan: the union of its files. Where two items share an id, the first one is here. */
export interface Plan {
  readonly project: ValuesIn<'project'>
  readonly projectSource: Source | undefined
  /** By id, in the order of files and of places in them. */
  readonly tasks: ReadonlyMap<string, Task>
  readonly milestones: ReadonlyMap<string, Milestone>
  readonly people: ReadonlyMap<string, Person>
  readonly equipment: ReadonlyMap<string, Item<'equipment'>>
  readonly risks: ReadonlyMap<string, Risk>
  readonly calendars: ReadonlyMap<string, Item<'calendars'>>
  /** By term, as it was written. */
  readonly glossary: ReadonlyMap<string, Item<'glossary'>>
  /** Every item with an id, whatever its collection. */
  readonly items: ReadonlyMap<string, Item>
  /** The workflow, status word to kind, in the order written. */
  readonly statuses: ReadonlyMap<string, StatusKind>
  /** What the words for a probability mean, from 0 to 1. */
  readonly probabilities: ReadonlyMap<string, number>
}

/** The kind of a task's status: `todo` when none, or an unknown one, is written; `done` once it has finished. */
export function statusKind(plan: Plan, task: Task): StatusKind {
  if (task.values.finished) return 'done'
  return plan.statuses.get(task.values.status ?? '') ?? 'todo'
}

/** The milestone that needs a task: its own, or that of the nearest summary task that has one. */
export function milestoneOf(plan: Plan, task: Task): string | undefined {
  for (let each: Task | undefined = task; each; each = plan.tasks.get(each.parent ?? '')) {
    if (each.values.milestone !== undefined) return each.values.milestone
  }
  return undefined
}
