import { atField, type Finding } from './finding'

export const notLevelled: Finding = {
  rule: {
    code: 'plan/not-levelled',
    severity: 'information',
    docs: '`project.level` asks for a schedule that never uses anybody beyond capacity. This version reads the key but does not level yet: the dates are those of the links, calendars and constraints alone.',
  },
  find: ({ plan: { project, projectSource } }) =>
    project.level === true && projectSource
      ? [atField(notLevelled.rule, { source: projectSource }, 'level', { message: 'Levelling is not there yet: these dates may use people beyond their capacity.' })]
      : [],
}
