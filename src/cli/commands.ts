import type { Command } from './command'
import { check } from './commands/check'
import { compare } from './commands/compare'
import { cost } from './commands/cost'
import { earned } from './commands/earned'
import { forecast } from './commands/forecast'
import { importPlan } from './commands/import'
import { level } from './commands/level'
import { list } from './commands/list'
import { pullInCommand } from './commands/pullIn'
import { schedule } from './commands/schedule'
import { show } from './commands/show'
import { why } from './commands/why'

/** Every command, in the order of the usage. */
export const commands: readonly Command[] = [check, schedule, level, list, show, why, cost, earned, forecast, compare, pullInCommand, importPlan]
