import type { Rule } from '../../plan/checks/problem'
import { atField, type Finding } from './finding'

export const notLevelledRule: Rule = {
  code: 'plan/not-levelled',
  severity: 'information',
  docs: '`project.level` asks for a schedule that never uses anybody beyond capacity. This version reads the key but does not level yet: the dates are those of the links, calendars and constraints alone.',
}

export const findNotLevelled: Finding = ({ project, projectSource }) =>
  project.level === true && projectSource
    ? [atField(notLevelledRule, { source: projectSource }, 'level', 'Levelling is not there yet: these dates may use people beyond their capacity.')]
    : []
