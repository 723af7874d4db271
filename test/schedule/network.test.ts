import assert from 'node:assert/strict'
import { calendarsOf } from '../../src/schedule/calendars'
import { idOf, networkOf, passesDown, rollsUp } from '../../src/schedule/network'
import { ordered } from '../../src/schedule/order'
import { outlineOf } from '../../src/schedule/outline'
import { formatMoment, parseMoment } from '../../src/time/day'
import { addWork } from '../../src/time/calendar'
import { planOf } from './build'

const names: Readonly<Record<number, string>> = { 0: 'FS', 1: 'SS', 2: 'FF', 3: 'SF', [rollsUp]: 'up', [passesDown]: 'down' }

/** The edges as text, in no order of their own. */
function edgesOf(text: string): string[] {
  const plan = planOf(text)
  const network = networkOf(plan, outlineOf(plan), calendarsOf(plan))
  return Array.from({ length: network.edges }, (_, e) => {
    const lag = network.lag[e]! === 0 ? '' : `${network.lag[e]}${network.lagKind[e] === 1 ? 'e' : ''}`
    return `${idOf(network, network.from[e]!)} ${names[network.type[e]!]}${lag} ${idOf(network, network.to[e]!)}`
  }).sort()
}

describe('The network', () => {
  it('has an edge for each link, with its lag in minutes', () => {
    assert.deepEqual(edgesOf(`
      calendar default  day=6h
      task A
      task B  after=A FS+1d, A SS-2h, A FF+1ed`), ['A FF1440e B', 'A FS360 B', 'A SS-120 B'])
  })

  it('grows by the sum, not the product, of the tasks of two linked summaries', () => {
    assert.deepEqual(edgesOf(`
      task S
        task A
        task B
      task T  after=S
        task C
        task U
          task D`), ['A up S', 'B up S', 'C up T', 'D up U', 'S FS T', 'T down C', 'T down D', 'U up T'])
  })

  it('ties tasks to the milestone that they, or a summary task around them, name', () => {
    assert.deepEqual(edgesOf(`
      milestone M
      milestone N
      task S  milestone=M
        task A
        task B  milestone=N
        task C  milestone=A
        task D  status=dropped`), ['A FS M', 'A up S', 'B FS N', 'B up S', 'C up S'])
  })

  it('is ordered so that everything stands behind what it waits for', () => {
    const plan = planOf(`
      task A  after=B, S
      task B
      task S  after=B
        task C`)
    const { network, order } = ordered(networkOf(plan, outlineOf(plan), calendarsOf(plan)))
    const place = new Map([...order].map((node, at) => [node, at]))
    assert.equal(order.length, network.nodes)
    for (let e = 0; e < network.edges; e++) assert.ok(place.get(network.from[e]!)! < place.get(network.to[e]!)!)
  })
})

describe('The calendars of a plan', () => {
  const after8h = (name: string | undefined, text: string): string => {
    const calendars = calendarsOf(planOf(text))
    return formatMoment(addWork(calendars.named(name), parseMoment('2026-03-02T00:00')!, 480)).slice(5)
  }

  it('are found by name, or else are the project\'s, or else the one called default, or else the usual one', () => {
    const text = `
      calendar default  day=4h
      calendar nights  hours=20:00-24:00`
    assert.equal(after8h('nights', text), '03-04T00:00')
    assert.equal(after8h('unknown', text), '03-03T12:00')
    assert.equal(after8h(undefined, text), '03-03T12:00')
    assert.equal(after8h(undefined, `project  calendar=nights${text}`), '03-04T00:00')
    assert.equal(after8h(undefined, `project  calendar=unknown${text}`), '03-03T12:00')
    assert.equal(after8h(undefined, ''), '03-02T17:00')
  })

  it('are the same objects for the same question', () => {
    const calendars = calendarsOf(planOf('person ana\nperson ben  leave=2026-03-02'))
    assert.equal(calendars.ofPerson('ana', undefined), calendars.project)
    assert.equal(calendars.ofPerson('ben', undefined), calendars.ofPerson('ben', undefined))
    assert.notEqual(calendars.ofPerson('ben', undefined), calendars.project)
  })
})
