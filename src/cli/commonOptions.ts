import type { Options } from './option'

/** What every command takes. */
export const commonOptions = {
  directory: { kind: 'text', value: 'DIR', short: 'C', summary: 'the folder that holds .tpm; else the nearest one from the present folder upwards' },
  asof: { kind: 'date', value: 'DATE', summary: 'the status date of a plan that names none; today when left out' },
  severity: { kind: 'text', value: 'CODE=LEVEL', isMany: true, summary: 'how much a code counts: error, warning, information, hint or off; may come several times' },
  json: { kind: 'flag', summary: 'print JSON' },
  help: { kind: 'flag', short: 'h', summary: 'print this' },
  version: { kind: 'flag', short: 'V', summary: 'print the version' },
} as const satisfies Options
