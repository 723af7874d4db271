import type { Change } from '../plan/model/change'
import type { StatusKind } from '../plan/model/values'
import type { GanttModel } from './gantt'
import type { Location } from './location'
import type { TreeNode, TreeFilter, TreeView } from './tree'

/** What the extension tells the server when it starts it. */
export interface ServerSettings {
  /** URIs of the workspace folders. */
  readonly folders: readonly string[]
  /** False in Restricted Mode: then no process is started, git included. */
  readonly trusted: boolean
  /** The git binary, from the user's settings alone; `git` on the PATH when left out. */
  readonly gitPath?: string
  /** Lenses in source files, and in plan files. */
  readonly sourceLenses: boolean
  readonly planLenses: boolean
  /** What plan files show beside the text; `usualInlayHints` when left out. */
  readonly inlayHints?: InlayHintSettings
  /** Whether milestones are forecast, beside all else, when the plan has come to rest; true when left out. */
  readonly forecasts?: boolean
  /** How long better dates of a levelled plan are looked for; `usualLevellingSeconds` when left out, 0 for not at all. */
  readonly levellingSeconds?: number
  /** What counts how much in each of the folders, by URI; as the rules say where a folder or code is left out. */
  readonly severities?: { readonly [folder: string]: SeveritySettings }
  /** Those of the folders whose plan files are formatted; none when left out. */
  readonly formatFolders?: readonly string[]
}

export const usualLevellingSeconds = 5

/** How much a code of a diagnostic counts, such as `plan/unused`. */
export type SeveritySettings = { readonly [code: string]: 'error' | 'warning' | 'information' | 'hint' | 'off' }

/** The kinds of inlay hints, each on or off. */
export interface InlayHintSettings {
  /** Computed dates of tasks and milestones. */
  readonly dates: boolean
  readonly float: boolean
  /** By how much a deadline, a hard bound or a milestone's due date is missed. */
  readonly slip: boolean
  /** The work in all tasks of a summary task. */
  readonly summary: boolean
}

export const usualInlayHints: InlayHintSettings = { dates: true, float: false, slip: true, summary: false }

