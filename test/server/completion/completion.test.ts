import assert from 'node:assert/strict'
import { removeFolders } from '../../analysis/given'
import { givenTyping, type Typing } from './given'

after(removeFolders)

const around = `project: { name: Aurora, prefix: CORE, asof: 2026-03-02 }
calendars:
  default: { holidays: [2026-03-09] }
  "night: shift": {}
people:
  ana: { name: Ana Lima, role: Lead, skills: { typescript: 5, go: 2 }, timezone: Europe/Lisbon }
  ben: { name: Ben Okoro, role: Developer, skills: { go: 3 } }
equipment:
  rig: { title: Test rig, units: 2 }
milestones:
  beta: { title: Public beta, due: 2026-06-30 }
  done: { title: All done, due: 2026-09-30 }
tasks:
  CORE-1: { title: Token refresh, milestone: beta, assign: ana, effort: 2d, status: doing, tags: [api, "no: thing"] }
  CORE-2: { title: Sessions, milestone: done, after: [CORE-1], effort: 3d, tags: [api] }
  CORE-3: { title: Docs, milestone: beta, after: [CORE-2], effort: 1d }
  CORE-10:
    title: Whole
    tasks:
      CORE-11: { title: Part, after: [CORE-3], effort: 1d }
      CORE-12: { title: Other part, effort: 1d }
risks:
  RISK-7: { title: Vendor, category: supply, probability: low, tasks: [CORE-1] }
requirements:
  REQ-1: { title: Tokens rotate }
`

