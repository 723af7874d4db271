import assert from 'node:assert/strict'
import type { MarkupContent } from 'vscode-languageserver'
import { removeFolders } from '../analysis/given'
import { planHover } from '../../src/server/features/hover'
import { schema, collectionKeys } from '../../src/plan/schema/schema'
import { closeClients, givenClient, givenServed, uriIn } from './given'

after(removeFolders)
after(closeClients)

const file = '.tpm/plan.yaml'

/** What is shown at `<|>`, without escapes and addresses; the text that it belongs to before it, between « and ». */
async function hover(marked: string): Promise<string> {
  const offset = marked.indexOf('<|>')
  const text = marked.replace('<|>', '')
  const plan = await givenServed(text)
  const before = text.slice(0, offset).split('\n')
  const lineNumber = before.length - 1
  const found = planHover(plan, file, { line: text.split('\n')[lineNumber] ?? '', lineNumber, character: before.at(-1)?.length ?? 0 })
  if (!found) return ''
  const { value } = found.contents as MarkupContent
  const lines = text.split('\n')
  const shown = found.range && found.range.start.line === found.range.end.line ? lines[found.range.start.line]?.slice(found.range.start.character, found.range.end.character) : undefined
  return `${shown === undefined ? '' : `«${shown}» `}${value.replace(/\\([^\s])/g, '$1').replace(/\[([^\]]*)\]\(file:[^)]*\)/g, '$1')}`
}

const is = async (marked: string, expected: string): Promise<void> => assert.equal(await hover(marked), expected)
const has = async (marked: string, expected: RegExp): Promise<void> => assert.match(await hover(marked), expected)

