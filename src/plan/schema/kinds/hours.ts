import type { Hours, Shift, WorkedDay } from '../../model/values'
import { isNull } from '../../syntax/node'
import { field, type Kind } from '../kind'
import { date, shift } from './dates'
import { distinct, either, list, mapOf, record } from './structures'

const weekdayHours = record({
  mon: field(list(shift), 'Hours of a Monday.'),
  tue: field(list(shift), 'Hours of a Tuesday.'),
  wed: field(list(shift), 'Hours of a Wednesday.'),
  thu: field(list(shift), 'Hours of a Thursday.'),
  fri: field(list(shift), 'Hours of a Friday.'),
  sat: field(list(shift), 'Hours of a Saturday.'),
  sun: field(list(shift), 'Hours of a Sunday.'),
})

/** `["08:00-12:00", "13:00-17:00"]`, or `{ fri: ["08:00-14:00"] }` for weekdays with hours of their own. */
export const hours: Kind<Hours> = either<readonly Shift[], Hours>(list(shift), weekdayHours)

/** `[2026-12-12]`, or `{ 2026-12-24: ["08:00-12:00"] }` for days with hours of their own; nothing behind a day stands for the usual ones. */
export const workedDays: Kind<readonly WorkedDay[]> = {
  expects: 'dates, such as [2026-12-12], or dates with their hours, such as { 2026-12-24: ["08:00-12:00"] }',
  json: { anyOf: [list(date).json, { type: 'object', propertyNames: date.json, additionalProperties: { anyOf: [list(shift).json, { type: 'null' }] } }] },
  form: { of: 'choice', kinds: [list(date), mapOf(list(shift))] },
  read(node, reader) {
    if (node.kind !== 'map') return list(date).read(node, reader)?.map((day) => ({ day }))
    return distinct(node, reader).flatMap(({ key, keyRange, value }) => {
      const day = date.read({ kind: 'scalar', text: key, plain: true, range: keyRange }, reader)
      const own = isNull(value) ? undefined : list(shift).read(value, reader)
      return day === undefined ? [] : [{ day, ...(own && 0 < own.length && { hours: own }) }]
    })
  },
}
