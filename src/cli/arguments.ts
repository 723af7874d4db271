import { parseArgs } from 'node:util'
import { isSeverity, type Severities } from '../analysis/judge'
import { nearest } from '../base/nearest'
import type { Day } from '../time/day'
import type { Command } from './command'
import { commands } from './commands'
import { commonOptions } from './commonOptions'
import { readValue, type Given, type Option, type Options } from './option'
import { usage, usageOf } from './usage'

/** What the user asked for. */
export interface Wanted {
  readonly command: Command
  readonly operands: readonly string[]
  /** Of the command's own options. */
  readonly options: Given<Options>
  readonly json: boolean
  /** The folder that holds `.tpm`; undefined when it is to be looked for from the present folder upwards. */
  readonly folder: string | undefined
  /** The status date of a plan that names none. */
  readonly asof: Day | undefined
  /** What counts how much; as the rules say where a code is left out. */
  readonly severities: Severities
}

/** What to print instead of doing anything, and how to end. */
export interface Told {
  readonly text: string
  readonly exitCode: 0 | 2
}

/** Reads the words after `tplan`; an answer for the user when they ask for help or make no sense. */
export function readArguments(words: readonly string[], version: () => string): Wanted | Told {
  const parsed = parse(words)
  if (typeof parsed === 'string') return wrong(parsed)
  const { values, positionals } = parsed
  if (values['version'] === true) return { text: version(), exitCode: 0 }
  const isHelp = positionals[0] === 'help'
  const [name, ...operands] = isHelp ? positionals.slice(1) : positionals
  const command = commands.find((each) => each.name === name)
  if (isHelp || values['help'] === true) return command || name === undefined ? told(command) : unknownCommand(name)
  if (name === undefined) return wrong('Which command?')
  if (!command) return unknownCommand(name)
  return wantedOf(command, operands, values)
}

function wantedOf(command: Command, operands: readonly string[], values: Words): Wanted | Told {
  const common = readOptions(commonOptions, values)
  const options = readOptions(command.options, values)
  const problem = refusedIn(common) ?? refusedIn(options) ?? wrongOperands(command, operands) ?? foreignOption(command, values)
  if (problem !== undefined) return wrong(problem, command)
  const { directory, asof, severity, json } = common as Given<typeof commonOptions>
  const severities = readSeverities(severity)
  if (typeof severities === 'string') return wrong(severities, command)
  return { command, operands, options: options as Given<Options>, json, folder: directory, asof, severities }
}

type Words = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** By name, of all commands together: a value may stand before the command that it is for. */
function everyOption(): Options {
  return Object.assign({}, ...commands.map(({ options }) => options), commonOptions) as Options
}

function parse(words: readonly string[]): { readonly values: Words; readonly positionals: readonly string[] } | string {
  const options = Object.fromEntries(Object.entries(everyOption()).map(([name, option]) => [name, parsedAs(option)]))
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    // `parseArgs` throws for an unknown option or a missing value, with a sentence for the user.
    return (error as Error).message
  }
}

const parsedAs = (option: Option) => ({
  type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const),
  multiple: option.kind === 'text' && option.isMany === true,
  ...(option.short !== undefined && { short: option.short }),
})

const readOptions = (options: Options, values: Words) =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, readValue(name, option, values[name])]))

function refusedIn(values: Readonly<Record<string, ReturnType<typeof readValue>>>): string | undefined {
  for (const value of Object.values(values)) if (typeof value === 'object' && 'refused' in value) return value.refused
  return undefined
}

/** Reads `unused=off`; a sentence for the user when it is something else. */
function readSeverities(written: readonly string[]): Severities | string {
  const pairs = written.map((each) => [...each.split('='), ''].slice(0, 2) as [string, string])
  const bad = written.find((each, index) => !/^[a-z/-]+=/.test(each) || !isSeverity(pairs[index]?.[1] ?? ''))
  return bad === undefined ? (Object.fromEntries(pairs) as Severities) : `\`--severity\` wants CODE=LEVEL, such as unused=off, with error, warning, information, hint or off, not \`${bad}\`.`
}

function wrongOperands({ name, operands }: Command, given: readonly string[]): string | undefined {
  const missing = operands[given.length]
  if (missing && missing.isOptional !== true) return `\`tplan ${name}\` wants ${operands.filter((each) => each.isOptional !== true).map((each) => each.name).join(' and ')}.`
  return given.length <= operands.length ? undefined : `\`tplan ${name}\` does not know what to do with \`${given[operands.length] ?? ''}\`.`
}

/** An option that only other commands have. */
function foreignOption(command: Command, values: Words): string | undefined {
  const foreign = Object.keys(values).find((name) => !Object.hasOwn(commonOptions, name) && !Object.hasOwn(command.options, name))
  if (foreign === undefined) return undefined
  const owners = commands.filter(({ options }) => Object.hasOwn(options, foreign)).map(({ name }) => `\`tplan ${name}\``)
  return `\`--${foreign}\` is for ${owners.join(' and ')}, not \`${command.name}\`.`
}

const unknownCommand = (name: string): Told => {
  const meant = nearest(name, commands.map((each) => each.name))
  return wrong(`There is no command \`${name}\`.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`)
}

const told = (command: Command | undefined): Told => ({ text: command ? usageOf(command) : usage(), exitCode: 0 })

const wrong = (problem: string, command?: Command): Told => ({ text: `${problem}\n\n${command ? usageOf(command) : usage()}`, exitCode: 2 })
