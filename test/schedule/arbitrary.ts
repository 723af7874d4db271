import fc from 'fast-check'

/** What a random plan may hold besides tasks of some hours and links. */
export interface Ingredients {
  readonly calendars?: boolean
  readonly people?: boolean
  /** Equipment with hours and days away of its own; besides people, or instead. */
  readonly equipment?: boolean
  /** People and machines that several tasks need, in whole and in part. */
  readonly contention?: boolean
  readonly summaries?: boolean
  readonly milestones?: boolean
  readonly pins?: boolean
  readonly alap?: boolean
  readonly facts?: boolean
  /** Only FS. */
  readonly simple?: boolean
  /** Links to whatever comes later, too. */
  readonly cycles?: boolean
}

/** A plan as blocks of lines, which may stand in any order: see `planOf`. */
export type Blocks = readonly string[]

const resources = [
  'project  start=2026-03-02  asof=2026-03-02',
  'calendar default  holidays=2026-03-05',
  'calendar short  week=mon, tue, wed, thu, fri, sat  hours=10:00-14:00',
  'calendar weekend  week=sat, sun',
  'calendar nights  week=mon, tue, fri  hours=mon 22:00-24:00, tue 00:00-03:00, tue 20:00-24:00, fri 06:00-09:00',
  'person ana',
  'person ben  capacity=50%  leave=2026-03-03..2026-03-04',
  'person cleo  calendar=short',
  'equipment rig  units=2',
  'equipment night  calendar=short',
  'equipment press  away=2026-03-03..2026-03-04, 2026-03-10',
  'equipment oven  calendar=short  away=2026-03-06',
]

export const textOf = (blocks: Blocks): string => [...resources, ...blocks].join('\n')

interface Seed {
  readonly size: number
  readonly hours: number
  readonly links: readonly (readonly [number, number, number])[]
  readonly choice: readonly number[]
}

const seed: fc.Arbitrary<Seed> = fc.record({
  size: fc.integer({ min: 1, max: 3 }),
  hours: fc.integer({ min: 0, max: 20 }),
  links: fc.array(fc.tuple(fc.nat(99), fc.nat(3), fc.integer({ min: -6, max: 12 })), { maxLength: 3 }),
  choice: fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
})

/** Plans without cycles unless asked for: every item waits for items before it alone. */
export const plans = (ingredients: Ingredients = {}): fc.Arbitrary<Blocks> =>
  fc.array(seed, { minLength: 1, maxLength: 7 }).map((seeds) => blocksOf(seeds, ingredients))

function blocksOf(seeds: readonly Seed[], ingredients: Ingredients): Blocks {
  const known: string[] = []
  const all = seeds.map((_, i) => `T${i}`)
  const blocks = seeds.map((each, i) => {
    const isSummary = ingredients.summaries === true && each.choice[0]! < 30
    const candidates = ingredients.cycles ? all : [...known]
    const lines = isSummary ? summaryLines(each, i, candidates, ingredients) : [taskLine(`T${i}`, each, candidates, ingredients)]
    known.push(...lines.map((line) => line.trim().split(' ')[1]!))
    return lines.join('\n')
  })
  if (!ingredients.milestones) return blocks
  return [...blocks, `milestone M0  after=${known[0]}`, 'milestone M1']
}

function summaryLines(each: Seed, i: number, candidates: readonly string[], ingredients: Ingredients): string[] {
  const lines = [`task S${i}${each.choice[1]! < 40 ? afterOf(each, candidates, ingredients) : ''}`]
  const inner: string[] = []
  for (let n = 0; n < each.size; n++) {
    const id = n === 0 ? `T${i}` : `T${i}${'abc'[n]}`
    const choice = each.choice.map((value, at) => (value * (n + 2) + at) % 100)
    lines.push(`  ${taskLine(id, { ...each, hours: (each.hours + n * 5) % 21, choice }, [...candidates, ...inner], ingredients)}`)
    inner.push(id)
  }
  return lines
}

function taskLine(id: string, each: Seed, candidates: readonly string[], ingredients: Ingredients): string {
  const [, , estimate = 0, calendar = 0, date = 0, milestone = 0, extra = 0] = each.choice
  const parts = [`task ${id}`]
  if (ingredients.contention) parts.push(`${estimate < 60 ? 'effort' : 'duration'}=${each.hours % 14}h  assign=${contended[(estimate + extra) % contended.length]}`)
  else if (ingredients.people && estimate < 50) parts.push(`effort=${(each.hours % 8) * 3}h  assign=${crews[estimate % crews.length]}`)
  else parts.push(`duration=${each.hours}h`)
  if (ingredients.equipment && !ingredients.contention) equip(parts, milestone + extra)
  if (ingredients.calendars && calendar < 40) parts.push(`calendar=${['short', 'weekend', 'nights'][calendar % 3]}`)
  if (ingredients.contention && 80 < date) parts.push(`priority=${date * 10}`)
  if (date < 20) parts.push(`earliest=2026-03-0${(date % 8) + 2}`)
  if (ingredients.milestones && milestone < 30) parts.push('milestone=M1')
  if (ingredients.pins && extra < 15) parts.push(`${['start', 'finish', 'latest', 'maxstart', 'minfinish'][extra % 5]}=2026-03-${extra + 10}`)
  if (ingredients.alap && 60 < extra && extra < 85) parts.push('alap=true')
  if (ingredients.facts && 85 < extra) parts.push(['started=2026-02-26  progress=50%', 'started=2026-02-26', 'finished=2026-02-26'][extra % 3]!)
  return parts.join('  ') + afterOf(each, candidates, ingredients)
}

function equip(parts: string[], choice: number): void {
  const needed = ['rig', 'press', 'oven', 'press, oven'][choice % 8]
  const at = parts.findIndex((part) => part.startsWith('assign='))
  if (needed === undefined) return
  if (at < 0) parts.push(`assign=${needed}`)
  else parts[at] += `, ${needed}`
}

const contended = ['ana', 'ana 50%', 'ana 40%, ben', 'ben', 'ana, cleo', 'rig', 'rig x2', 'ana 60%, rig', 'cleo 25%, night', 'rig x3']
const crews = ['ana', 'ben', 'cleo', 'ana, ben', 'ana, cleo', 'ana, ben, cleo']

function afterOf({ links }: Seed, candidates: readonly string[], { simple }: Ingredients): string {
  if (candidates.length === 0 || links.length === 0) return ''
  const written = links.map(([to, type, lag]) => {
    const on = candidates[to % candidates.length]
    if (simple) return on
    return lag === 0 ? `${on} ${['FS', 'SS', 'FF', 'SF'][type]}` : `${on} ${['FS', 'SS', 'FF', 'SF'][type]}${lag < 0 ? '' : '+'}${lag}${to % 4 === 0 ? 'eh' : 'h'}`
  })
  return `  after=${written.join(', ')}`
}
