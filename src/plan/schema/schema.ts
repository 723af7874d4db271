import { budget } from './collections/budget'
import { calendars } from './collections/calendars'
import { changes } from './collections/changes'
import { decisions } from './collections/decisions'
import { equipment } from './collections/equipment'
import { expenses } from './collections/expenses'
import { feedback } from './collections/feedback'
import { glossary } from './collections/glossary'
import { issues } from './collections/issues'
import { meetings } from './collections/meetings'
import { milestones } from './collections/milestones'
import { people } from './collections/people'
import { project } from './collections/project'
import { quality } from './collections/quality'
import { requirements } from './collections/requirements'
import { reviews } from './collections/reviews'
import { risks } from './collections/risks'
import { scenarios } from './collections/scenarios'
import { stakeholders } from './collections/stakeholders'
import { tasks } from './collections/tasks'
import { training } from './collections/training'

/** Every collection of the plan format, in the order of the reference page. */
export const schema = {
  project, calendars, people, equipment, milestones, tasks, risks, issues, decisions, requirements, changes,
  stakeholders, meetings, budget, expenses, quality, reviews, training, feedback, scenarios, glossary,
} as const

export type Schema = typeof schema
export type CollectionKey = keyof Schema

export const collectionKeys = Object.keys(schema) as readonly CollectionKey[]

export const isCollection = (key: string): key is CollectionKey => Object.hasOwn(schema, key)

/** Whether items of a collection change others (`set`) and add some (`add`), in a plan that is not this one. */
export const isOverlay = (key: CollectionKey): boolean => key === 'changes' || key === 'scenarios'

/** The collections to which an overlay may add items. */
export const addableKeys: readonly CollectionKey[] = collectionKeys.filter((key) => schema[key].shape === 'ids' && !isOverlay(key))
