import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDay } from '../time/localDay'
import { runCommand } from './run'

/** The version of the package that this file was built into. */
const version = (): string =>
  (JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string }).version

async function main(): Promise<void> {
  const output = await runCommand(process.argv.slice(2), { cwd: process.cwd(), today: localDay(new Date()), version })
  if (output.remark !== undefined) process.stderr.write(`${output.remark}\n`)
  process.exitCode = output.exitCode
  const stream = output.exitCode === 2 ? process.stderr : process.stdout
  stream.write(`${output.text}\n`)
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))

main().catch((error: unknown) => {
  process.stderr.write(`tplan failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 2
})
