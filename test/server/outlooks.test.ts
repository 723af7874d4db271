import assert from 'node:assert/strict'
import type { Outlook } from '../../src/analysis/forecast/outlook'
import { cardIn } from '../../src/server/card'
import { diagnosticsOf } from '../../src/server/features/diagnostics'
import { Outlooks } from '../../src/server/outlooks'
import type { ServedPlan } from '../../src/server/plan'
import { removeFolders } from '../analysis/given'
import { closeClients, givenClient, givenServed, outlookAtOnce } from './given'

after(removeFolders)
after(closeClients)

const text = (due: string, more = '') => `milestones:\n  M: { due: ${due} }${more}\ntasks: { A: { duration: 5d..8d..20d, milestone: M } }\n`

/** Outlooks of one plan, whose answers come when the test says so. */
async function givenOutlooks(plan: ServedPlan, isOn = () => true) {
  const asked: { answer: (outlook: Outlook) => void; fail: (error: Error) => void; isStopped: boolean }[] = []
  const heard: string[] = []
  let wake = (): void => undefined
  const outlooks = new Outlooks({
    plans: () => [plan],
    isOn,
    ask: () => {
      const each = { answer: (_: Outlook) => undefined as void, fail: (_: Error) => undefined as void, isStopped: false }
      const answer = new Promise<Outlook>((resolve, reject) => Object.assign(each, { answer: resolve, fail: reject }))
      asked.push(each)
      wake()
      return { answer, stop: () => void (each.isStopped = true) }
    },
    onFound: () => void (heard.push('found'), wake()),
    onError: (error) => void (heard.push(String(error)), wake()),
  }, 0)
  const next = (change: () => void) => new Promise<void>((resolve) => {
    wake = resolve
    change()
  })
  return { outlooks, asked, heard, next }
}

describe('Outlooks of the server', () => {
  it('are asked for when a plan has come to rest, once for each version', async () => {
    const plan = await givenServed(text('2026-03-11'))
    const { outlooks, asked, heard, next } = await givenOutlooks(plan)
    await next(() => outlooks.changed())
    const outlook = await outlookAtOnce(plan).answer
    await next(() => asked[0]!.answer(outlook))
    assert.equal(plan.outlook, outlook)
    outlooks.changed()
    plan.live.setOpen('.tpm/plan.yaml', text('2026-03-12'))
    await next(() => outlooks.changed())
    assert.deepEqual([asked.length, heard], [2, ['found']])
    outlooks.close()
    assert.equal(asked[1]!.isStopped, true)
  })
  it('are not waited for when the plan has changed meanwhile', async () => {
    const plan = await givenServed(text('2026-03-11'))
    const { outlooks, asked, next } = await givenOutlooks(plan)
    await next(() => outlooks.changed())
    plan.live.setOpen('.tpm/plan.yaml', text('2026-03-12'))
    await next(() => outlooks.changed())
    assert.deepEqual(asked.map(({ isStopped }) => isStopped), [true, false])
  })
  it('are taken away when they are not wanted any more, and failures are told', async () => {
    const plan = await givenServed(text('2026-03-11'))
    let isOn = true
    const { outlooks, asked, heard, next } = await givenOutlooks(plan, () => isOn)
    await next(() => outlooks.changed())
    await next(() => asked[0]!.fail(new Error('no thread')))
    plan.outlook = await outlookAtOnce(plan).answer
    isOn = false
    await next(() => outlooks.changed())
    assert.deepEqual([plan.outlook, heard], [undefined, ['Error: no thread', 'found']])
  })
})

describe('An outlook', () => {
  const shown = (plan: ServedPlan) => [...diagnosticsOf(plan).values()].flat().map(({ code }) => code).filter((code) => code === 'plan/unlikely-date')
  it('is in the card of a milestone and among the diagnostics, until its due date is another one', async () => {
    const plan = await givenServed(text('2026-03-11'))
    assert.deepEqual(shown(plan), [])
    plan.outlook = await outlookAtOnce(plan).answer
    assert.match(cardIn(plan, 'M')!, /Forecast&nbsp;&nbsp; \| 50 % by 2026-03-13 · 80 % by 2026-03-17 · due date kept with a chance of 33% /)
    assert.deepEqual(shown(plan), ['plan/unlikely-date'])
    plan.live.setOpen('.tpm/plan.yaml', text('2026-03-12'))
    assert.doesNotMatch(cardIn(plan, 'M')!, /Forecast/)
    assert.deepEqual(shown(plan), [])
  })
  it('counts as much as the user says, and not at all where a comment silences it', async () => {
    const plan = await givenServed(text('2026-03-11', ' # tplan-ignore unlikely-date'))
    plan.outlook = await outlookAtOnce(plan).answer
    assert.deepEqual(shown(plan), [])
    plan.live.setOpen('.tpm/plan.yaml', text('2026-03-11'))
    assert.equal(shown(plan).length, 1)
    plan.live.setSeverities({ 'unlikely-date': 'off' })
    assert.deepEqual(shown(plan), [])
  })
  it('reaches the client a moment after the plan', async () => {
    const client = await givenClient({ '.tpm/plan.yaml': text('2026-03-11') }, { forecasts: true })
    await client.until(() => client.shown('.tpm/plan.yaml').includes('1:12 plan/unlikely-date'), 'a forecast')
  })
})
