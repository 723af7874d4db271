import assert from 'node:assert/strict'
import { readPlan } from '../../../src/plan/readPlan'
import { fixesOf } from '../checkPlan'

/** How a field of an item is read: as JSON, or the problem's message. */
function read(place: string, written: string): string {
  const [collection = '', key = ''] = place.split('.')
  const { plan, problems } = readPlan([{ path: 'plan.yaml', text: textOf(place, written) }])
  const told = problems.filter(({ rule }) => rule.code !== 'plan/unknown-reference' && rule.code !== 'plan/unknown-word')
  if (0 < told.length) return told.map(({ message }) => message).join(' | ')
  const item = collection === 'project' ? plan.project : (plan.items.get('X-1') ?? plan.calendars.get('X-1'))?.values
  return show((item as Record<string, unknown>)[key])
}

const textOf = (place: string, written: string): string => {
  const [collection, key] = place.split('.')
  return collection === 'project' ? `project: { ${key}: ${written} }\n` : `${collection}:\n  X-1: { ${key}: ${written} }\n`
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? Object.fromEntries(each) : each))?.replaceAll('"', '') ?? 'nothing'

/** What the fixes of a wrong value would write. */
const fixes = (place: string, written: string): readonly string[] =>
  fixesOf(textOf(place, written)).map(([, text]) => text.slice(textOf(place, '').indexOf(' }'), -3))

/** A row is a field, what is written, and what is read of it. */
function table(rows: readonly (readonly [place: string, written: string, read: string])[]): void {
  for (const [place, written, expected] of rows) {
    it(`reads ${place}: ${written} as ${expected}`, () => assert.equal(read(place, written), expected))
  }
}

function wrong(rows: readonly (readonly [place: string, written: string, message: string, ...fixes: string[]])[]): void {
  for (const [place, written, message, ...expected] of rows) {
    it(`refuses ${place}: ${written}`, () => {
      const found = read(place, written)
      assert.ok(found.startsWith(message), found)
      assert.deepEqual(fixes(place, written), expected)
    })
  }
}

describe('dates', () => {
  table([
    ['issues.due', '1970-01-02', '1'],
    ['issues.due', '"1970-01-02"', '1'],
    ['issues.due', '2024-02-29', '19782'],
    ['issues.due', '', 'nothing'],
    ['issues.due', '~', 'nothing'],
    ['tasks.due', '1970-01-02', '{day:1}'],
    ['tasks.due', '1970-01-02T13:30', '{day:1,minute:2250}'],
    ['calendars.holidays', '1970-01-02', '[{from:1,to:1}]'],
    ['calendars.holidays', '[1970-01-02..1970-01-05]', '[{from:1,to:4}]'],
    ['people.leave', '[1970-01-02..1970-01-05 sick, 1970-01-09]', '[{from:1,to:4,kind:sick},{from:8,to:8}]'],
    ['calendars.hours', '["08:00-12:00", "13:00-24:00"]', '[{from:480,to:720},{from:780,to:1440}]'],
    ['calendars.hours', '{ fri: ["08:00-12:00"], sat: "09:00-10:00" }', '{fri:[{from:480,to:720}],sat:[{from:540,to:600}]}'],
    ['calendars.working', '[1970-01-02, 1970-01-05]', '[{day:1},{day:4}]'],
    ['calendars.working', '{ 1970-01-02: ["08:00-12:00"], 1970-01-05: }', '[{day:1,hours:[{from:480,to:720}]},{day:4}]'],
  ])
  wrong([
    ['issues.due', '2026-02-30', 'There is no day `2026-02-30`.', '2026-02-28'],
    ['issues.due', '2026-13-45', 'There is no day `2026-13-45`.'],
    ['issues.due', '999999-01-01', '`999999-01-01` lies outside of the years 1900 to 2999.'],
    ['issues.due', '1066-10-14', '`1066-10-14` lies outside of the years 1900 to 2999.'],
    ['issues.due', 'soon', 'Expected a date, such as 2026-03-02, found `soon`.'],
    ['issues.due', '[2026-01-01]', 'Expected a date, such as 2026-03-02, found a list.', '2026-01-01'],
    ['issues.due', '{ a: b }', 'Expected a date, such as 2026-03-02, found a mapping.'],
    ['issues.due', '2026/3/2', 'Expected a date', '2026-03-02'],
    ['issues.due', '2026-3-2', 'Expected a date', '2026-03-02'],
    ['issues.due', '2.3.2026', 'Expected a date', '2026-03-02'],
    ['issues.due', '31.2.2026', 'Expected a date'],
    ['tasks.due', '2026-03-02T25:00', 'There is no day `2026-03-02T25:00`.'],
    ['tasks.due', '2026/03/02', 'Expected a date', '2026-03-02'],
    ['calendars.holidays', '2026-01-05..2026-01-01', 'Expected a date or a range of dates', '2026-01-01..2026-01-05'],
    ['calendars.holidays', '2026-01-05..2026-02-30', 'There is no day `2026-02-30`.', '2026-01-05..2026-02-28'],
    ['calendars.holidays', '2026-01-01..2026-01-02..2026-01-03', 'Expected a'],
    ['people.leave', '2026-09-01 bored', 'Expected a date or a range of dates with an optional kind'],
    ['calendars.hours', '"22:00-06:00"', 'Expected hours within one day'],
    ['calendars.hours', '{ fri: ["22:00-06:00"] }', 'Expected hours within one day'],
    ['calendars.hours', '{ fry: ["08:00-12:00"] }', 'Unknown key `fry`.', '{ fri: ["08:00-12:00"] }', '{ x-fry: ["08:00-12:00"] }'],
    ['calendars.working', '{ 2026-02-30: ["08:00-12:00"] }', 'There is no day `2026-02-30`.', '{ 2026-02-28: ["08:00-12:00"] }'],
    ['calendars.working', '{ 2026-02-27: ["8-12"] }', 'Expected hours within one day'],
    ['calendars.hours', '"08:00-24:30"', 'Expected hours within one day'],
  ])
})