describe('hover on values', () => {
  it('tells the kind of a status', async () => {
    await is('tasks: { A: { status: <|>review } }\n', '«review» **review** is of the kind **active** · under way')
    await is('tasks: { A: { status: done<|> } }\n', '«done» **done** · counts as 100 %; its dates are facts')
    await is('project:\n  statuses: { shelved: canc<|>elled }\n', '«cancelled» **cancelled** · left out of the schedule')
    await is('tasks: { A: { status: no<|>thing } }\n', '')
  })
  it('tells the number of a priority, and the share of a probability', async () => {
    await has('tasks: { A: { priority: h<|>igh } }\n', /^«high» \*\*750\*\* of 0 to 1000/)
    await is('risks: { R: { probability: l<|>ow } }\n', '«low» **low** · 10 %, by the usual scale')
    await is('project: { scales: { probability: { low: 5% } } }\nrisks: { R: { probability: l<|>ow } }\n', '«low» **low** · 5 %, by `project.scales`')
  })
  it('tells durations in hours by the calendar, and when the work is done', async () => {
    await is('tasks:\n  A: { effort: <|>3d }\n', '«3d» **3d** · 24 hours of work; a day is 8 hours\n\n2026-03-02 → 2026-03-04')
    await is('calendars: { default: { day: 6h, hours: ["09:00-15:00"] } }\ntasks:\n  A: { effort: <|>1w }\n', '«1w» **1w** · 30 hours of work, 5 days; a day is 6 hours\n\n2026-03-02 → 2026-03-06')
    await is('tasks:\n  A: { duration: <|>3ed }\n', '«3ed» **3ed** · 72 hours on the wall clock, nights and days off included\n\n2026-03-02 → 2026-03-05')
    await is('meetings: { MTG-1: { every: <|>2w } }\n', '«2w» **2w** · 80 hours of work, 10 days; a day is 8 hours')
  })
  it('tells mean and deviation of an estimate', async () => {
    await has('tasks:\n  A: { effort: 2d..<|>3d..8d }\n', /^«2d\.\.3d\.\.8d» \*\*2d\.\.3d\.\.8d\*\* · mean 3\.7 days, deviation 1 day \(PERT\); the schedule counts on the likely 3d/)
    await has('risks: { R: { impact: { time: 1ed..<|>2ed..3ed } } }\n', /mean 2 days/)
  })
  it('tells what a rate is by the hour and by the day', () =>
    is('project: { currency: EUR }\npeople: { ana: { rate: 800<|>/d } }\n', '«800/d» **800/d** · 100 EUR an hour, 800 EUR a day of 8 hours'))
  it('tells of a date its weekday, whether it is worked, and how far it is', async () => {
    await is('stakeholders: { acme: { informed: 2026-02<|>-27 } }\n', '«2026-02-27» **Friday 2026-02-27** · a working day · 1 working day before the status date')
    await has('project: { asof: 2026-03<|>-01 }\n', /^«2026-03-01» \*\*Sunday 2026-03-01\*\* · not worked: a weekend · the status date$/)
    await has('calendars: { default: { holidays: [2026-03-09] } }\nissues: { I: { due: 2026-03<|>-09 } }\n', /not worked: a holiday \(2026-03-09\) · 5 working days after/)
    await has('people: { ana: { leave: [2026-08-03..<|>2026-08-14 annual] } }\n', /^«.*» \*\*Monday 2026-08-03 to Friday 2026-08-14\*\* · 12 days, 10 days of them worked/)
  })
  it('tells why a task is when it is, at its dates', async () => {
    await has('tasks:\n  A: { duration: 2d }\n  B: { duration: 1d, after: A, due: 2026-<|>03-31 }\n', /^«2026-03-31» \*\*Tuesday 2026-03-31\*\* .*\n\n---\n\n\*\*Why 2026-03-04\?\*\*\n\n1\. B waits for A to finish, 2026-03-03T17:00 ↗\n1\. A starts/)
    await has('milestones: { M: { due: 2026-<|>03-31 } }\n', /Why 2026-03-31\?\*\*\n\n1\. M waits for nothing/)
  })
  it('explains a link with the dates that are computed, before the card of the predecessor', async () => {
    const plan = 'tasks:\n  A: { duration: 2d }\n  B: { duration: 1d, after: [A SS+1d] }\n'
    await has(plan.replace('SS', 'S<|>S'), /^«A SS\+1d» \*\*SS\*\* start to start · B may start 1d after A starts · 2026-03-02T08:00 → 2026-03-03T08:00 · \*\*decides the date\*\*$/)
    await has(plan.replace('[A', '[<|>A'), /^«A» \*\*SS\*\* start to start .*\n\n---\n\n\| A \| \*\(task\)\* \|/)
    await has(plan.replace('[A SS+1d]', '[<|>A, A SS+4d]'), /^«A» \*\*FS\*\* finish to start · B may start after A finishes · .* · does not decide the date\n/)
    await has('milestones: { M: {} }\ntasks:\n  A: { after: M FF<|>-1d }\n', /finish to finish · A may finish 1d before M finishes/)
    await has('tasks:\n  A: { after: <|>A-9 }\n', /^$/)
  })
  it('tells who is assigned, and how much', async () => {
    const plan = 'people: { ana: { name: Ana Lima } }\ntasks:\n  A: { assign: [ana 50%] }\n'
    await is(plan.replace('50%', '5<|>0%'), '«ana 50%» Ana Lima 50 %')
    await has(plan.replace('[ana', '[an<|>a'), /^«ana» Ana Lima 50 %\n\n---\n\n\| ana \| Ana Lima \*\(person\)\* \|/)
  })
  it('shows the card of a calendar where it is named', () =>
    has('calendars: { nights: { week: [sat] } }\ntasks: { A: { calendar: nig<|>hts } }\n', /^«nights» \| nights \| \*\(calendar\)\* \|\n.*\n\| Week&nbsp;&nbsp; \| sat \|/))
})

