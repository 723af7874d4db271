import { parseMoment, type Minute } from '../../time/day'
import type { Element } from '../xml'

/** What an element says of itself in its child elements, by name. Whatever is missing or no such value is undefined. */
export interface Fields {
  text(name: string): string | undefined
  number(name: string): number | undefined
  /** The number of a task, resource or calendar; -1, which nothing has, for any other value. */
  uid(name: string): number
  /** False when missing. */
  flag(name: string): boolean
  /** `2026-03-02T08:00:00`, to the nearest minute; undefined outside of the years that plans know. */
  moment(name: string): Minute | undefined
  /** Minutes of `PT8H30M0S`; not rounded. */
  minutes(name: string): number | undefined
  all(name: string): readonly Element[]
}

export function fieldsOf(element: Element): Fields {
  const first = new Map<string, Element>()
  for (const child of element.children) if (!first.has(child.name)) first.set(child.name, child)
  const text = (name: string): string | undefined => first.get(name)?.text.trim() || undefined
  return {
    text,
    number: (name) => numberOf(text(name)),
    uid: (name) => (/^\d{1,10}$/.test(text(name) ?? '') ? Number(text(name)) : -1),
    flag: (name) => text(name) === '1' || text(name) === 'true',
    moment: (name) => momentOf(text(name)),
    minutes: (name) => minutesOf(text(name)),
    all: (name) => element.children.filter((child) => child.name === name),
  }
}

/** The elements of a list, such as the `Task`s in `Tasks`. */
export const listOf = (fields: Fields, list: string, name: string): readonly Fields[] =>
  fields.all(list).flatMap((each) => each.children).filter((child) => child.name === name).map(fieldsOf)

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[-+]?\d{1,15}(\.\d*)?(e[-+]?\d{1,2})?$/i.test(text) ? Number(text) : undefined
}

function momentOf(text: string | undefined): Minute | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[-+]\d{2}:\d{2})?$/.exec(text ?? '')
  const minute = parseMoment(match?.[1] ?? '')
  return minute === undefined ? undefined : ((minute + (30 <= Number(match?.[2] ?? 0) ? 1 : 0)) as Minute)
}

function minutesOf(text: string | undefined): number | undefined {
  const match = /^(-?)P(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d+)?)S)?)?$/.exec(text ?? '')
  if (!match) return undefined
  const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0))
  return (days! * 1440 + hours! * 60 + minutes! + seconds! / 60) * (match[1] === '-' ? -1 : 1)
}
