import type { Analysis } from '../analysis/analysePlan'
import type { Schedule } from '../schedule/schedule'
import type { Day } from '../time/day'
import type { Given, Options } from './option'
import type { Output } from './output'

/** A command of `tplan`. Each is declared in a file of its own and entered in `commands.ts`; parsing and usage follow. */
export type Command<Declared extends Options = Options> = PlanCommand<Declared> | FreeCommand<Declared>

interface Declaration<Declared extends Options> {
  readonly name: string
  /** One line of the usage: what it prints or does. */
  readonly summary: string
  /** What stands after the name, in order; the optional ones last. */
  readonly operands: readonly Operand[]
  /** Its own, besides those of every command. */
  readonly options: Declared
}

interface PlanCommand<Declared extends Options> extends Declaration<Declared> {
  /** The plan is read; its problems are no failure. */
  run(analysis: Analysis, call: Call<Declared>): Output | Promise<Output>
}

/** A command that needs no plan. */
interface FreeCommand<Declared extends Options> extends Declaration<Declared> {
  start(call: FreeCall<Declared>): Output | Promise<Output>
}

export interface Operand {
  /** As the usage shows it. */
  readonly name: string
  readonly isOptional?: boolean
}

/** What the user asked of a command. */
export interface Call<Declared extends Options = Options> {
  readonly operands: readonly string[]
  readonly options: Given<Declared>
  /** JSON is wanted, rather than text. */
  readonly json: boolean
  /** The folder that holds `.tpm`. */
  readonly folder: string
  /** The same plan with other dates, and what is to be said of those. */
  readonly analyseWith: (schedule: Schedule) => Analysis
  /** The day on which the command runs. */
  readonly today: Day
}

export interface FreeCall<Declared extends Options = Options> extends Omit<Call<Declared>, 'analyseWith'> {
  /** The folder that paths among the operands start from. */
  readonly cwd: string
}

/** Declares a command; what it is called with has the types of its options. */
export const command = <const Declared extends Options>(declared: Command<Declared>): Command => declared as unknown as Command
