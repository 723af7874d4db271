import assert from 'node:assert/strict'
import { importMspdi, type ImportedPlan } from '../../../src/exchange/mspdi/importMspdi'
import { readPlan } from '../../../src/plan/readPlan'

/** Elements by name; a list repeats its element, an object nests. */
export interface Elements {
  readonly [name: string]: string | number | Elements | readonly Elements[]
}

/** What a test puts into a file; the rest is as MS Project writes it for a project from Monday, 2026-03-02. */
export interface GivenFile {
  readonly project?: Elements
  readonly calendars?: readonly Elements[]
  readonly tasks?: readonly Elements[]
  readonly resources?: readonly Elements[]
  readonly assignments?: readonly Elements[]
}

/** MS Project XML. Tasks are a day long, at level 1, and numbered from 1 unless they say otherwise. */
export function mspdi({ project = {}, calendars = [], tasks = [], resources = [], assignments = [] }: GivenFile): string {
  const body: Elements = {
    Name: 'plan.xml', StartDate: '2026-03-02T08:00:00', CurrentDate: '2026-03-02T08:00:00', MinutesPerDay: 480, MinutesPerWeek: 2400, ...project,
    Calendars: { Calendar: calendars },
    Tasks: { Task: tasks.map((task, i) => ({ UID: i + 1, Name: `Task ${i + 1}`, OutlineLevel: 1, Duration: 'PT8H0M0S', DurationFormat: 7, ...task })) },
    Resources: { Resource: resources.map((resource, i) => ({ UID: i + 1, Type: 1, MaxUnits: 1, ...resource })) },
    Assignments: { Assignment: assignments.map((assignment) => ({ Units: 1, ...assignment })) },
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">${xml(body)}</Project>`
}

function xml(elements: Elements): string {
  return Object.entries(elements)
    .flatMap(([name, value]) => (Array.isArray(value) ? (value as Elements[]) : [value as Elements]).map((each) => `<${name}>${typeof each === 'object' ? xml(each) : escaped(String(each))}</${name}>`))
    .join('\n')
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function imported(text: string): ImportedPlan {
  const result = importMspdi(text)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** The text of one of the files that an import makes; each of them must be a plan without a problem. */
export function fileOf(given: GivenFile, path: string): string {
  const { files } = imported(mspdi(given))
  assert.deepEqual(readPlan(files).problems.filter(({ rule }) => rule.severity === 'error' || rule.severity === 'warning').map(({ message }) => message), [])
  return files.find((file) => file.path === path)?.text ?? ''
}

/** Imports tasks and compares `tasks.yaml`, without the indentation that all lines of the expectation share. */
export function checkTasks(given: GivenFile, expected: string): void {
  assert.equal(fileOf(given, 'tasks.yaml'), unindented(expected))
}

export function unindented(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`
}

export const remarksOf = (given: GivenFile): readonly string[] =>
  imported(mspdi(given)).remarks.map(({ code, about }) => (about.length === 0 ? code : `${code} ${about.join(' ')}`))

/** Hours of a weekday or an exception, such as `08:00-12:00`. */
export const workingTimes = (...hours: readonly string[]): Elements => ({
  WorkingTimes: { WorkingTime: hours.map((each) => ({ FromTime: `${each.slice(0, 5)}:00`, ToTime: `${each.slice(6)}:00` })) },
})
