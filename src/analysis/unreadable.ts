import type { Problem, Rule } from '../plan/checks/problem'

export const unreadableRule: Rule = {
  code: 'plan/unreadable',
  severity: 'error',
  docs: 'Something in `.tpm` is named like a plan file but cannot be read as one: a folder or device, a link that leads out of `.tpm`, a file without read permission, text that is not UTF-8, or one of too many files. The rest of the plan is used.',
}

export const unreadable = (file: string, why: string): Problem => atStart(file, `${file} is left out of the plan: ${why}.`)

export const tooManyFiles = (folder: string, most: number): Problem =>
  atStart(folder, `${folder} holds more than ${most} plan files: only the first ${most} are read.`)

export const linkedFolderRule: Rule = {
  code: 'plan/linked-folder',
  severity: 'warning',
  docs: 'The folder `.tpm` is a link that leads out of the folder that holds it. The plan is read, but no command changes it.',
}

export const linkedFolder = (folder: string): Problem =>
  atStart(folder, `${folder} is a link to another place: the plan is shown but cannot be changed from here.`, linkedFolderRule)

const atStart = (file: string, message: string, rule = unreadableRule): Problem => ({ rule, file, range: { start: 0, end: 0 }, message })