describe('durations and estimates', () => {
  table([
    ['tasks.spent', '3d', '{amount:3,unit:d,elapsed:false}'],
    ['tasks.spent', '1.5d', '{amount:1.5,unit:d,elapsed:false}'],
    ['tasks.spent', '90min', '{amount:90,unit:min,elapsed:false}'],
    ['tasks.spent', '1mo', '{amount:1,unit:mo,elapsed:false}'],
    ['tasks.spent', '2w', '{amount:2,unit:w,elapsed:false}'],
    ['tasks.spent', '8eh', '{amount:8,unit:h,elapsed:true}'],
    ['tasks.spent', '0d', '{amount:0,unit:d,elapsed:false}'],
    ['tasks.effort', '4h', show(three('4h'))],
    ['tasks.effort', '2d..3d..8d', show(three('2d', '3d', '8d'))],
    ['tasks.duration', '3ed', '{low:{amount:3,unit:d,elapsed:true},likely:{amount:3,unit:d,elapsed:true},high:{amount:3,unit:d,elapsed:true}}'],
  ])
  wrong([
    ['tasks.spent', '3m', '`3m`: a bare `m` may be months or minutes.', '3min', '3mo'],
    ['tasks.effort', '2m..3m..8m', '`2m..3m..8m`: a bare', '2min..3min..8min', '2mo..3mo..8mo'],
    ['tasks.spent', '3', 'Expected a duration', '3d', '3h'],
    ['tasks.spent', '3 days', 'Expected a duration', '3d'],
    ['tasks.spent', '"1,5 h"', 'Expected a duration', '1.5h'],
    ['tasks.effort', '2 Weeks', 'Expected an effort', '2w'],
    ['tasks.effort', '3ed', 'Expected an effort'],
    ['tasks.spent', '-3d', 'Expected a duration'],
    ['tasks.spent', '1e308d', 'Expected a duration'],
    ['tasks.spent', '99999999999999999999d', 'Expected a duration'],
    ['tasks.spent', '.inf', 'Expected a duration'],
    ['tasks.effort', '8d..3d..2d', 'Expected an effort'],
    ['tasks.effort', '2d..3d', 'Expected an effort'],
    ['tasks.effort', '1d..2d..3d..4d', 'Expected an effort'],
  ])
})

