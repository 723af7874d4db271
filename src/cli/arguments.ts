import { parseArgs } from 'node:util'
import { isSeverity, type Severities } from '../analysis/judge'
import { parseDay, type Day } from '../time/day'

const commandNames = ['check', 'schedule', 'list', 'show', 'why'] as const
export type CommandName = (typeof commandNames)[number]

/** What the user asked for. */
export interface Wanted {
  readonly command: CommandName
  /** What stands after the command: an id, a collection. */
  readonly operands: readonly string[]
  readonly json: boolean
  /** The folder that holds `.tpm`; undefined when it is to be looked for from the present folder upwards. */
  readonly folder: string | undefined
  /** The status date of a plan that names none. */
  readonly asof: Day | undefined
  /** What counts how much; as the rules say where a code is left out. */
  readonly severities: Severities
  readonly status: string | undefined
  readonly person: string | undefined
}

/** What to print instead of doing anything, and how to end. */
export interface Told {
  readonly text: string
  readonly exitCode: 0 | 2
}

const options = {
  json: { type: 'boolean' },
  directory: { type: 'string', short: 'C' },
  asof: { type: 'string' },
  severity: { type: 'string', multiple: true },
  status: { type: 'string' },
  person: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

/** Reads the words after `tplan`; an answer for the user when they ask for help or make no sense. */
export function readArguments(words: readonly string[], version: () => string): Wanted | Told {
  const parsed = parse(words)
  if (typeof parsed === 'string') return wrong(parsed)
  const { values, positionals } = parsed
  if (values.version) return { text: version(), exitCode: 0 }
  const [command, ...operands] = positionals
  if (values.help || command === 'help') return { text: usage, exitCode: 0 }
  if (command === undefined) return wrong('Which command?')
  if (!isCommand(command)) return wrong(`There is no command \`${command}\`.`)
  const asof = values.asof === undefined ? undefined : parseDay(values.asof)
  if (values.asof !== undefined && asof === undefined) return wrong(`\`--asof\` wants a date such as 2026-03-20, not \`${values.asof}\`.`)
  const severities = readSeverities(values.severity ?? [])
  if (typeof severities === 'string') return wrong(severities)
  const problem = wrongOperands(command, operands) ?? wrongFilter(command, values)
  if (problem !== undefined) return wrong(problem)
  return { command, operands, json: values.json === true, folder: values.directory, asof, severities, status: values.status, person: values.person }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    // `parseArgs` throws for an unknown option or a missing value, with a sentence for the user.
    return (error as Error).message
  }
}

/** Reads `unused=off`; a sentence for the user when it is something else. */
function readSeverities(written: readonly string[]): Severities | string {
  const pairs = written.map((each) => [...each.split('='), ''].slice(0, 2) as [string, string])
  const bad = written.find((each, index) => !/^[a-z/-]+=/.test(each) || !isSeverity(pairs[index]?.[1] ?? ''))
  return bad === undefined ? (Object.fromEntries(pairs) as Severities) : `\`--severity\` wants CODE=LEVEL, such as unused=off, with error, warning, information, hint or off, not \`${bad}\`.`
}

const isCommand = (word: string): word is CommandName => commandNames.some((name) => name === word)

function wrongOperands(command: CommandName, operands: readonly string[]): string | undefined {
  if (command === 'show' || command === 'why') return operands.length === 1 ? undefined : `\`tplan ${command}\` wants one id.`
  const most = command === 'list' ? 1 : 0
  return operands.length <= most ? undefined : `\`tplan ${command}\` does not know what to do with \`${operands[most]}\`.`
}

const wrongFilter = (command: CommandName, { status, person }: { status?: string; person?: string }): string | undefined =>
  command !== 'list' && (status ?? person) !== undefined ? `\`--status\` and \`--person\` are for \`tplan list\`, not \`${command}\`.` : undefined

const wrong = (problem: string): Told => ({ text: `${problem}\n\n${usage}`, exitCode: 2 })

const usage = `Usage: tplan COMMAND [--json] [-C DIR] [--asof DATE]

Commands:
  check               what is wrong with the plan: file, line, column, severity, code, message
  schedule            start, finish, float and critical path of every task, dates of milestones
  list [COLLECTION]   the items of a collection, tasks when left out; tasks by --status NAME and --person ID
  show ID             everything known of one item: its fields, dates, blockers and commits
  why ID              what puts a task or milestone on its date: the chain of links, calendars and dates

Options:
  -C, --directory DIR the folder that holds .tpm; else the nearest one from the present folder upwards
  --asof DATE         the status date of a plan that names none; today when left out
  --severity CODE=LEVEL  how much a code counts: error, warning, information, hint or off; may come several times
  --json              print JSON
  -h, --help          print this
  -V, --version       print the version

Exit codes: 0 the plan has no errors, 1 it has errors (every command still prints what can be said), 2 wrong use`