describe('hover on words', () => {
  const glossary = 'glossary:\n  SSE: Server-sent events\n  port: What we wrap\n  port authority: Who runs the harbour\n  IT: Computers\n'
  const term = async (text: string, expected: string) => {
    const found = await hover(`${glossary}tasks:\n  A:\n    title: "${text}"\n`)
    assert.equal(found.split(' | ')[0], expected)
  }
  it('explains terms of the glossary, whole words, the longest first', async () => {
    await term('Use S<|>SE now', '«SSE»')
    await term('The Port<|> of call', '«Port»')
    await term('The port auth<|>ority', '«port authority»')
    await term('The p<|>ort authority', '«port authority»')
    for (const text of ['ss<|>e', 'reports<|>', 'SSE<|>s', 'take i<|>t', 'x <|> y']) await term(text, '')
  })
  it('finds them in blocks of text, notes and findings, but not in values', async () => {
    await has(`${glossary}tasks:\n  A:\n    description: |\n      One.\n      Uses S<|>SE.\n`, /Server-sent events/)
    await has(`${glossary}reviews:\n  R: { findings: [{ title: No S<|>SE }] }\n`, /Server-sent events/)
    await has(`${glossary}risks: { R: { response: po<|>rt } }\n`, /^$/)
  })
  it('shows the meaning at the term itself', () => has('glossary:\n  S<|>SE: Server-sent events\n', /^«SSE» \| SSE \| \*\(term\)\* \|\n[^]*Server-sent events$/))
  it('shows an id before a term, and a term before a word that is an id too', async () => {
    await has(`${glossary}tasks: { A-1: { title: See <|>A-1 }, port: {} }\n`, /^«A-1»/)
    await has(`${glossary}tasks: { A-1: { title: See <|>port }, port: {} }\n`, /\(term\)/)
    await has('tasks: { A-1: { title: See <|>port }, port: {} }\n', /\(task\)/)
  })
})

describe('hover on keys and ids', () => {
  it('shows the card at the id itself, with its commits and links', async () => {
    await has('tasks:\n  <|>A-1: { title: Dig }\n', /^«A-1» \| A-1 \| Dig \*\(task\)\* \|/)
    await has('tasks:\n  S:\n    tasks:\n      A-<|>1: { title: Dig }\n', /Dig/)
    await has('calendars:\n  def<|>ault: { day: 8h }\n', /\(calendar\)/)
  })
  it('tells of keys within keys what they mean there', async () => {
    await is('risks: { R: { impact: { ti<|>me: 3d } } }\n', 'The delay of the tasks that it touches.')
    assert.equal(await hover('reviews:\n  R:\n    findings:\n      - tit<|>le: x\n'), 'What was found.')
    assert.equal(await hover('reviews:\n  R:\n    tit<|>le: x\n'), 'Its name, in one line.')
  })
  it('tells of what a scenario sets and adds as of the plan itself', async () => {
    const plan = 'tasks:\n  A-1: { title: Dig, effort: 1d }\nscenarios:\n  late:\n    set: { A-1: { effort: 3d, status: done } }\n    add: { tasks: { A-9: { title: Fill, after: [A-1] } } }\n'
    await is(plan.replace('3d', '<|>3d'), '«3d» **3d** · 24 hours of work; a day is 8 hours')
    await has(plan.replace('status: done', 'sta<|>tus: done'), /workflow/)
    await has(plan.replace('done', 'do<|>ne'), /^«done» \*\*done\*\* · counts as 100 %/)
    await has(plan.replace('{ A-1: { effort', '{ A<|>-1: { effort'), /^«A-1» \| A-1 \| Dig/)
    await has(plan.replace('A-9', 'A<|>-9'), /^«A-9» \| A-9 \| Fill \*\(task\)\* \|/)
    await has(plan.replace('add: { tasks', 'add: { ta<|>sks'), /^The work\./)
    await has(plan.replace('[A-1]', '[<|>A-1]'), /\| A-1 \| Dig/)
  })
  it('tells what a key means, though an item has that id', async () => {
    assert.equal((await hover('tasks:\n  A: { ti<|>tle: x }\n  title: {}\n')).startsWith('«'), false)
    await has('proj<|>ect: { name: x }\n', /The plan as a whole/)
  })
  it('leads to places of the plan\'s own files alone', async () => {
    const plan = await givenServed({ '.tpm/a (b) $(sync) [x].yaml': 'tasks:\n  A-1: {}\n  A-2: { after: A-1 }\n' })
    const found = planHover(plan, '.tpm/a (b) $(sync) [x].yaml', { line: '  A-2: { after: A-1 }', lineNumber: 2, character: 3 })
    const { value } = found?.contents as MarkupContent
    const links = [...value.matchAll(/\]\(([^)]*)\)/g)].map(([, address = '']) => address)
    assert(3 < links.length)
    for (const link of links) assert.match(link, /^file:\/\/\/[\w/.~%-]+\/\.tpm\/a%20%28b%29%20%24%28sync%29%20%5Bx%5D\.yaml#L\d+,\d+$/)
  })
})

