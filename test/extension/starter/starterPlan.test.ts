import assert from 'node:assert/strict'
import { parseDocument } from 'yaml'
import { personId, starterPlan } from '../../../src/extension/starter/starterPlan'

interface Starter {
  readonly project: { readonly name: string; readonly start: string }
  readonly people: Record<string, { readonly name: string; readonly email?: string[] }>
  readonly milestones: Record<string, { readonly due: string }>
  readonly tasks: Record<string, { readonly after?: string[]; readonly milestone: string; readonly assign?: string }>
  readonly risks: Record<string, { readonly tasks: string[] }>
}

const read = (text: string): Starter => {
  const document = parseDocument(text, { schema: 'failsafe' })
  assert.deepEqual(document.errors, [])
  return document.toJS()
}

describe('The plan to start from', () => {
  const text = starterPlan({ name: 'Aurora', today: '2026-12-20', person: { name: 'Ana Lima', email: 'ana@example.com' } })

  it('is YAML with comments, and small', () => {
    const plan = read(text)
    assert.equal(Object.keys(plan.tasks).length, 5)
    assert.equal(Object.keys(plan.milestones).length, 2)
    assert.equal(Object.keys(plan.risks).length, 1)
    assert.match(text, /#/)
    assert.equal(text.split('\n').length < 70, true)
  })

  it('starts today and promises days to come', () => {
    const plan = read(text)
    assert.equal(plan.project.start, '2026-12-20')
    assert.deepEqual(Object.values(plan.milestones).map(({ due }) => due), ['2027-01-10', '2027-02-07'])
  })

  it('refers to nothing that it does not have', () => {
    const { tasks, milestones, people, risks } = read(text)
    for (const { after = [], milestone, assign } of Object.values(tasks)) {
      assert.equal(after.every(id => id in tasks), true)
      assert.equal(milestone in milestones, true)
      assert.equal(assign === undefined || assign in people, true)
    }
    assert.equal(Object.values(risks).every(risk => risk.tasks.every(id => id in tasks)), true)
  })

  it('names whoever git knows, whatever the name', () => {
    const name = 'Øyvind: "the #1"\n- x'
    const plan = read(starterPlan({ name, today: '2026-01-01', person: { name } }))
    assert.equal(plan.project.name, name)
    assert.deepEqual(Object.values(plan.people).map(person => person.name), [name])
  })

  it('makes ids that YAML reads as words', () => {
    assert.deepEqual(['Ana Lima', 'Élodie', '李', 'No Body', 'Your Name', '42'].map(personId), ['ana', 'elodie', 'me', 'me', 'me', 'me'])
  })
})
