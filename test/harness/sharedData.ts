import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A folder of the data that others wrote, beside the repository or where `TPM_DATA` says; undefined when it is not there. */
export function sharedData(name: string): string | undefined {
  const folder = join(resolve(process.env['TPM_DATA'] ?? '../shared/data'), name)
  return existsSync(folder) ? folder : undefined
}