/** What every view needs to know about one plan; sent whenever it changes. */
export interface PlanSummary {
  /** URI of the folder that holds `.tpm`; names the plan in every request. */
  readonly plan: string
  readonly name: string
  /** Grows with every change. */
  readonly version: number
  /** The status date, ISO: what is left, or late, counts from here. */
  readonly asof: string
  /** No items at all. */
  readonly empty: boolean
  readonly errors: number
  readonly warnings: number
  /** Where the first error is. */
  readonly firstError?: Location & { readonly message: string }
  /** Milestones that are computed, or were promised, later than due. */
  readonly lateMilestones: number
  /** Whether commits can be shown, and why not. */
  readonly history: 'ready' | 'loading' | 'untrusted' | 'no-git' | 'no-repository' | 'failed'
  /** The person whose address git knows as the user's; undefined when there is none, then My Work shows nobody's tasks alone. */
  readonly me?: { readonly id: string; readonly name: string }
  /** The people and statuses that a filter may name. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly statuses: readonly { readonly name: string; readonly kind: StatusKind }[]
  readonly milestones: readonly { readonly id: string; readonly title: string }[]
}

/** A commit of a task, for lists and links. */
export interface Commit {
  readonly hash: string
  readonly subject: string
  readonly author: string
  /** Seconds since 1970, UTC. */
  readonly time: number
  /** How it belongs to the task. */
  readonly by: 'message' | 'trailer' | 'branch' | 'plan' | 'merge' | 'revert'
}

/** A file that a commit changed. */
export interface ChangedFile {
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed'
  /** Paths from the top of the repository. */
  readonly path: string
  readonly before?: string
}

/** Why an item is when it is, its own reason first. Dates are ISO. */
export interface Why {
  readonly item: string
  readonly start: string
  readonly finish: string
  readonly steps: readonly WhyStep[]
  /** Each a set of constraints that cannot hold together, the bound that is broken first. */
  readonly conflicts: readonly (readonly WhyPart[])[]
}

/** One reason in words, without the item that it is about, and where the text that decides is. */
export interface WhyPart {
  readonly item: string
  readonly words: string
  readonly location?: Location
}

export interface WhyStep extends WhyPart {
  readonly start: string
  readonly finish: string
}

/** What a user wants changed. The server turns it into the smallest edit of the plan's text. */
export type Intent = Change

/** The edit of an intent, or why there is none. */
export type IntentAnswer =
  | {
      readonly ok: true
      readonly edits: readonly (Location & { readonly text: string })[]
      /** Set when the edit's file does not exist yet. */
      readonly create?: string
      /** The item that is changed or made. */
      readonly id: string
      /** The file whose text the edits count from, with that text's `fingerprint`: in any other text they mean nothing. */
      readonly basis?: { readonly uri: string; readonly fingerprint: string }
    }
  | { readonly ok: false; readonly message: string }

/** The edits that write what levelling found into the plan, each said in words, or why there are none. */
export type LevelAnswer =
  | {
      readonly ok: true
      readonly edits: readonly (Location & {
        readonly text: string
        /** The task that is moved, with its title and its new dates, and why it has to wait. */
        readonly label: string
        readonly reason: string
      })[]
      /** The files whose texts the edits count from, each with that text's `fingerprint`. */
      readonly bases: readonly { readonly uri: string; readonly fingerprint: string }[]
    }
  | { readonly ok: false; readonly message: string }

/** Requests to the server: method, parameters, answer. */
export interface Requests {
  'tpm/tree': [{ plan: string; view: TreeView; parent?: string; filter?: TreeFilter }, readonly TreeNode[]]
  /** The way from the root of a view to an item, for revealing it. */
  'tpm/treePath': [{ plan: string; view: TreeView; item: string; filter?: TreeFilter }, readonly TreeNode[]]
  /** An item's story, as Markdown. */
  'tpm/card': [{ plan: string; item: string }, string | undefined]
  /** What puts a task or milestone on its date; undefined for what has no dates. */
  'tpm/why': [{ plan: string; item: string }, Why | undefined]
  'tpm/gantt': [{ plan: string }, GanttModel | undefined]
  'tpm/locate': [{ plan: string; item: string }, Location | undefined]
  /** The tasks that may be meant at the end of a line of a comment or a commit message; undefined where none is to be offered. */
  'tpm/completeIds': [
    { uri: string; line: string; where: 'comment' | 'message' },
    { plan: string; /** How many signs at the end of the line are to be replaced. */ typed: number; more: boolean; items: readonly { id: string; title: string; detail: string }[] } | undefined,
  ]
  /** The item at a place of a plan file. */
  'tpm/itemAt': [{ uri: string; line: number; character: number }, { plan: string; item: string } | undefined]
  'tpm/commits': [{ plan: string; item: string }, readonly Commit[]]
  'tpm/changedFiles': [{ plan: string; hash: string }, readonly ChangedFile[]]
  /** A file as it stood; empty text where it did not exist. */
  'tpm/fileAt': [{ plan: string; revision: string; path: string }, string]
  'tpm/intent': [{ plan: string; intent: Intent }, IntentAnswer]
  'tpm/level': [{ plan: string }, LevelAnswer]
  'tpm/items': [{ plan: string; collection: 'tasks' | 'milestones' | 'risks' }, readonly { id: string; title: string; detail: string }[]]
}

/** Notifications from the server. */
export interface ServerNotifications {
  'tpm/plans': { readonly plans: readonly PlanSummary[] }
}

/** Notifications to the server. */
export interface ClientNotifications {
  /** Folders, trust or settings are different now. */
  'tpm/settings': ServerSettings
  /** The repository may have moved: HEAD, refs. */
  'tpm/repositoryChanged': { readonly folder: string }
}

export type Method = keyof Requests
export type Parameters<M extends Method> = Requests[M][0]
export type Answer<M extends Method> = Requests[M][1]

/** Commands that the server's code lenses and links name; the extension has them. */
export const lensCommands = {
  showCommits: 'tpm.showCommits',
  openItem: 'tpm.openItem',
} as const
