import { randomFrom } from '../../src/base/random'

/**
 * A plan as text that has the shape of those on which TaskJuggler was measured: tasks of 1 to 8 days, about two predecessors each, a person
 * for every 20 tasks and 8 at least, each task done by one of them. The same for the same size.
 */
export function contendedPlan(tasks: number): string {
  const random = randomFrom(tasks)
  const people = Math.max(8, tasks / 20)
  const lines = ['project: { name: Contended, start: 2026-01-05, asof: 2026-01-05 }', 'people:']
  for (let p = 0; p < people; p++) lines.push(`  p${p}: { name: Person ${p} }`)
  lines.push('tasks:')
  for (let t = 0; t < tasks; t++) {
    const after = new Set<string>()
    for (let links = Math.min(t, 1 + Math.floor(random() * 3)); 0 < links; links--) after.add(`T${t - 1 - Math.floor(random() * Math.min(t, 50))}`)
    lines.push(`  T${t}:`, `    title: Task ${t}`, `    assign: p${Math.floor(random() * people)}`, `    effort: ${1 + Math.floor(random() * 8)}d`)
    if (0 < after.size) lines.push(`    after: [${[...after].join(', ')}]`)
  }
  return `${lines.join('\n')}\n`
}
