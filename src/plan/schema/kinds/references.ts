import { parseDuration } from '../../../time/duration'
import type { Assignment, Dependency, LinkType } from '../../model/values'
import { scalar, type Kind } from '../kind'

const idPattern = /^[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*$/
/** The form of an id, for patterns. */
export const idSource = '[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*'

export const isId = (text: string): boolean => idPattern.test(text)

/** The id of an item of one of some collections; of any collection when none is named. */
export const reference = (...targets: readonly string[]): Kind<string> =>
  scalar({
    expects: targets.length === 0 ? 'the id of an item' : `the id of an item of ${targets.join(' or ')}`,
    json: { type: 'string', pattern: `^${idSource}$` },
    form: { of: 'reference', targets },
    parse: (text) => (idPattern.test(text) ? text : undefined),
    onRead: (id, range, reader) => reader.reference({ id, targets, range }),
  })

/** An id that an item had before: it leads to no other item. */
export const formerId: Kind<string> = scalar({
  expects: 'an id that it had before, such as CORE-12',
  json: { type: 'string', pattern: `^${idSource}$` },
  parse: (text) => (idPattern.test(text) ? text : undefined),
})

/** The name of a calendar; names are free text, outside of the ids. */
export const calendarName: Kind<string> = scalar({
  expects: 'the name of a calendar',
  json: { type: 'string' },
  parse: (text) => text,
  onRead: (id, range, reader) => reader.reference({ id, targets: ['calendars'], range }),
})

const lagSource = '[+-]\\d+(?:\\.\\d+)?(?:e?(?:min|mo|h|d|w)|%)'
const dependencyPattern = new RegExp(`^(${idSource})(?: +(FS|SS|FF|SF)(${lagSource})?)?$`)

/** As it is written by hand: `CORE-3+2d`, `CORE-3 fs + 2d`. */
const looseDependency = new RegExp(`^(${idSource}) *(?: (FS|SS|FF|SF))? *(?:([+-]) *(\\d+(?:\\.\\d+)?(?:e?(?:min|mo|h|d|w)|%)))?$`, 'i')

export const dependency: Kind<Dependency> = scalar({
  name: 'dependency',
  expects: 'a dependency, such as CORE-3, CORE-3 FS+2d, API-7 SS+50% or API-7 FF-1d',
  json: { type: 'string', pattern: `^${idSource}( +(FS|SS|FF|SF)(${lagSource})?)?$` },
  parse: (text) => {
    const match = dependencyPattern.exec(text)
    if (!match) return undefined
    const [, on = '', type = 'FS', written] = match
    const lag = written === undefined ? {} : lagOf(written)
    return lag && { on, type: type as LinkType, ...lag }
  },
  suggest: (text) => {
    const match = looseDependency.exec(text)
    if (!match) return []
    const lag = match[3] === undefined ? '' : `${match[3]}${match[4]}`
    const repaired = `${match[1]} ${(match[2] ?? 'FS').toUpperCase()}${lag}`
    return lag === '' || lagOf(lag) ? [repaired] : []
  },
  onRead: ({ on }, range, reader) =>
    reader.reference({ id: on, targets: ['tasks', 'milestones'], range: { start: range.start, end: range.start + on.length } }),
})

/** A predecessor's duration many times over is a slip of the finger. */
const mostShare = 10

function lagOf(written: string): Pick<Dependency, 'lag' | 'share'> | undefined {
  const lag = parseDuration(written)
  if (lag) return { lag }
  const share = written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : NaN
  return Math.abs(share) <= mostShare ? { share } : undefined
}

const assignmentPattern = new RegExp(`^(${idSource})(?: +(?:(\\d+(?:\\.\\d+)?)%|x(\\d+(?:\\.\\d+)?)))?$`)
const mostUnits = 10_000

export const assignment: Kind<Assignment> = scalar({
  name: 'assignment',
  expects: 'a person or equipment with an optional share, such as ana, ben 50% or rig x2',
  json: { type: 'string', pattern: `^${idSource}( +(\\d+(\\.\\d+)?%|x\\d+(\\.\\d+)?))?$` },
  parse: (text) => {
    const match = assignmentPattern.exec(text)
    const units = match ? unitsOf(match[2], match[3]) : undefined
    return match && units !== undefined ? { who: match[1] ?? '', units } : undefined
  },
  onRead: ({ who }, range, reader) =>
    reader.reference({ id: who, targets: ['people', 'equipment'], range: { start: range.start, end: range.start + who.length } }),
})

function unitsOf(percent: string | undefined, pieces: string | undefined): number | undefined {
  const units = percent === undefined ? Number(pieces ?? 1) : Number(percent) / 100
  return 0 < units && units <= mostUnits ? units : undefined
}

/** The share of one person or the pieces of one equipment, as the value of a mapping: `100%`, `2`. */
export const units: Kind<number> = scalar({
  expects: 'a share, such as 50%, or a number of pieces',
  json: { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?%?$' },
  parse: (text) => {
    const match = /^(?:(\d+(?:\.\d+)?)%|x?(\d+(?:\.\d+)?))$/.exec(text)
    return match ? unitsOf(match[1], match[2]) : undefined
  },
})