function three(low: string, likely = low, high = likely): object {
  const one = (text: string) => ({ amount: Number(text.slice(0, -1)), unit: text.slice(-1), elapsed: false })
  return { low: one(low), likely: one(likely), high: one(high) }
}

describe('shares, money and numbers', () => {
  table([
    ['tasks.progress', '40%', '0.4'],
    ['tasks.progress', '0%', '0'],
    ['people.capacity', '150%', '1.5'],
    ['risks.probability', '30%', '0.3'],
    ['risks.probability', 'high', 'high'],
    ['budget.planned', '1200.50', '1200.5'],
    ['budget.planned', '-3', '-3'],
    ['people.rate', '95/h', '{amount:95,per:h}'],
    ['people.rate', '3000/mo', '{amount:3000,per:mo}'],
    ['risks.impact', '{ time: 5d, cost: 10..20..30 }', `{time:${show(three('5d'))},cost:{low:10,likely:20,high:30}}`],
    ['risks.impact', '4', '4'],
    ['tasks.priority', 'critical', '900'],
    ['tasks.priority', '0', '0'],
    ['equipment.units', '2', '2'],
    ['stakeholders.influence', '5', '5'],
    ['quality.measured', '[{ date: 1970-01-02, value: -1.25 }]', '[{date:1,value:-1.25}]'],
  ])
  wrong([
    ['tasks.progress', '140%', 'Expected a percentage from 0% to 100%'],
    ['tasks.progress', '40', 'Expected a percentage', '40%'],
    ['tasks.progress', '0.4', 'Expected a percentage', '40%'],
    ['tasks.progress', '40 %', 'Expected a percentage', '40%'],
    ['people.capacity', '0%', 'Expected a percentage above 0%'],
    ['people.capacity', '5000%', 'Expected a percentage above 0%'],
    ['risks.probability', 'High', 'Expected a probability', 'high'],
    ['risks.probability', '0.25', 'Expected a probability', '25%'],
    ['budget.planned', '12_000', 'Expected an amount of money', '12000'],
    ['budget.planned', '1e308', 'Expected an amount of money'],
    ['people.rate', '95', 'Expected a rate', '95/h', '95/d'],
    ['people.rate', '95/year', 'Expected a rate'],
    ['tasks.priority', '1001', 'Expected `low`, `normal`'],
    ['equipment.units', '0', 'Expected a number above 0'],
    ['equipment.units', '.inf', 'Expected a number above 0'],
    ['stakeholders.influence', '6', 'Expected a whole number from 1 to 5'],
    ['stakeholders.influence', '1e0', 'Expected a whole number from 1 to 5'],
    ['risks.impact', '9', 'Expected a whole number from 1 to 5'],
  ])
})

describe('dependencies, references and assignments', () => {
  table([
    ['tasks.after', 'CORE-3', '[{on:CORE-3,type:FS}]'],
    ['tasks.after', '[CORE-3 FS+2d, API-7 SS]', '[{on:CORE-3,type:FS,lag:{amount:2,unit:d,elapsed:false}},{on:API-7,type:SS}]'],
    ['tasks.after', '[API-7 FF-1d]', '[{on:API-7,type:FF,lag:{amount:-1,unit:d,elapsed:false}}]'],
    ['tasks.after', '[M1 FS+1ed]', '[{on:M1,type:FS,lag:{amount:1,unit:d,elapsed:true}}]'],
    ['tasks.after', '[API-7 SS+50%, API-7 FS-12.5%]', '[{on:API-7,type:SS,share:0.5},{on:API-7,type:FS,share:-0.125}]'],
    ['tasks.after', '[]', '[]'],
    ['tasks.assign', 'ana', '[{who:ana,units:1}]'],
    ['tasks.assign', '[ana, ben 50%, rig x2]', '[{who:ana,units:1},{who:ben,units:0.5},{who:rig,units:2}]'],
    ['tasks.assign', '{ ana: 100%, ben: 50%, rig: 2 }', '[{who:ana,units:1},{who:ben,units:0.5},{who:rig,units:2}]'],
    ['tasks.commits', '[4f2a9c1, 1234567]', '[4f2a9c1,1234567]'],
    ['tasks.commits', '4F2A9C1', '[4f2a9c1]'],
    ['changes.affects', '[beta, late-vendor]', '[beta,late-vendor]'],
  ])
  wrong([
    ['tasks.after', 'CORE-3+2d', 'Expected a dependency', 'CORE-3 FS+2d'],
    ['tasks.after', 'CORE-3 fs + 2d', 'Expected a dependency', 'CORE-3 FS+2d'],
    ['tasks.after', 'CORE-3 +50%', 'Expected a dependency', 'CORE-3 FS+50%'],
    ['tasks.after', 'CORE-3 FS+2000%', 'Expected a dependency'],
    ['tasks.after', 'CORE-3 ss', 'Expected a dependency', 'CORE-3 SS'],
    ['tasks.after', 'CORE-3 XX', 'Expected a dependency'],
    ['tasks.after', 'CORE-3 FS+2m', 'Expected a dependency'],
    ['tasks.after', '7', 'Expected a dependency'],
    ['tasks.assign', 'ana 0%', 'Expected a person or equipment'],
    ['tasks.assign', 'rig x99999', 'Expected a person or equipment'],
    ['tasks.commits', 'HEAD', 'Expected a commit hash'],
    ['tasks.owner', '1abc', 'Expected the id of an item of people'],
  ])
})

