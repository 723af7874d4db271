import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import type { PlanItem } from '../selection/selection'
import { withoutIcons } from '../words/plainText'
import type { CommandHost } from './command'
import { planOf, targetOf } from './target'

export type ItemCollection = 'tasks' | 'milestones' | 'risks'

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value
}

/** Asks for one of several values; undefined when the user leaves. */
export async function pickOne<Value>(
  choices: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>, title: string, placeHolder?: string,
): Promise<Value | undefined> {
  const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true }
  return (await vscode.window.showQuickPick<Choice<Value>>(choices, options))?.value
}

/** The plan of the argument, the only one, or the one that the user chooses. */
export async function pickPlan({ server: { plans } }: CommandHost, argument?: unknown): Promise<PlanSummary | undefined> {
  const named = plans.find(({ plan }) => plan === planOf(argument))
  if (named || plans.length < 2) return named ?? plans[0]
  const choices = plans.map(plan => ({
    label: withoutIcons(plan.name),
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(plan.plan), true),
    value: plan,
  }))
  return pickOne(choices, vscode.l10n.t('Choose a plan'))
}

/** The item of the argument, or the one that the user chooses out of some collections of a plan. */
export async function pickItem(
  host: CommandHost, argument: unknown, collections: readonly ItemCollection[], title: string,
): Promise<PlanItem | undefined> {
  const target = targetOf(argument)
  if (target) return target
  const plan = (await pickPlan(host, argument))?.plan
  const item = plan && await pickOne(itemChoices(host, plan, collections), title)
  return plan && item ? { plan, item } : undefined
}

async function itemChoices({ server }: CommandHost, plan: string, collections: readonly ItemCollection[]): Promise<Choice<string>[]> {
  const lists = await Promise.all(collections.map(async collection => ({
    collection, items: await server.request('tpm/items', { plan, collection }) ?? [],
  })))
  return lists.flatMap(({ collection, items }) => items.map(({ id, title, detail }) => ({
    label: `$(${icons[collection]}) ${withoutIcons(title)}`,
    description: id,
    ...(detail && { detail: withoutIcons(detail) }),
    value: id,
  })))
}

const icons: Record<ItemCollection, string> = { tasks: 'circle-outline', milestones: 'milestone', risks: 'warning' }
