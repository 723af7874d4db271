import { FF, FS, SS } from '../network'
import { everySlot, type Problem } from './problem'
import { doneBefore, firstWorked, slotWith, slotWithout } from './slotCalendar'

/** Where a task finishes that starts in a slot. */
export function finishOf(problem: Problem, task: number, start: number): number {
  const [work, place] = [problem.work[task]!, problem.calendar[task]!]
  if (work === 0 || place === everySlot) return start + work
  const calendar = problem.calendars[place]!
  return slotWith(calendar, doneBefore(calendar, start) + work)
}

/** The first slot, from the given one on, in which a task may start: one in which its calendar works. */
export function settled(problem: Problem, task: number, slot: number): number {
  const place = problem.calendar[task]!
  return problem.work[task] === 0 || place === everySlot ? slot : firstWorked(problem.calendars[place]!, slot)
}

/** The first start with which a task does not finish before a slot. Tasks do not stretch: a link to a finish moves the start. */
export function startToFinishAt(problem: Problem, task: number, finish: number): number {
  const [work, place] = [problem.work[task]!, problem.calendar[task]!]
  if (work === 0 || place === everySlot) return finish - work
  const calendar = problem.calendars[place]!
  return slotWithout(calendar, doneBefore(calendar, finish - 1) - work) + 1
}

/** The first start that a link allows its successor when its predecessor runs from `start` to `finish`. */
export function startBehind(problem: Problem, link: number, start: number, finish: number): number {
  const { type, lag, calendar, to } = problem.links
  const moment = type[link] === FS || type[link] === FF ? finish : start
  const place = calendar[link]!
  const bound = place === everySlot ? moment + lag[link]! : shifted(problem, place, moment, lag[link]!)
  return type[link] === SS || type[link] === FS ? bound : startToFinishAt(problem, to[link]!, bound)
}

/** A slot with that much work of a calendar between it and the given one. */
function shifted(problem: Problem, place: number, slot: number, work: number): number {
  const calendar = problem.calendars[place]!
  return work === 0 ? slot : slotWith(calendar, doneBefore(calendar, slot) + work)
}

