import type { CompletionItemKind } from 'vscode-languageserver'
import type { Item } from '../../../plan/model/plan'
import type { Snapshot } from '../../../analysis/livePlan'
import type { Day } from '../../../time/day'
import type { FoundPlace } from '../../formatPlace'
import type { Spot } from './spot'

/** What a source of completions is asked. */
export interface Asked {
  readonly analysis: Snapshot
  readonly today: Day
  readonly spot: Spot
  readonly found: FoundPlace
  /** From where the word starts to the cursor. */
  readonly typed: string
  /** The key whose value is written; empty where there is none. */
  readonly field: string
}

/** Something that may be written. */
export interface Candidate {
  readonly label: string
  readonly kind: CompletionItemKind
  /** What typing is compared with besides the label, such as a title. */
  readonly search?: string | undefined
  /** How much of what was typed stays before it. */
  readonly from?: number
  /** What is written; the label when left out. */
  readonly text?: string
  /** What is written where the editor knows tab stops. */
  readonly snippet?: string
  readonly detail?: string | undefined
  /** Harmless Markdown. */
  readonly documentation?: string
  /** The item that is named: it tells the rest of the detail, and its card is the documentation. */
  readonly item?: Item
  /** The id of an item whose card is the documentation, where the detail says it all. */
  readonly card?: string
  /** More is to be chosen once it is written. */
  readonly again?: boolean
  /** A word, which is quoted when YAML would take it for something else. */
  readonly isText?: boolean
}
