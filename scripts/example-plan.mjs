/**
 * The example's plan as it stood on an earlier day: what was finished, started or decided later is taken back. It reads
 * lines, not YAML, because it only has to understand the files of examples/aurora and must keep their comments.
 *
 * @param {string} text a plan file
 * @param {string} day ISO date
 */
export function planOn(text, day) {
  const dated = text.replace(/^( {2}asof: )[0-9-]+/m, `$1${day}`)
  return itemsOf(dated.split('\n')).map(lines => itemOn(lines, day)).join('\n').replace(/\n{3,}/g, '\n\n')
}

/** Lines cut where an item begins or ends: at blank lines, and before each id. */
function itemsOf(lines) {
  const items = [[]]
  for (const line of lines) {
    if (/^\s*([A-Z]+-\d+:|$)/.test(line)) items.push([])
    items.at(-1).push(line)
  }
  return items.filter(item => 0 < item.length)
}

/** From here on a task that is under way is as the files say; before, nobody knows how far it was. */
const known = '2026-03-14'
const facts = /^\s+(started|finished|spent|progress|remaining|commits|reached): /
const closing = /^\s+(finished|spent|commits): /
const advance = /^\s+(progress|remaining|spent): /

function itemOn(lines, day) {
  const text = lines.join('\n')
  const dayOf = word => new RegExp(`\\b${word}: ([0-9-]{10})`).exec(text)?.[1]
  const [started, finished, reached] = ['started', 'finished', 'reached'].map(dayOf)
  const noted = dayOf('raised') ?? dayOf('date')
  if (noted && day < noted && !text.includes('measured:')) return ''
  const dropped = /status: dropped\b.* on ([0-9-]{10})/.exec(text)?.[1]
  if (dropped && day < dropped) return withStatus([text.replace(/\s+#.* on [0-9-]{10}/, '')], 'todo')
  if (reached && day < reached) return lines.filter(line => !facts.test(line)).join('\n')
  if (started && day < started) return withStatus(lines.filter(line => !facts.test(line)), 'todo')
  if (finished && day < finished) return withStatus(lines.filter(line => !closing.test(line)), 'doing')
  if (started && !finished && day < known) return withStatus(lines.filter(line => !advance.test(line)), 'doing')
  return text
}

/** An item in one line loses its later facts here. */
function withStatus(lines, status) {
  const later = status === 'todo' ? /, (started|finished): [0-9-]+/g : /, finished: [0-9-]+/
  return lines.map(line => line.replace(/\bstatus: \w+/, `status: ${status}`).replace(later, '')).join('\n')
}
