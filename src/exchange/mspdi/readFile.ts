import { failure, success, type Result } from '../../base/result'
import { readXml } from '../xml'
import type { Constraint, Format, MspdiAssignment, MspdiFile, MspdiLink, MspdiResource, MspdiTask } from './file'
import { readCalendar } from './readCalendar'
import { fieldsOf, listOf, type Fields } from './values'

/** What a file is full of and an import has no use for. */
const skipped = new Set(['TimephasedData', 'OutlineCodes', 'WBSMasks', 'ExtendedAttribute', 'Views', 'Filters', 'Groups', 'Tables', 'Maps', 'Reports', 'Drawings', 'DataLinks'])

/** Reads MS Project XML. What is missing in a file is as MS Project takes it to be. */
export function readMspdi(text: string): Result<MspdiFile, 'xml' | 'mspdi'> {
  const read = readXml(text, skipped)
  if (!read.ok) return read
  if (read.value.name !== 'Project') {
    return failure('mspdi', `This is no MS Project XML: it begins with \`${read.value.name}\` rather than \`Project\`. Save it in MS Project as XML.`)
  }
  return success(projectOf(fieldsOf(read.value)))
}

function projectOf(fields: Fields): MspdiFile {
  return {
    name: fields.text('Title') ?? fields.text('Name')?.replace(/\.(xml|mpp)$/i, ''),
    start: fields.moment('StartDate'),
    fromStart: fields.text('ScheduleFromStart') !== '0',
    statusDate: fields.moment('StatusDate'),
    currentDate: fields.moment('CurrentDate'),
    currency: fields.text('CurrencyCode') ?? currencyOf(fields.text('CurrencySymbol')),
    calendarUid: knownUid(fields.uid('CalendarUID')),
    minutesPerDay: positive(fields.number('MinutesPerDay'), 480),
    minutesPerWeek: positive(fields.number('MinutesPerWeek'), 2400),
    calendars: listOf(fields, 'Calendars', 'Calendar').map(readCalendar),
    tasks: listOf(fields, 'Tasks', 'Task').filter((task) => !task.flag('IsNull')).map(taskOf),
    resources: listOf(fields, 'Resources', 'Resource').filter((resource) => !resource.flag('IsNull')).map(resourceOf),
    assignments: listOf(fields, 'Assignments', 'Assignment').map(assignmentOf),
  }
}

/** What a plan can say of money and units; nobody means more. */
const mostMoney = 1e9
const mostUnits = 1000
const leastUnits = 1e-4

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

const positive = (value: number | undefined, otherwise: number): number => (value !== undefined && 0 < value ? value : otherwise)

const currencies: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD', '¥': 'JPY' }

const currencyOf = (symbol: string | undefined): string | undefined =>
  symbol === undefined ? undefined : Object.hasOwn(currencies, symbol) ? currencies[symbol] : /^[A-Z]{3}$/.test(symbol) ? symbol : undefined

const constraints: readonly Constraint[] = [
  'asap', 'alap', 'mustStart', 'mustFinish', 'startNoEarlier', 'startNoLater', 'finishNoEarlier', 'finishNoLater',
]

function taskOf(fields: Fields): MspdiTask {
  return {
    uid: fields.uid('UID'),
    name: fields.text('Name'),
    level: fields.number('OutlineLevel') ?? 1,
    isSummary: fields.flag('Summary'),
    isMilestone: fields.flag('Milestone'),
    isManual: fields.flag('Manual'),
    isActive: fields.text('Active') === undefined || fields.flag('Active'),
    isExternal: fields.flag('ExternalTask'),
    isFixedDuration: fields.number('Type') === 1,
    start: fields.moment('Start') ?? fields.moment('ManualStart'),
    finish: fields.moment('Finish') ?? fields.moment('ManualFinish'),
    duration: fields.minutes('Duration') ?? fields.minutes('ManualDuration'),
    format: formatOf(fields.number('DurationFormat')),
    priority: fields.number('Priority') ?? 500,
    complete: between(0, (fields.number('PercentComplete') ?? 0) / 100, 1),
    ...progressOf(fields),
    ...datesOf(fields),
    calendarUid: knownUid(fields.uid('CalendarUID')),
    ignoresResources: fields.flag('IgnoreResourceCalendar'),
    levellingDelay: (fields.number('LevelingDelay') ?? 0) / 10,
    overtime: fields.minutes('OvertimeWork') ?? 0,
    fixedCost: hundredths(fields.number('FixedCost')),
    notes: fields.text('Notes'),
    link: fields.text('HyperlinkAddress'),
    hasBaseline: 0 < fields.all('Baseline').length,
    predecessors: fields.all('PredecessorLink').map(fieldsOf).map(linkOf),
  }
}

