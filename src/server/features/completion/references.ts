import { CompletionItemKind } from 'vscode-languageserver'
import { oneLine } from '../../../analysis/plainText'
import { taskState } from '../../../analysis/taskState'
import { daysOfTask, titleOf } from '../../../analysis/words'
import type { Item, Plan, Task } from '../../../plan/model/plan'
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
export function itemCandidate(analysis: Snapshot, item: Item, remark = ''): Candidate {
  const title = titleOf(item)
  return {
    label: item.id,
    kind: kinds[item.collection] ?? CompletionItemKind.Reference,
    card: item.id,
    ...(title !== item.id && { search: title }),
    detail: () => [remark, title === item.id ? '' : oneLine(title), whenOf(analysis, item)].filter((part) => part !== '').join(' · ') || schema[item.collection].singular,
  }
}

/** The items of some collections, those near first; what would make no sense is left out or comes last. */
export function referenceCandidates(asked: Asked, targets: readonly string[]): readonly Candidate[] {
  const { analysis, found: { item: self }, spot } = asked
  const all = itemsOf(analysis.plan, targets)
  const isLink = asked.field === 'after'
  const hidden = new Set(self ? [self.id, ...(isLink ? [...belowOf(analysis.plan, self.id), ...aroundOf(analysis.plan, self.id)] : [])] : [])
  const written = new Set([...spot.others].map((text) => text.split(' ')[0] ?? ''))
  const circular = isLink && self ? waitingFor(analysis.plan, self.id) : new Set<string>()
  const home = homeOf(asked)
  const ranks: [Candidate[], Candidate[], Candidate[]] = [[], [], []]
  for (const item of nearest(all, placeOf(analysis.plan, all, self?.id))) {
    if (hidden.has(item.id) || written.has(item.id)) continue
    if (circular.has(item.id)) ranks[2].push(itemCandidate(analysis, item, 'would wait for itself'))
    else ranks[isAtHome(analysis.plan, item, home) ? 0 : 1].push(itemCandidate(analysis, item))
  }
  return ranks.flat()
}

/** The state of an item and its dates, in a few words. */
function whenOf(analysis: Snapshot, item: Item): string {
  const milestone = analysis.schedule.milestones.get(item.id)
  if (milestone) return formatDay(lastDayOf(milestone.at))
  if (item.collection !== 'tasks') return (item.values as { status?: string }).status ?? ''
  const { status } = taskState(analysis, item as Task)
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
function* nearest(all: readonly Item[], place: number): Iterable<Item> {
  for (let by = 1; by <= all.length; by++) {
    const [before, after] = [all[place - by], all[place + by - 1]]
    if (before) yield before
    if (after) yield after
  }
}

/** The milestone of the item that is written. */
const homeOf = ({ analysis, found }: Asked): string | undefined => networkOf(analysis.plan).milestones.get(found.item?.id ?? '')

const isAtHome = (plan: Plan, item: Item, home: string | undefined): boolean =>
  home !== undefined && networkOf(plan).milestones.get(item.id) === home
