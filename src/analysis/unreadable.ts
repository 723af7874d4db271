import type { Problem, Rule } from '../plan/checks/problem'

export const unreadableRule: Rule = {
  code: 'plan/unreadable',
  severity: 'error',
  docs: 'Something in `.tpm` is named like a plan file but cannot be read as one: a folder or device, a link that leads out of `.tpm`, a file without read permission, or text that is not UTF-8. The rest of the plan is used.',
}

export const unreadable = (file: string, why: string): Problem => ({
  rule: unreadableRule,
  file,
  range: { start: 0, end: 0 },
  message: `${file} is left out of the plan: ${why}.`,
})
