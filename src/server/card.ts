import { cardOf, cardOfItem } from '../analysis/card'
import type { CardContext, Fact } from '../analysis/card/context'
import { isOf, sayOutlook } from '../analysis/forecast/words'
import { escapeMarkdown } from '../analysis/markdown'
import { oneLine } from '../analysis/plainText'
import type { Item } from '../plan/model/plan'
import type { ServedPlan } from './plan'

/** The card of an item as editors show it: with links to the places of the plan, and the item's commits. */
export const cardIn = (plan: ServedPlan, id: string): string | undefined =>
  cardOf(plan.snapshot(), id, { linkTo: linkTo(plan), more: [...outlookFacts(plan, id), ...commitFacts(plan, id)] })

/** The card of a term or calendar. */
export const cardOfNamed = (plan: ServedPlan, item: Item): string => cardOfItem(plan.snapshot(), item, { linkTo: linkTo(plan) })

/** Addresses of places in the plan's files, which editors open at the line. No text of a plan is in them but names of files. */
export const linkTo = (plan: ServedPlan): CardContext['linkTo'] => ({ file, range }) => {
  const { uri, range: { start } } = plan.location(file, range)
  return `${uri.replace(/[^\w/:.~%-]/g, encoded)}#L${start.line + 1},${start.character + 1}`
}

/** What means something in Markdown, or to editors, stands for itself. `encodeURIComponent` leaves brackets alone. */
const encoded = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`

function outlookFacts(plan: ServedPlan, id: string): readonly Fact[] {
  const outlook = plan.outlook?.get(id)
  const milestone = plan.snapshot().plan.milestones.get(id)
  return outlook && milestone && isOf(milestone, outlook) ? [['Forecast', sayOutlook(outlook)]] : []
}

function commitFacts(plan: ServedPlan, id: string): readonly Fact[] {
  const commits = plan.history.commitsOf(plan.snapshot().plan, id).filter(({ counted }) => counted)
  const [newest] = commits
  if (!newest) return []
  const date = new Date(newest.authoredAt * 1000).toISOString().slice(0, 10)
  return [['Commits', `${commits.length} · last ${date} by ${escapeMarkdown(oneLine(newest.author, 40))}: ${escapeMarkdown(oneLine(newest.subject))}`]]
}
