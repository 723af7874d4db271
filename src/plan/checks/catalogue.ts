import { ambiguousUnitRule } from './ambiguousUnit'
import { conflictMarkerRule } from './conflictMarker'
import { controlCharacterRule } from './controlCharacter'
import { dueBeforeStartRule } from './dueBeforeStart'
import { duplicateAssignmentRule } from './duplicateAssignment'
import { duplicateIdRule } from './duplicateId'
import { duplicateKeyRule } from './duplicateKey'
import { formerIdRule } from './formerId'
import { impossibleDatesRule } from './impossibleDates'
import { invalidIdRule } from './invalidId'
import { limitRule } from './limits'
import { noSuchDayRule } from './noSuchDay'
import { noWorkingTimeRule } from './noWorkingTime'
import type { Rule } from './problem'
import { summaryWorkRule } from './summaryWork'
import { syntaxRule } from './syntax'
import { unknownKeyRule } from './unknownKey'
import { unknownReferenceRule } from './unknownReference'
import { unknownWordRule } from './unknownWord'
import { unsupportedRule } from './unsupported'
import { wrongTypeRule } from './wrongType'

/** Everything that is found while a plan is read, by code: for the reference page and the links in the editor. */
export const catalogue: readonly Rule[] = [
  ambiguousUnitRule, conflictMarkerRule, controlCharacterRule, dueBeforeStartRule, duplicateAssignmentRule, duplicateIdRule, duplicateKeyRule, formerIdRule,
  impossibleDatesRule, invalidIdRule, limitRule, noSuchDayRule, noWorkingTimeRule, summaryWorkRule, syntaxRule, unknownKeyRule,
  unknownReferenceRule, unknownWordRule, unsupportedRule, wrongTypeRule,
].sort((a, b) => (a.code < b.code ? -1 : 1))
