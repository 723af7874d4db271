import { catalogue } from '../plan/checks/catalogue'
import type { Rule } from '../plan/checks/problem'
import { findings } from './findings/findings'
import { unlikelyDateRule } from './findings/unlikelyDate'
import { unknownIgnoreRule, unusedIgnoreRule } from './ignoreRules'
import { linkedFolderRule, unreadableRule } from './unreadable'

/** Everything that may be said of a plan, by code: what the text alone shows, and what only the files and the schedule do. */
export const rules: readonly Rule[] = [...catalogue, ...findings.map(({ rule }) => rule), linkedFolderRule, unknownIgnoreRule, unlikelyDateRule, unreadableRule, unusedIgnoreRule]
  .sort((a, b) => (a.code < b.code ? -1 : 1))