describe('completion in plan files', () => {
  let t: Typing
  before(async () => { t = await givenTyping(around) })

  describe('at the top', () => {
    it('offers the collections that the file does not have yet', () => {
      t.check('<|>', 'project', 'calendars', 'people')
      t.refuses('tasks: {}\n<|>\nrisks: {}\n', 'tasks', 'risks')
      t.check('tasks: {}\nri<|>', 'risks')
    })
    it('begins the collection', () => {
      t.chosen('ri<|>', 'risks', 'risks:\n  $0')
      t.chosen('ri<|>\r\n', 'risks', 'risks:\r\n  $0\r\n')
      t.chosen('ri<|>sk: {}', 'risks', 'risks: {}')
    })
  })

  describe('for keys', () => {
    const item = (rest: string): string => `tasks:\n  CORE-4:\n${rest}`
    it('offers those that are not written, its own in the order of the format', () => {
      t.check(item('    <|>'), 'title', 'milestone', 'status')
      t.check(item('    title: X\n    sta<|>\n    start: 2026-03-02\n'), 'status', 'started')
      t.refuses(item('    title: X\n    <|>\n    # a remark\n\n    status: doing\n'), 'title', 'status')
    })
    it('offers none that contradict what is there', () => {
      t.refuses(item('    effort: 3d\n    <|>'), 'effort', 'duration')
      t.refuses(item('    tasks:\n      CORE-5: {}\n    <|>'), 'effort', 'duration', 'tasks')
      t.offers(item('    tasks:\n      CORE-5: {}\n    <|>'), 'after')
    })
    it('writes the shape of the value', () => {
      t.chosen(item('    sta<|>'), 'status', item('    status: '))
      t.chosen(item('    af<|>'), 'after', item('    after: [$0]'))
      t.chosen(item('    ass<|>'), 'assign', item('    assign: [$0]'))
      t.chosen(item('    sk<|>'), 'skills', item('    skills:\n      $0'))
      t.chosen('tasks:\n  A: { sk<|> }', 'skills', 'tasks:\n  A: { skills: { $0 } }')
      t.chosen('quality:\n  Q:\n    mea<|>', 'measured', 'quality:\n  Q:\n    measured:\n      - $0')
      t.chosen(item('    ta<|>'), 'tasks', item('    tasks:\n      $0'))
    })
    it('asks for the value at once, where there is something to choose', () => {
      assert.equal(t.item(item('    sta<|>'), 'status').command?.command, 'editor.action.triggerSuggest')
      assert.equal(t.item(item('    ti<|>'), 'title').command, undefined)
    })
    it('replaces a key alone when its colon is there', () => {
      t.chosen(item('    st<|>at: doing'), 'status', item('    status: doing'))
      t.chosen('tasks:\n  A: { st<|>: doing }', 'status', 'tasks:\n  A: { status: doing }')
    })
    it('finds its way between braces, over several lines and in broken text', () => {
      t.check('tasks:\n  A: { title: X, sta<|>', 'status', 'start')
      t.refuses('tasks:\n  A: { title: "a, {b", <|>, status: doing }', 'title', 'status')
      t.check('tasks: {\n  A: {},\n  B: { title: X,\n    sta<|>', 'status')
      t.check('tasks:\n  A:\n    after: [\n    title: "\n    sta<|>\n  B: {', 'status')
      t.check('tasks:\n  A: { title: [\n  B:\n    sta<|>', 'status')
      t.check('tasks:\r\n  A:\r\n    title: X\r\n    sta<|>\r\n', 'status')
      t.check('{ tasks: { A: { sta<|> } } }', 'status')
    })
    it('knows the keys of what lies deeper', () => {
      t.check('risks:\n  R: { impact: { <|> } }', 'time', 'cost')
      t.check('risks:\n  R:\n    residual:\n      impact:\n        <|>', 'time', 'cost')
      t.check('quality:\n  Q:\n    measured:\n      - <|>', 'date', 'value')
      t.check('quality:\n  Q:\n    measured:\n      - date: 2026-01-01\n        <|>', 'value')
      t.check('quality:\n  Q:\n    measured:\n    - { date: 2026-01-01, <|>', 'value')
      t.check('tasks:\n  A:\n    skills: { <|>', 'go', 'typescript')
      t.check('project: { statuses: { <|>', 'todo', 'doing')
      t.check('tasks:\n  A:\n    tasks:\n      B:\n        sta<|>', 'status')
    })
    it('knows what a change request sets and adds', () => {
      t.offers('changes:\n  C:\n    set:\n      <|>', 'CORE-1', 'beta')
      t.check('changes:\n  C: { set: { CORE-1: { sta<|>', 'status')
      t.check('changes:\n  C: { set: { beta: { du<|>', 'due')
      t.offers('changes:\n  C: { add: { <|>', 'tasks', 'risks')
      t.refuses('changes:\n  C: { add: { <|>', 'project', 'glossary', 'changes')
      t.offers('changes:\n  C:\n    add:\n      tasks:\n        CORE-90: { title: New }\n        CORE-91: { after: [<|>] }\n', 'CORE-90', 'CORE-1')
      t.offers('changes:\n  C:\n    set: { CORE-1: { after: [<|>] } }\n    add: { tasks: { CORE-90: { title: New } } }\n', 'CORE-90')
      t.check('changes:\n  C: { add: { ta<|>', 'tasks')
      t.check('scenarios:\n  S:\n    set:\n      CORE-1:\n        status: <|>', 'todo')
    })
  })

  describe('for words', () => {
    const value = (text: string): string => `tasks:\n  CORE-4:\n    ${text}`
    it('offers the statuses of the workflow with their kinds', () => {
      t.check(value('status: <|>'), 'todo', 'doing', 'review', 'done', 'dropped')
      assert.equal(t.item(value('status: <|>'), 'review').detail, 'active')
      t.chosen(value('status:<|>'), 'doing', value('status: doing'))
      t.chosen(value('status: do<|>ne # so'), 'doing', value('status: doing # so'))
      t.chosen(value('status: "d<|>"'), 'doing', value('status: "doing"'))
    })
    it('offers the words of a closed list, booleans and week days', () => {
      t.check('risks: { R: { response: <|> } }', 'avoid', 'mitigate')
      t.check(value('alap: <|>'), 'true', 'false')
      t.check(value('priority: <|>'), 'low', 'normal')
      t.check('calendars:\n  c:\n    week: [mon, <|>, fri]', 'tue', 'wed', 'thu', 'sat')
      t.check('calendars:\n  c:\n    week:\n      - mon\n      - <|>\n      - fri\n', 'tue', 'wed', 'thu', 'sat')
      t.check('project: { statuses: { waiting: <|> } }', 'todo', 'active')
    })
    it('offers what the plan uses already', () => {
      t.check(value('tags: [<|>'), 'api')
      t.check('risks: { R: { category: <|>', 'supply', 'external')
      t.check('people: { cy: { role: <|>', 'Lead', 'Developer')
      t.offers('people: { cy: { timezone: <|>', 'Europe/Lisbon')
      t.check('people: { cy: { skills: { go: <|>', '1', '2')
    })
    it('quotes what YAML would take for something else', () => {
      t.chosen(value('tags: [no<|>]'), 'no: thing', value('tags: ["no: thing"]'))
      t.chosen(value('calendar: <|>'), 'night: shift', value('calendar: "night: shift"'))
    })
    it('offers nothing in text, remarks and blocks of lines', () => {
      t.nothing(
        value('title: <|>'), value('title: sta<|>'), value('status: doing # <|>'), '# <|>', 'tasks: # <|>', value('description: |\n      sta<|>'),
        value('description: >-\n      some text\n      more <|>'), value('notes: some text\n      more <|>'), value('status: doing\n      <|>'),
        value('after: [CORE-1] <|>'), 'nothing:\n  <|>', 'tasks:\n  CORE-4:\n    nothing: <|>', 'tasks: <|>', 'glossary: { SSE: <|>',
      )
    })
  })

  describe('for references', () => {
    const after = (text: string): string => `tasks:\n  CORE-4:\n    milestone: beta\n    after: ${text}`
    it('offers tasks and milestones, those of the same milestone first', () => {
      t.check(after('[<|>'), 'CORE-3', 'CORE-1')
      t.offers(after('[<|>'), 'CORE-2', 'done', 'CORE-11')
      t.refuses(after('[<|>'), 'CORE-4', 'ana', 'RISK-7', 'REQ-1')
    })
    it('leaves out what is there already, in any style', () => {
      t.refuses(after('[CORE-1, <|>, CORE-2 FS+1d]'), 'CORE-1', 'CORE-2')
      t.refuses(after('\n      - CORE-1 SS\n      - <|>\n      - CORE-2\n'), 'CORE-1', 'CORE-2')
      t.refuses(after('\n    - CORE-1\n    - <|>'), 'CORE-1')
    })
    it('finds a task by its title', () => {
      t.check(after('[token<|>'), 'CORE-1')
      t.check(after('ref<|>'), 'CORE-1')
      t.check(after('token ref<|>'), 'CORE-1')
      t.check(after('[tkn<|>'), 'CORE-1')
      t.chosen(after('[token ref<|>]'), 'CORE-1', after('[CORE-1]'))
    })
    it('replaces an id as a whole', () => {
      t.chosen(after('[COR<|>E-2 FS+1d, CORE-3]'), 'CORE-1', after('[CORE-1 FS+1d, CORE-3]'))
      t.chosen(after('[CORE-<|>]'), 'CORE-1', after('[CORE-1]'))
      t.chosen(after('CORE-2<|>'), 'CORE-2', after('CORE-2'))
    })
    it('begins a list on the line below', () => t.chosen(after('\n      <|>'), 'CORE-1', after('\n      - CORE-1')))
    it('tells the title, the status and the dates', () =>
      assert.equal(t.item(after('[<|>'), 'CORE-1').detail, 'Token refresh · doing · 2026-03-02 to 2026-03-03'))
    it('puts what would close a circle last, and leaves out its own tasks and those around it', async () => {
      const typing = await givenTyping('milestones: { M: { title: End } }\n')
      const text = (marked: string): string => `tasks:\n  A-1: { after: [${marked}, milestone: M }\n  A-2: { after: A-1 }\n  A-3: { title: Free }\n  A-4:\n    after: A-2\n    tasks:\n      A-5: {}\n`
typing.check(text('<|>]'), 'A-3')
      assert.match(typing.item(text('<|>]'), 'A-2').detail ?? '', /would wait for itself/)
      assert.match(typing.item(text('<|>]'), 'A-5').detail ?? '', /would wait for itself/)
      assert.match(typing.item(text('<|>]'), 'M').detail ?? '', /would wait for itself/)
      typing.refuses('tasks:\n  A-4:\n    after: <|>\n    tasks:\n      A-5: {}\n', 'A-4', 'A-5')
      typing.refuses('tasks:\n  A-4:\n    tasks:\n      A-5: { after: [<|>] }\n', 'A-4', 'A-5')
    })
    it('offers link types and lags behind an id', () => {
      t.check(after('[CORE-1 <|>'), 'FS', 'SS', 'FF', 'SF')
      t.check(after('CORE-1 s<|>'), 'SS', 'SF')
      t.check(after('CORE-1 FS<|>'), '+1d')
      t.check(after('CORE-1 FS+3<|>'), '+3d', '+3h')
      t.chosen(after('[CORE-1 F<|>]'), 'FF+1d', after('[CORE-1 FF+1d]'))
      t.chosen(after('CORE-1 SS+3<|>'), '+3w', after('CORE-1 SS+3w'))
    })
    it('offers only what may stand there', () => {
      t.check('tasks: { A: { milestone: <|>', 'done', 'beta')
      assert.deepEqual(t.labels('tasks: { A: { needs: [<|>'), ['REQ-1'])
      t.offers('risks: { R: { tasks: [<|>', 'CORE-1', 'beta')
    })
  })

  describe('for people', () => {
    const task = (text: string): string => `tasks:\n  CORE-4:\n    start: 2026-03-02\n    duration: 4d\n    assign: ${text}`
    it('puts the free first and tells how busy the others are', () => {
      t.check(task('<|>'), 'ben', 'ana', 'rig')
      assert.equal(t.item(task('[<|>'), 'ana').detail, 'Ana Lima · 50 % busy 2026-03-02 to 2026-03-05')
      assert.equal(t.item(task('[<|>'), 'ben').detail, 'Ben Okoro · free 2026-03-02 to 2026-03-05')
    })
    it('offers those last who are away', async () => {
      const away = await givenTyping('people: { ana: { leave: [2026-03-01..2026-03-31] }, ben: {} }\ntasks: { A-1: { effort: 5d, assign: ben } }\n')
      assert.deepEqual(away.at('tasks:\n  A-2:\n    effort: 2d\n    assign: [<|>]\n')?.items.map(({ label, detail }) => `${label} ${detail}`), ['ben 100 % busy 2026-03-02 to 2026-03-03', 'ana away 2026-03-02 to 2026-03-03'])
    })
    it('finds them by name, and offers a share behind', () => {
      t.check(task('[lim<|>'), 'ana')
      t.chosen(task('[ben 5<|>]'), '50%', task('[ben 50%]'))
      t.check(task('[rig <|>]'), 'x1', 'x2')
      t.check(task('{ ben: <|>'), '10%', '25%')
      t.chosen(task('{ b<|> }'), 'ben', task('{ ben:  }'))
    })
    it('leaves out who is assigned already', () => t.refuses(task('[ben 50%, <|>]'), 'ben'))
    it('offers owners', () => t.check('tasks: { A: { owner: <|>', 'ben', 'ana'))
  })

  describe('for dates and amounts', () => {
    const value = (key: string, text: string): string => `tasks:\n  CORE-4:\n    ${key}: ${text}`
    it('writes the date that a name means, passing over days off', () => {
      const due = (label: string, date: string) => t.chosen(value('due', '<|>'), label, value('due', date))
      due('today', '2026-03-02')
      due('tomorrow', '2026-03-03')
      due('yesterday', '2026-02-27')
      due('+1w', '2026-03-10')
      due('+2w', '2026-03-16')
      due('end of week', '2026-03-06')
      due('end of month', '2026-03-31')
      due('end of next month', '2026-04-30')
      due('beta due', '2026-06-30')
      t.check(value('due', 'next mil<|>'), 'beta due')
      t.refuses('people:\n  z: { capacity: <|> }', '0%')
    })
    it('counts from what is typed, and finds dates by their digits', () => {
      t.chosen(value('due', '+3d<|>'), '+3d', value('due', '2026-03-05'))
      t.chosen(value('due', '-2<|>'), '-2d', value('due', '2026-02-27'))
      assert.equal(t.at(value('due', '+<|>'))?.isIncomplete, true)
      t.check(value('due', '2026-06<|>'), 'beta due')
    })
    it('offers what the schedule computed', () => {
      t.check(value('earliest', '<|>'), 'computed start', 'computed finish')
      t.check('milestones:\n  beta:\n    reached: <|>', 'computed')
    })
    it('offers ranges and kinds of leave', () => {
      t.offers('people: { cy: { leave: [<|>', 'today', 'from..to')
      t.chosen('people: { cy: { leave: [2026-08-03..<|>] } }', 'two weeks', 'people: { cy: { leave: [2026-08-03..2026-08-16] } }')
      t.check('people: { cy: { leave: [2026-08-03 s<|>', 'sick', 'special')
    })
    it('offers lengths, shares and rates', () => {
      t.check(value('effort', '<|>'), '1d', '2d')
      t.check(value('effort', '3<|>'), '3h', '3d')
      t.refuses(value('effort', '3<|>'), '3ed')
      t.offers(value('duration', '3<|>'), '3ed')
      t.chosen(value('effort', '<|>'), '1d..2d..4d', value('effort', '${1:1d}..${2:2d}..${3:4d}'))
      t.chosen(value('effort', '2d..3<|>'), '3d', value('effort', '2d..3d'))
      t.check(value('progress', '4<|>'), '40%', '4%')
      t.check('people: { cy: { rate: 95<|>', '95/h', '95/d')
      t.check('risks: { R: { probability: <|>', 'low', 'medium', 'high')
    })
  })

  describe('for new items', () => {
    it('has the next free id, in the style of the place', () => {
      t.chosen('tasks:\n  <|>\n', 'CORE-13', 'tasks:\n  CORE-13:\n    title: $2\n    effort: ${3:1d}$0\n')
      t.chosen('tasks: { <|> }', 'CORE-13 { }', 'tasks: { CORE-13: { title: $2, effort: ${3:1d} }$0 }')
      t.chosen('tasks:\n  CORE-20:\n    tasks:\n      new<|>', 'CORE-21', 'tasks:\n  CORE-20:\n    tasks:\n      CORE-21:\n        title: $2\n        effort: ${3:1d}$0')
      t.check('risks:\n  <|>', 'RISK-8')
      t.check('issues:\n  <|>', 'ISS-1')
      t.check('people:\n  <|>', 'new person')
      t.check('glossary:\n  <|>', 'new term')
    })
    it('writes plain text for editors without tab stops', () =>
      assert.deepEqual(t.at('tasks:\n  <|>', false)?.items[0]?.textEdit?.newText, 'CORE-13: '))
  })

  it('shows the words of a plan as they are', async () => {
    const hostile = await givenTyping('tasks:\n  A-1: { title: "a\\nb <img> ${1:x} \\u202e", tags: ["${TM}", "a\\nb"] }\n')
    const item = hostile.item('tasks: { B: { after: <|>', 'A-1')
    assert.match(item.detail ?? '', /^a b <img> \$\{1:x\} \ufffd/)
    hostile.chosen('tasks: { B: { tags: <|> } }', '${TM}', 'tasks: { B: { tags: "${TM}" } }')
  })
  it('never throws, whatever stands there', () => {
    const text = 'tasks:\n  A: { title: [x, "y, after: { b: [c\n   - z: |\n\tq\r  "k": \'v\n- - a: *x\n? b\n%\n...\n'
    for (let at = 0; at <= text.length; at++) t.labels(`${text.slice(0, at)}<|>${text.slice(at)}`)
    t.labels(`${' '.repeat(5000)}a<|>`)
    t.labels(`tasks: ${'['.repeat(5000)}<|>`)
    t.labels(`tasks:\n  a: { ${'b: { '.repeat(1000)}<|>`)
  })
  it('sends the best of many, and says that there are more', async () => {
    const many = await givenTyping(`tasks:\n${Array.from({ length: 500 }, (_, i) => `  T-${i}: { title: Number ${i} }\n`).join('')}`)
    const list = many.at('tasks: { A: { after: <|>')
    assert.equal(list?.items.length, 200)
    assert.equal(list.isIncomplete, true)
    many.check('tasks: { A: { after: T-49<|>', 'T-499', 'T-498')
    many.check('tasks: { A: { after: number 7<|>', 'T-79')
  })
})