describe('hover on hostile and broken text', () => {
  const dangers = [/<[a-z/!?]/i, /!\[/, /\]\((?!https:|mailto:|file:\/\/\/tmp\/)/i, /\]:/, /\$\([a-z~-]+\)/i, /[\u202a-\u202e\u2066-\u2069]/]
  const hostile = ['<img src=x onerror=alert(1)>', '[run](command:x)', '![beacon](https://evil.example/x.png)', '[x](file:///etc/passwd)', '$(sync~spin)', 'a\u202etxt', '| a | b |\n|--|--|', '](x) [y](']
  it('is harmless wherever the pointer rests', async () => {
    for (const text of hostile) {
      const value = JSON.stringify(text)
      const lines = ['project:', `  name: ${value}`, `  currency: ${value}`, `  statuses: { ${value}: todo }`, 'people:', `  ana: { name: ${value}, leave: [${value}], rate: ${value} }`,
        'glossary:', `  ${value}: ${value}`, 'tasks:', '  A-1:', `    title: ${value}`, `    status: ${value}`, '    assign: [ana]', `    description: ${value}`, `    due: ${value}`,
        '  A-2: { after: [A-1], title: x }', 'risks:', `  R-1: { title: ${value}, probability: ${value}, tasks: [A-1] }`, '']
      const plan = await givenServed(lines.join('\n'))
      for (const [lineNumber, line] of lines.entries()) {
        for (let character = 0; character <= line.length; character++) {
          const found = planHover(plan, file, { line, lineNumber, character })
          const made = ((found?.contents as MarkupContent | undefined)?.value ?? '').replace(/\\[^\s]/g, '')
          for (const danger of dangers) assert.doesNotMatch(made, danger, `${text} at ${lineNumber}:${character}`)
        }
      }
    }
  })
  it('throws nowhere, not on broken text nor out of range', async () => {
    for (const text of ['', 'tasks', 'tasks:\n  A: {', 'tasks:\n\t- x', '\0', 'a: &a [*a]\n', '<<<<<<< x\n', 'tasks: { A: { after: [B SS+, {}], due: 2026-99-99, effort: 1m } }']) {
      const plan = await givenServed(text)
      for (const lineNumber of [-1, 0, 1, 99]) for (const character of [-1, 0, 5, 1e9]) planHover(plan, file, { line: text, lineNumber, character })
      planHover(plan, '.tpm/none.yaml', { line: '', lineNumber: 0, character: 0 })
    }
  })
  it('answers for every key of the format', async () => {
    for (const key of collectionKeys) for (const name of Object.keys(schema[key].fields)) {
      if (schema[key].shape === 'texts') continue
      const line = schema[key].shape === 'single' ? `  ${name}: x` : `    ${name}: x`
      const plan = await givenServed(schema[key].shape === 'single' ? `${key}:\n${line}\n` : `${key}:\n  A-1:\n${line}\n`)
      assert(planHover(plan, file, { line, lineNumber: schema[key].shape === 'single' ? 1 : 2, character: line.indexOf(name) + 1 }), `${key}.${name}`)
    }
  })
})

describe('hover over a connection', () => {
  it('answers in plan files and in comments of source files', async () => {
    const client = await givenClient({ [file]: 'tasks:\n  A-1: { effort: 3d }\n', 'a.py': '# A-1 and 3d\n' })
    await client.open(file, 'tasks:\n  A-1: { effort: 3d }\n')
    await client.open('a.py', '# A-1 and 3d\n')
    const ask = async (path: string, line: number, character: number) =>
      ((await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: uriIn(client.folder, path) }, position: { line, character } })) as { contents: MarkupContent } | null)?.contents.value
    assert.match((await ask(file, 1, 18)) ?? '', /24 hours/)
    assert.match((await ask('a.py', 0, 3)) ?? '', /\(task\)/)
    assert.equal(await ask('a.py', 0, 10), undefined)
    assert.equal(await ask(file, 99, 99), undefined)
  })
})
