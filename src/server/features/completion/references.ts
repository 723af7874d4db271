import { CompletionItemKind } from 'vscode-languageserver'
import { oneLine } from '../../../analysis/plainText'
import { kindOf } from '../../../analysis/taskState'
import { daysOfTask, titleOf } from '../../../analysis/words'
import type { Item, Plan, Task } from '../../../plan/model/plan'
import { readOverlay } from '../../../plan/read/overlay'
import { schema, type CollectionKey } from '../../../plan/schema/schema'
import { formatDay, lastDayOf } from '../../../time/day'
import type { Snapshot } from '../../../analysis/livePlan'
import type { Asked, Candidate } from './candidate'
import { aroundOf, belowOf, networkOf, waitingFor } from './network'

const kinds: { readonly [key in CollectionKey]?: CompletionItemKind } = {
  tasks: CompletionItemKind.Method,
  milestones: CompletionItemKind.Event,
  people: CompletionItemKind.Variable,
  risks: CompletionItemKind.Interface,
}

/** An id with its title, which is searched as well. */
export function itemCandidate(item: Item, remark?: string): Candidate {
  const title = titleOf(item)
  return {
    label: item.id,
    kind: kinds[item.collection] ?? CompletionItemKind.Reference,
    search: title === item.id ? undefined : title,
    item,
    detail: remark,
  }
}

/** The title of an item, its state and its dates: asked for those alone that are shown. */
export function detailOf(analysis: Snapshot, item: Item, remark = ''): string {
  const title = titleOf(item)
  const parts = [remark, title === item.id ? '' : oneLine(title), whenOf(analysis, item)]
  return parts.filter((part) => part !== '').join(' · ') || schema[item.collection].singular
}

/** The items of some collections, those near first; what would make no sense is left out or comes last. */
export function referenceCandidates(asked: Asked, targets: readonly string[]): readonly Candidate[] {
  const { analysis, found: { item: self }, spot } = asked
  const all = [...addedBeside(asked, targets), ...itemsOf(analysis.plan, targets)]
  const isLink = asked.field === 'after'
  const hidden = new Set(self ? [self.id, ...(isLink ? [...belowOf(analysis.plan, self.id), ...aroundOf(analysis.plan, self.id)] : [])] : [])
  const written = new Set([...spot.others].map((text) => text.split(' ')[0] ?? ''))
  const circular = isLink && self ? waitingFor(analysis.plan, self.id) : new Set<string>()
  const { milestones } = networkOf(analysis.plan)
  const home = milestones.get(self?.id ?? '')
  const ranks: [Candidate[], Candidate[], Candidate[]] = [[], [], []]
  for (const item of nearest(all, placeOf(analysis.plan, all, self?.id))) {
    if (hidden.has(item.id) || written.has(item.id)) continue
    if (circular.has(item.id)) ranks[2].push(itemCandidate(item, 'would wait for itself'))
    else ranks[home !== undefined && milestones.get(item.id) === home ? 0 : 1].push(itemCandidate(item))
  }
  return ranks.flat()
}

/** What the same scenario or change adds. */
function addedBeside({ analysis: { plan }, spot: { path } }: Asked, targets: readonly string[]): readonly Item[] {
  const overlay = path.includes('add') || path.includes('set') ? plan.items.get(path[1] ?? '') : undefined
  const added = (overlay && readOverlay(plan, overlay)?.added) ?? []
  return added.filter(({ id, collection }) => !plan.items.has(id) && (targets.length === 0 || targets.includes(collection)))
}

/** The state of an item and its dates, in a few words. */
function whenOf(analysis: Snapshot, item: Item): string {
  const milestone = analysis.schedule.milestones.get(item.id)
  if (milestone) return formatDay(lastDayOf(milestone.at))
  if (item.collection !== 'tasks') return (item.values as { status?: string }).status ?? ''
  const status = (item as Task).values.status ?? kindOf(analysis, item as Task)
  const scheduled = analysis.schedule.tasks.get(item.id)
  const days = scheduled && daysOfTask(scheduled)
  return `${oneLine(status, 20)}${days ? ` · ${days.start} to ${days.finish}` : ''}`
}

const lists = new WeakMap<Plan, Map<string, readonly Item[]>>()

/** The items of some collections, of all when there are none, in the order of the plan; the same list for the same plan. */
function itemsOf(plan: Plan, targets: readonly string[]): readonly Item[] {
  const known = lists.get(plan) ?? new Map<string, readonly Item[]>()
  lists.set(plan, known)
  const name = targets.join()
  const found = known.get(name) ?? [...plan.items.values()].filter(({ collection }) => targets.length === 0 || targets.includes(collection))
  known.set(name, found)
  return found
}

/** The place of the item itself in the list; the end when it is not there. */
function placeOf(plan: Plan, all: readonly Item[], id: string | undefined): number {
  const self = plan.items.get(id ?? '')
  const at = self ? all.findIndex((item) => item.id === self.id) : -1
  return at < 0 ? all.length : at
}

/** Before and after a place in turn, starting with what is before it. */
function nearest(all: readonly Item[], place: number): readonly Item[] {
  const found: Item[] = []
  for (let by = 1; by <= all.length; by++) {
    const before = all[place - by]
    const after = all[place + by - 1]
    if (before) found.push(before)
    if (after) found.push(after)
  }
  return found
}
