import type { GanttLink, GanttModel, GanttRow } from '../../src/protocol/gantt'

const minutesPerDay = 1440

/** The days since 1970 of an ISO date. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 86_400_000

/** Wall-clock minutes since 1970 of an ISO date or moment. */
export const minute = (iso: string): number => Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00Z`) / 60_000

const holidays = ['2026-01-01', '2026-04-03', '2026-05-01', '2026-06-04', '2026-06-10', '2026-06-24', '2026-10-05', '2026-12-01']

/** Weekends and holidays from 2025 to 2027, in stretches. */
export const daysOff: [number, number][] = stretches(day('2025-01-01'), day('2027-12-31'))

function stretches(first: number, last: number): [number, number][] {
  const free = new Set(holidays.map(day))
  const found: [number, number][] = []
  for (let at = first; at <= last; at++) {
    if (!free.has(at) && (at + 3) % 7 < 5) continue
    const before = found.at(-1)
    if (before && before[1] === at - 1) before[1] = at
    else found.push([at, at])
  }
  return found
}

const isOff = (at: number): boolean => daysOff.some(([first, last]) => first <= at && at <= last)

/** The day on which so many days of work end. */
function lastDay(first: number, days: number): number {
  let at = first
  for (let left = days; ; at++) if (!isOff(at) && --left <= 0) return at
}

/** A row that is like every other but for what is given. */
export function row(id: string, given: Partial<GanttRow> = {}): GanttRow {
  return {
    id, kind: 'task', title: `Title of ${id}`, depth: 0, start: minute('2026-03-02T09:00'), finish: minute('2026-03-06T18:00'),
    status: 'todo', statusKind: 'todo', progress: 0, critical: false, late: false, blocked: false, floatDays: 3, people: [], ...given,
  }
}

export function model(rows: readonly GanttRow[], given: Partial<GanttModel> = {}): GanttModel {
  const moments = rows.flatMap(({ start, finish }) => [start, finish]).filter(moment => moment !== undefined)
  return {
    plan: 'file:///work/aurora', name: 'Aurora', version: 1, asof: minute('2026-03-20'), start: Math.min(...moments, minute('2026-01-05')),
    finish: Math.max(...moments, minute('2026-03-20')), daysOff, rows, links: [], ...given,
  }
}

/** `depth id: title | start | days of work | status progress% | people | flags`; milestones have a due date in place of work. */
const lines = `
0 alpha: Data flows from one logger to one page | 2026-02-20 | due 2026-02-20 | done 100 | Ana Lima | milestone
1 CORE-1: Write down what a reading is | 2026-01-05 | 3 | done 100 | Ana Lima, Ben Okafor
1 CORE-2: Ingest readings over HTTP | 2026-01-08 | 8 | done 100 | Ben Okafor
1 CORE-3: Store readings by logger and day | 2026-01-20 | 7 | done 100 | Ben Okafor
1 FW-1: Boot the logger board | 2026-01-05 | 10 | done 100 | Chi Nguyen
1 FW-2: Read pressure and valve state | 2026-01-19 | 8 | done 100 | Chi Nguyen
1 UI-1: One page with one curve | 2026-01-29 | 12 | done 100 | Dora Weiss
1 QA-1: Walk the data from sensor to screen | 2026-02-16 | 5 | done 100 | Emil Novak
0 trial: Twenty loggers installed at the trial sites | 2026-04-29 | due 2026-04-24 | todo 46 | Emil Novak | milestone late critical
1 FW-10: Power from the battery only | 2026-02-02 | 32 | active 64 | Chi Nguyen | summary critical
2 FW-11: Measure the sleep current | 2026-02-02 | 6 | done 100 | Chi Nguyen
2 FW-12: Sleep between readings | 2026-02-10 | 12 | done 100 | Chi Nguyen
2 FW-13: Wake on pressure change | 2026-02-26 | 11 | active 60 | Chi Nguyen | critical
2 FW-14: Eighty days on one battery | 2026-03-13 | 12 | todo 0 | Chi Nguyen, Emil Novak | critical due 2026-03-27 late
1 FW-20: Updates over the air | 2026-03-02 | 26 | active 30 | Chi Nguyen | summary
2 FW-21: Sign the images | 2026-03-02 | 5 | done 100 | Ana Lima
2 FW-22: Two slots and a way back | 2026-03-09 | 10 | active 45 | Chi Nguyen
2 FW-23: Send an update to ten loggers at once | 2026-03-23 | 6 | todo 0 | Ben Okafor, Chi Nguyen | blocked
2 FW-24: What happens when the power goes | 2026-03-31 | 4 | todo 0 | Emil Novak | blocked
1 FLD-1: Choose the sites with the city | 2026-02-09 | 8 | done 100 | Fay Torres
1 FLD-2: Mounts and housings for twenty | 2026-03-09 | 15 | active 35 | Emil Novak | due 2026-04-02
1 FLD-3: Install ten in Porto | 2026-04-07 | 8 | todo 0 | Emil Novak | critical
1 FLD-4: Install ten in Gdańsk | 2026-04-17 | 8 | todo 0 | Emil Novak | critical late due 2026-04-24
1 CORE-10: Alerts when a logger is silent | 2026-03-02 | 9 | active 80 | Ben Okafor
1 CORE-11: Old battery curve | - | 0 | cancelled 0 | Ben Okafor
0 beta: Public beta of the dashboard | 2026-06-05 | due 2026-06-05 | todo 18 | Dora Weiss | milestone
1 CORE-20: Accounts and sessions | 2026-03-16 | 28 | active 28 | Ana Lima | summary
2 CORE-21: Sign in with the company's directory | 2026-03-16 | 6 | active 55 | Ana Lima
2 CORE-22: Token refresh | 2026-03-24 | 5 | todo 0 | Ana Lima | blocked
2 CORE-23: Roles: reader, operator, owner | 2026-03-31 | 8 | todo 0 | Ana Lima, Ben Okafor
2 CORE-24: Audit who changed an alarm | 2026-04-14 | 7 | todo 0 | Ben Okafor
1 CORE-25: Load test with a thousand loggers | 2026-04-27 | 6 | todo 0 | Ben Okafor
1 UI-10: Dashboard | 2026-02-23 | 52 | active 34 | Dora Weiss | summary
2 UI-11: Map of the sites | 2026-02-23 | 14 | done 100 | Dora Weiss
2 UI-12: Curves that can be compared | 2026-03-16 | 12 | active 40 | Dora Weiss
2 UI-13: Alarms: list, acknowledge, mute | 2026-04-06 | 13 | todo 0 | Dora Weiss
2 UI-14: Works on a phone in the rain | 2026-04-24 | 9 | todo 0 | Dora Weiss
2 UI-15: Keyboard and screen reader | 2026-05-08 | 5 | todo 0 | Dora Weiss
1 DOC-1: Guide for operators | 2026-05-04 | 10 | todo 0 | Fay Torres, Dora Weiss
1 QA-2: Test with five operators | 2026-05-18 | 8 | todo 0 | Fay Torres | due 2026-05-29
0 ga: General availability | 2026-07-14 | due 2026-07-10 | todo 4 | Ana Lima | milestone late critical
1 QA-5: Restore from backup | 2026-05-11 | 4 | todo 0 | Ben Okafor
1 QA-6: Security review by a third party | 2026-05-25 | 15 | todo 0 | Ana Lima
1 OPS-1: Two regions | 2026-05-05 | 18 | todo 0 | Ben Okafor, Ana Lima
1 OPS-2: On-call and runbooks | 2026-06-01 | 7 | todo 0 | Ben Okafor
1 CORE-30: Retention by contract | 2026-04-23 | 9 | active 15 | Ben Okafor
1 CORE-31: Export for the regulator | 2026-06-08 | 8 | todo 0 | Ana Lima
1 FLD-7: First customer goes live | 2026-06-25 | 13 | todo 0 | Emil Novak, Fay Torres | critical
1 LEG-1: Terms and data processing agreement | 2026-04-13 | 20 | todo 0 | Fay Torres | blocked
0 fleet: The whole fleet reports | 2026-10-23 | due 2026-10-30 | todo 0 | Fay Torres | milestone
1 FLD-10: Rollout by district | 2026-07-15 | 68 | todo 0 | Emil Novak | summary
2 FLD-11: North: eighty loggers | 2026-07-15 | 18 | todo 0 | Emil Novak
2 FLD-12: Centre: one hundred and twenty loggers | 2026-08-10 | 25 | todo 0 | Emil Novak
2 FLD-13: South: ninety loggers | 2026-09-14 | 20 | todo 0 | Emil Novak
1 HW-1: Second source for the pressure sensor | 2026-05-11 | 30 | todo 0 | Chi Nguyen
1 HW-2: Three hundred boards | 2026-06-29 | 25 | todo 0 | Chi Nguyen
1 CORE-40: Roll up readings by district | 2026-07-20 | 12 | todo 0 | Ben Okafor
1 CORE-41: Predict a failing pump | 2026-08-05 | 30 | todo 0 | Ana Lima, Ben Okafor
1 SUP-1: Hand over to support | 2026-10-12 | 9 | todo 0 | Fay Torres`

const linked = `
CORE-1 CORE-2, CORE-2 CORE-3, FW-1 FW-2, CORE-3 UI-1 SS, UI-1 QA-1, FW-2 QA-1, QA-1 alpha, CORE-3 QA-1
FW-2 FW-11, FW-11 FW-12, FW-12 FW-13, FW-13 FW-14 !, FW-14 FLD-3 !, FLD-3 FLD-4 !, FLD-4 trial !, FW-21 FW-22, FW-22 FW-23, FW-23 FW-24
FLD-1 FLD-2, FLD-2 FLD-3, FW-24 FLD-4, CORE-10 trial, CORE-21 CORE-22, CORE-22 CORE-23, CORE-23 CORE-24, CORE-24 CORE-25, CORE-25 beta
UI-11 UI-12, UI-12 UI-13, UI-13 UI-14, UI-14 UI-15, UI-15 QA-2, DOC-1 QA-2 FF, QA-2 beta, UI-13 DOC-1 SS, CORE-25 QA-5, CORE-25 OPS-1
QA-5 QA-6, OPS-1 OPS-2, QA-6 FLD-7, OPS-2 FLD-7, FLD-7 ga !, LEG-1 FLD-7, CORE-31 FLD-7, FLD-4 FLD-7 !, trial beta, beta ga, ga FLD-11
FLD-11 FLD-12, FLD-12 FLD-13, FLD-13 SUP-1 FF, SUP-1 fleet, HW-1 HW-2, HW-2 FLD-12, CORE-40 CORE-41, CORE-41 fleet, FLD-13 fleet`

/** A plan as teams have them: about 60 rows, five milestones, some late, links of several types. */
export const aurora: GanttModel = model(lines.trim().split('\n').map(rowOf), { links: linked.split(/[,\n]/).flatMap(linkOf) })

function rowOf(line: string): GanttRow {
  const [, depth = '0', id = '', rest = ''] = /^(\d) ([\w-]+): (.*)$/.exec(line) ?? []
  const [title = '', start = '', work = '', status = '', people = '', flags = ''] = rest.split('|').map(part => part.trim())
  const [statusKind = 'todo', progress = '0'] = status.split(' ')
  const has = (flag: string) => flags.split(' ').includes(flag)
  const due = /due (\S+)/.exec(`${work} ${flags}`)?.[1]
  const milestone = has('milestone')
  const first = start === '-' ? undefined : day(start)
  return row(id, {
    kind: milestone ? 'milestone' : has('summary') ? 'summary' : 'task',
    title, depth: Number(depth), status: { todo: 'todo', active: 'doing', done: 'done', cancelled: 'dropped' }[statusKind] ?? statusKind,
    statusKind: statusKind as GanttRow['statusKind'], progress: Number(progress) / 100,
    ...when(first, milestone ? 0 : Number(work)), ...(due && { due: minute(`${due}T18:00`) }),
    critical: has('critical'), late: has('late'), blocked: has('blocked'),
    floatDays: has('critical') ? 0 : 4.5, people: people.split(', ').filter(Boolean),
  })
}

function when(first: number | undefined, work: number): Partial<GanttRow> {
  if (first === undefined) return { start: undefined, finish: undefined }
  const finish = (work === 0 ? first : lastDay(first, work)) * minutesPerDay + 18 * 60
  return { start: work === 0 ? finish : first * minutesPerDay + 9 * 60, finish }
}

function linkOf(text: string): GanttLink[] {
  const [from, to, ...words] = text.trim().split(' ')
  if (!from || !to) return []
  const type = words.find(word => word !== '!') as GanttLink['type'] | undefined
  return [{ from, to, type: type ?? 'FS', critical: words.includes('!') }]
}

/** So many tasks under a summary for every twenty of them, one or two links each, over two to three years. */
export function generated(count: number): GanttModel {
  const rows: GanttRow[] = []
  const links: GanttLink[] = []
  const first = day('2026-01-05')
  for (let at = 0; at < count; at++) {
    if (at % 20 === 0) rows.push(row(`S-${at / 20}`, { kind: 'summary', title: `Work package ${at / 20}`, ...span(first + ((at * 900) / count), 30), progress: 0.4 }))
    const start = first + ((at * 900) / count) + (at % 20)
    rows.push(row(`T-${at}`, { title: `Generated task ${at}`, depth: 1, ...span(start, 2 + (at % 9)), progress: (at % 5) / 4, critical: at % 11 === 0, people: [`Person ${at % 17}`] }))
    if (0 < at) links.push({ from: `T-${at - 1}`, to: `T-${at}`, type: 'FS', critical: at % 11 === 0 })
    if (at % 3 === 0 && 40 < at) links.push({ from: `T-${at - 37}`, to: `T-${at}`, type: 'FS', critical: false })
  }
  return model(rows, { links, name: `${count} tasks` })
}

const span = (from: number, days: number) => ({ start: Math.round(from) * minutesPerDay + 540, finish: (Math.round(from) + days) * minutesPerDay + 1080 })
