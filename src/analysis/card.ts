import { clip } from '../base/clip'
import type { Item, Milestone, Person, Risk, Task } from '../plan/model/plan'
import { schema } from '../plan/schema/schema'
import type { Analysis } from './analysePlan'
import { idLink, plain, type CardContext, type Fact } from './card/context'
import { milestoneFacts } from './card/milestone'
import { equipmentFacts, personFacts } from './card/person'
import {
  budgetFacts, calendarFacts, decisionFacts, expenseFacts, overlayFacts, qualityFacts, requirementFacts, reviewFacts, stakeholderFacts,
} from './card/register'
import { riskFacts } from './card/risk'
import { taskFacts } from './card/task'
import { restOfWhy } from './card/why'
import { writtenFacts } from './card/written'
import { harmlessMarkdown } from './markdown'
import { titleOf } from './words'

const longestStory = 1500

export interface CardOptions {
  /** Addresses for links; without them there are none. */
  readonly linkTo?: CardContext['linkTo']
  /** What else is known of the item, such as its commits. */
  readonly more?: readonly Fact[]
}

/** An item's story as Markdown: what it is, where it stands, when it will be done and why then, and what it hangs on. */
export function cardOf(analysis: Analysis, id: string, options: CardOptions = {}): string | undefined {
  const item = analysis.plan.items.get(id)
  return item && cardOfItem(analysis, item, options)
}

/** The card of an item, be it one of those with names of their own: calendars and terms. */
export function cardOfItem(analysis: Analysis, item: Item, { linkTo = () => undefined, more = [] }: CardOptions = {}): string {
  const context: CardContext = { analysis, linkTo }
  const sections = [
    table(heading(context, item), [...factsOf(context, item), ...more]),
    restOfWhy(context, item.id),
    storyOf(item),
  ]
  return sections.filter((lines) => 0 < lines.length).map((lines) => lines.join('\n')).join('\n\n---\n\n')
}

const heading = (context: CardContext, item: Item): Fact => [
  schema[item.collection].shape === 'ids' ? idLink(context, item.id) : plain(item.id),
  `${item.id === titleOf(item) ? '' : `${plain(titleOf(item))} `}*(${schema[item.collection].singular})*`,
]

/** Keeps the columns apart: editors leave no room between them, and trim spaces. */
const gap = '&nbsp;&nbsp;'

/** Facts beneath each other in two columns, the item's id and title at the head of them. */
const table = ([id, title]: Fact, facts: readonly Fact[]): readonly string[] =>
  [`| ${id} | ${title} |`, '|:--|:--|', ...facts.map(([label, value]) => `| ${label}${gap} | ${value} |`)]

function storyOf(item: Item): readonly string[] {
  const { description, notes, meaning, text } = item.values as { description?: string; notes?: string; meaning?: string; text?: string }
  const story = [meaning, description ?? text ?? notes].find((each) => each !== undefined)
  return story === undefined ? [] : [harmlessMarkdown(clip(story.trim(), longestStory))]
}

function factsOf(context: CardContext, item: Item): readonly Fact[] {
  switch (item.collection) {
    case 'tasks': return taskFacts(context, item as Task)
    case 'milestones': return milestoneFacts(context, item as Milestone)
    case 'risks': return riskFacts(context, item as Risk)
    case 'people': return personFacts(context, item as Person)
    case 'equipment': return equipmentFacts(context, item as Item<'equipment'>)
    case 'requirements': return requirementFacts(context, item as Item<'requirements'>)
    case 'decisions': return decisionFacts(context, item as Item<'decisions'>)
    case 'stakeholders': return stakeholderFacts(context, item as Item<'stakeholders'>)
    case 'budget': return budgetFacts(context, item as Item<'budget'>)
    case 'expenses': return expenseFacts(context, item as Item<'expenses'>)
    case 'quality': return qualityFacts(context, item as Item<'quality'>)
    case 'reviews': return reviewFacts(context, item as Item<'reviews'>)
    case 'changes': return overlayFacts(context, item as Item<'changes'>)
    case 'scenarios': return overlayFacts(context, item as Item<'scenarios'>)
    case 'calendars': return calendarFacts(context, item as Item<'calendars'>)
    case 'glossary': return []
    default: return writtenFacts(context, item)
  }
}