const progressOf = (fields: Fields): Pick<MspdiTask, 'actualStart' | 'actualFinish' | 'actualWork' | 'remaining' | 'resume'> => ({
  actualStart: fields.moment('ActualStart'),
  actualFinish: fields.moment('ActualFinish'),
  actualWork: fields.minutes('ActualWork') ?? 0,
  remaining: fields.minutes('RemainingDuration'),
  resume: fields.moment('Resume'),
})

const datesOf = (fields: Fields): Pick<MspdiTask, 'constraint' | 'constraintDate' | 'deadline'> => ({
  constraint: constraints[fields.number('ConstraintType') ?? 0] ?? 'asap',
  constraintDate: fields.moment('ConstraintDate'),
  deadline: fields.moment('Deadline'),
})

/** -1 stands for none. */
const knownUid = (uid: number): number | undefined => (uid < 0 ? undefined : uid)

/** Costs are in hundredths of the currency; rates are not. */
const hundredths = (value: number | undefined): number => between(0, (value ?? 0) / 100, mostMoney)

const linkTypes = ['FF', 'FS', 'SF', 'SS'] as const

function linkOf(fields: Fields): MspdiLink {
  const format = formatOf(fields.number('LagFormat') ?? 7)
  const lag = fields.number('LinkLag') ?? 0
  return {
    uid: fields.uid('PredecessorUID'),
    type: linkTypes[fields.number('Type') ?? 1] ?? 'FS',
    // Tenths of a minute.
    lag: format.unit === '%' ? lag : lag / 10,
    format,
    isCrossProject: fields.flag('CrossProject'),
  }
}

/** Numbers from 35 on mean the same for what was only estimated. */
function formatOf(code: number | undefined): Format {
  const number = code === undefined ? 21 : code < 35 ? code : code - 32
  const unit = number === 19 || number === 20 ? '%' : (['min', 'h', 'd', 'w', 'mo'] as const)[Math.floor((number - 3) / 2)]
  return { unit, elapsed: unit !== undefined && number % 2 === 0 }
}

function resourceOf(fields: Fields): MspdiResource {
  return {
    uid: fields.uid('UID'),
    name: fields.text('Name'),
    kind: fields.flag('IsCostResource') ? 'cost' : fields.number('Type') === 0 ? 'material' : 'work',
    email: fields.text('EmailAddress'),
    group: fields.text('Group'),
    maxUnits: between(leastUnits, positive(fields.number('MaxUnits'), 1), mostUnits),
    calendarUid: knownUid(fields.uid('CalendarUID')),
    rate: between(0, fields.number('StandardRate') ?? 0, mostMoney),
    rateFormat: rateFormats[fields.number('StandardRateFormat') ?? 2] ?? { unit: 'h', elapsed: false },
    costPerUse: hundredths(fields.number('CostPerUse')),
    notes: fields.text('Notes'),
  }
}

const rateFormats: readonly (Format | undefined)[] = [undefined, 'min', 'h', 'd', 'w', 'mo'].map((unit) =>
  unit === undefined ? undefined : { unit: unit as Format['unit'], elapsed: false },
)

function assignmentOf(fields: Fields): MspdiAssignment {
  return {
    taskUid: fields.uid('TaskUID'),
    resourceUid: fields.uid('ResourceUID'),
    units: between(0, fields.number('Units') ?? 1, mostUnits),
    work: fields.minutes('Work') ?? 0,
    actualWork: fields.minutes('ActualWork') ?? 0,
    isContoured: (fields.number('WorkContour') ?? 0) !== 0,
    delay: (fields.number('Delay') ?? 0) / 10,
    cost: hundredths(fields.number('Cost')),
  }
}
