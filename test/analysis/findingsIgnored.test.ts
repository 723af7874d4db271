import assert from 'node:assert/strict'
import { applyEdits } from '../../src/base/text'
import { judged, weighed } from '../../src/analysis/judge'
import { given, problemsOf } from './given'

const check = (text: string, ...expected: readonly string[]): void =>
  assert.deepEqual(problemsOf(text).split('\n').filter((line) => line !== ''), expected)

describe('`# tplan-ignore`', () => {
  it('silences a code on its line, with or without `plan/`, several and with a reason', () => {
    check('tasks:\n  A: {} # tplan-ignore plan/unestimated\n  B: {} # tplan-ignore unestimated, in-the-future -- agreed\n', '3:37 plan/unused-ignore There is no `plan/in-the-future` here to be silenced.')
    check('tasks:\n  A: { started: 2027-01-01 } # tplan-ignore unestimated in-the-future: as told\n')
  })
  it('silences the next line from a line of its own', () => {
    check('tasks:\n  # tplan-ignore unestimated\n  # more to say\n  A: {}\n  B: {}\n', '5:3 plan/unestimated B has no estimate and counts as one day: give it an `effort` or a `duration`.')
    check('tasks:\r\n  # tplan-ignore unestimated\r\n  A: {}\r\n')
  })
  it('is told of when it silences nothing, or names what is no code', () => {
    check('tasks:\n  A: { effort: 1d } # tplan-ignore unestimated\n', '2:36 plan/unused-ignore There is no `plan/unestimated` here to be silenced.')
    check('tasks:\n  A: { effort: 1d } # tplan-ignore\n', '2:21 plan/unknown-ignore Name the codes that are to be silenced: `# tplan-ignore CODE`.')
    const text = 'tasks:\n  A: { effort: 1d } # tplan-ignore unestimatd\n'
    const [problem] = given(text).problems
    assert.equal(problem?.message, 'There is no code `plan/unestimatd`. Did you mean `plan/unestimated`?')
    assert.match(applyEdits(text, problem.fixes?.[0]?.edits ?? []), /# tplan-ignore plan\/unestimated\n$/)
  })
  it('means nothing within text, or as part of another word', () => {
    check('tasks:\n  A:\n    effort: 1d\n    description: |\n      # tplan-ignore unestimated\n  B: { effort: 1d, title: "# tplan-ignore x" } # tplan-ignored\n')
  })
})

describe('the severity of a code', () => {
  const { problems, reading } = given('tasks:\n  A: {}\n  B: { started: 2027-01-01, effort: 1d }\n')
  const severities = (chosen: Parameters<typeof weighed>[1]) => weighed(problems, chosen).map(({ rule }) => `${rule.code} ${rule.severity}`)
  it('is what the user chose, of a code with or without `plan/`', () => {
    assert.deepEqual(severities({}), ['plan/unestimated hint', 'plan/in-the-future warning'])
    assert.deepEqual(severities({ unestimated: 'error', 'plan/in-the-future': 'off' }), ['plan/unestimated error'])
  })
  it('leaves comments used that silence what is off', () => {
    assert.deepEqual(judged(reading, problems, { unestimated: 'off', 'in-the-future': 'hint' }).map(({ rule }) => rule.severity), ['hint'])
    check('tasks:\n  A: {} # tplan-ignore unestimated\n')
  })
})
