import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Position } from 'vscode-languageserver'
import { oneLine } from '../../analysis/plainText'
import { titleOf } from '../../analysis/words'
import { lagText } from '../../plan/model/link'
import type { Dependency } from '../../plan/model/values'
import { milestoneOf, type Item, type Milestone, type Plan, type Task } from '../../plan/model/plan'
import type { Feature } from '../feature'
import { nameAt } from '../places'
import type { ServedPlan } from '../plan'
import { symbolKindOf } from '../symbolKinds'
import type { Workspace } from '../workspace'

/** Predecessors are what calls a task, successors are what it calls. */
export const callHierarchyFeature: Feature = {
  scope: 'plan',
  capabilities: { callHierarchyProvider: true },
  registrations: [{ method: 'textDocument/prepareCallHierarchy' }],
  wire(connection, { workspace, guard }) {
    connection.languages.callHierarchy.onPrepare(guard.request('call hierarchy', ({ textDocument, position }) => {
      const file = workspace.planFile(textDocument.uri)
      const item = file && linkedItemAt(file.plan, file.path, position)
      return item ? [item] : null
    }))
    connection.languages.callHierarchy.onIncomingCalls(guard.request('predecessors', ({ item }) => [...predecessors(planOf(workspace, item), item)]))
    connection.languages.callHierarchy.onOutgoingCalls(guard.request('successors', ({ item }) => [...successors(planOf(workspace, item), item)]))
  },
}

/** The task or milestone whose id stands at a position. */
export function linkedItemAt(plan: ServedPlan, path: string, position: Position): CallHierarchyItem | undefined {
  const name = nameAt(plan, path, position)
  const item = name?.space === 'item' ? linked(plan.snapshot().plan, name.name) : undefined
  return item && itemOf(plan, item)
}

export function predecessors(plan: ServedPlan | undefined, item: CallHierarchyItem): readonly CallHierarchyIncomingCall[] {
  return linksOf(plan, item, (links) => links.before).map((from) => ({ from, fromRanges: [from.selectionRange] }))
}

export function successors(plan: ServedPlan | undefined, item: CallHierarchyItem): readonly CallHierarchyOutgoingCall[] {
  return linksOf(plan, item, (links) => links.after).map((to) => ({ to, fromRanges: [item.selectionRange] }))
}

const planOf = (workspace: Workspace, { uri }: CallHierarchyItem): ServedPlan | undefined => workspace.planFile(uri)?.plan

interface Link {
  readonly other: string
  /** `FS+2d`. */
  readonly how: string
}

interface Links {
  readonly before: ReadonlyMap<string, readonly Link[]>
  readonly after: ReadonlyMap<string, readonly Link[]>
}

function linksOf(plan: ServedPlan | undefined, item: CallHierarchyItem, side: (links: Links) => Links['before']): readonly CallHierarchyItem[] {
  const { id } = (item.data ?? {}) as { readonly id?: unknown }
  if (!plan || typeof id !== 'string') return []
  const { plan: model } = plan.snapshot()
  return (side(linksIn(model)).get(id) ?? []).flatMap(({ other, how }) => {
    const found = linked(model, other)
    return found ? [itemOf(plan, found, how)] : []
  })
}

const linked = (plan: Plan, id: string): Task | Milestone | undefined => plan.tasks.get(id) ?? plan.milestones.get(id)

const known = new WeakMap<Plan, Links>()

/** The links of all tasks and milestones, read once for each plan. */
function linksIn(plan: Plan): Links {
  const found = known.get(plan)
  if (found) return found
  const [before, after] = [new Map<string, Link[]>(), new Map<string, Link[]>()]
  const link = (from: string, to: string, how: string): void => {
    addTo(before, to, { other: from, how })
    addTo(after, from, { other: to, how })
  }
  for (const item of [...plan.tasks.values(), ...plan.milestones.values()]) {
    for (const dependency of item.values.after ?? []) link(dependency.on, item.id, howOf(dependency))
  }
  for (const task of plan.tasks.values()) {
    const milestone = task.children.length === 0 ? milestoneOf(plan, task) : undefined
    if (milestone !== undefined) link(task.id, milestone, 'milestone')
  }
  const links = { before, after }
  known.set(plan, links)
  return links
}

/** `FS+2d`. */
const howOf = (link: Dependency): string => `${link.type}${lagText(link)}`

function addTo(links: Map<string, Link[]>, id: string, link: Link): void {
  const those = links.get(id)
  if (those) those.push(link)
  else links.set(id, [link])
}

function itemOf(plan: ServedPlan, item: Item, how?: string): CallHierarchyItem {
  const { uri, range: selectionRange } = plan.locate(item)
  const title = titleOf(item) === item.id ? [] : [oneLine(titleOf(item))]
  return {
    name: item.id,
    kind: symbolKindOf(item.collection),
    detail: [...(how === undefined ? [] : [how]), ...title].join(' · '),
    uri,
    range: plan.location(item.source.file, item.source.range).range,
    selectionRange,
    data: { id: item.id },
  }
}
