import { randomFrom } from '../../src/base/random'
import type { Plan } from '../../src/plan/model/plan'
import { assemble, day } from '../schedule/build'
import type { LimitProblem } from './limit'

/** A network with about two predecessors a task, each within 50 places before it. The same for the same size. */
export function randomNetwork(count: number): LimitProblem {
  const random = randomFrom(count)
  const from = new Int32Array(count + 1)
  const before: number[] = []
  for (let v = 0; v < count; v++) {
    const links = Math.min(v, 1 + Math.floor(random() * 3))
    const chosen = new Set<number>()
    for (let i = 0; i < links; i++) chosen.add(v - 1 - Math.floor(random() * Math.min(v, 50)))
    before.push(...chosen)
    from[v + 1] = before.length
  }
  const duration = Float64Array.from({ length: count }, () => 60 * (1 + Math.floor(random() * 64)))
  return { duration, from, before: Int32Array.from(before) }
}

/** The same network as a plan: a working calendar with holidays, a person in `people` for every 20 tasks when efforts are wanted. */
export function planOfNetwork({ duration, from, before }: LimitProblem, kind: 'durations' | 'efforts'): Plan {
  const people = Array.from({ length: kind === 'efforts' ? Math.max(8, duration.length / 20) : 0 }, (_, i) => ({
    id: `P${i}`,
    values: { capacity: 0.8, leave: [{ from: day('2026-08-03'), to: day('2026-08-14') }] },
  }))
  const tasks = Array.from(duration, (minutes, v) => {
    const estimate = { amount: minutes, unit: 'min', elapsed: false } as const
    const value = { low: estimate, likely: estimate, high: estimate }
    const after = Array.from(before.subarray(from[v], from[v + 1]), (each) => ({ on: `T${each}`, type: 'FS' as const }))
    const work = kind === 'efforts' ? { effort: value, assign: [{ who: `P${v % people.length}`, units: 1 }] } : { duration: value }
    return { id: `T${v}`, values: { ...work, after } }
  })
  const holidays = Array.from({ length: 20 }, (_, i) => ({ from: day(`20${26 + i}-12-25`), to: day(`20${26 + i}-12-31`) }))
  return assemble({
    project: { start: day('2026-01-05') },
    calendars: [{ id: 'default', values: { holidays } }],
    people, tasks, equipment: [], milestones: [],
  })
}
