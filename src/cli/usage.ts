import type { Command, Operand } from './command'
import { commands } from './commands'
import { commonOptions } from './commonOptions'
import { optionWords, type Options } from './option'
import { table } from './output'

/** What `tplan help` prints. */
export const usage = (): string =>
  [
    'Usage: tplan COMMAND [--json] [-C DIR] [--asof DATE]',
    `Commands:\n${rows(commands.map((each) => [call(each), each.summary]))}`,
    `Options:\n${optionRows(commonOptions)}`,
    '`tplan help COMMAND` tells the options of one command.',
    'Exit codes: 0 the plan has no errors, 1 it has errors (every command still prints what can be said), 2 wrong use',
  ].join('\n\n')

/** What `tplan help COMMAND` prints. */
export const usageOf = (command: Command): string =>
  [
    `Usage: tplan ${[call(command), ...(Object.keys(command.options).length === 0 ? [] : ['[OPTIONS]'])].join(' ')}`,
    sentence(command.summary),
    ...(Object.keys(command.options).length === 0 ? [] : [`Options:\n${optionRows(command.options)}`]),
    `Options of every command:\n${optionRows(commonOptions)}`,
  ].join('\n\n')

const call = ({ name, operands }: Command): string => [name, ...operands.map(operandWords)].join(' ')

const operandWords = ({ name, isOptional }: Operand): string => (isOptional === true ? `[${name}]` : name)

const optionRows = (options: Options): string => rows(Object.entries(options).map(([name, option]) => [optionWords(name, option), option.summary]))

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

const rows = (cells: readonly (readonly string[])[]): string => table(cells).replace(/^/gm, '  ')