describe('words, text and lists', () => {
  table([
    ['tasks.alap', 'true', 'true'],
    ['tasks.title', '007', '007'],
    ['tasks.title', '1.10', '1.10'],
    ['tasks.title', 'no', 'no'],
    ['tasks.title', '12:30', '12:30'],
    ['tasks.title', '0x1F', '0x1F'],
    ['tasks.title', '12345678901234567890', '12345678901234567890'],
    ['tasks.title', '"null"', 'null'],
    ['tasks.title', 'null', 'nothing'],
    ['tasks.tags', 'one', '[one]'],
    ['tasks.tags', '[one, 2]', '[one,2]'],
    ['tasks.tags', '', 'nothing'],
    ['tasks.skills', '{ typescript: 3 }', '{typescript:3}'],
    ['tasks.checklist', '{ "tokens rotate": true, done: false }', '{tokens rotate:true,done:false}'],
    ['project.statuses', '{ new: todo, shipped: done }', '{new:todo,shipped:done}'],
    ['project.scales', '{ probability: { rare: 1% } }', '{probability:{rare:0.01}}'],
  ])
  wrong([
    ['tasks.alap', 'yes', 'Expected `true` or `false`', 'true'],
    ['tasks.alap', 'Off', 'Expected `true` or `false`', 'false'],
    ['tasks.alap', 'constructor', 'Expected `true` or `false`'],
    ['tasks.alap', '__proto__', 'Expected `true` or `false`'],
    ['risks.response', 'mitigat', 'Expected one of `avoid`', 'mitigate'],
    ['risks.response', 'toString', 'Expected one of `avoid`'],
    ['tasks.title', '[a]', 'Expected text, found a list.'],
    ['tasks.tags', '{ a: b }', 'Expected a list'],
    ['tasks.skills', '[a]', 'Expected a mapping'],
    ['tasks.skills', '{ typescript: 9 }', 'Expected a whole number'],
    ['tasks.checklist', '{ step: }', 'Expected `true` or `false`, found nothing.'],
    ['project.statuses', '{ new: fresh }', 'Expected one of `todo`'],
  ])
})

describe('the patterns of the format', () => {
  const hostile = ['a'.repeat(100_000), '1'.repeat(100_000), `${'a-'.repeat(50_000)}!`, `1${' '.repeat(100_000)}x`, `${'1d..'.repeat(25_000)}`, `1${',000'.repeat(25_000)}x`, `A${' '.repeat(100_000)}FS`]
  const fields = ['tasks.after', 'tasks.assign', 'tasks.effort', 'tasks.due', 'tasks.commits', 'tasks.priority', 'people.leave', 'people.rate', 'risks.probability', 'budget.planned', 'calendars.hours', 'calendars.holidays']
  for (const place of fields) {
    it(`take no time for ${place}, whatever is written`, () => {
      const started = performance.now()
      for (const written of hostile) read(place, `"${written}"`)
      assert.ok(performance.now() - started < 1500)
    })
  }
})
