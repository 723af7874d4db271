import assert from 'node:assert/strict'
import fc from 'fast-check'
import { analysePlan, type Analysis } from '../../src/analysis/analysePlan'
import { LivePlan } from '../../src/analysis/livePlan'
import { readPlan } from '../../src/plan/readPlan'
import { runs } from '../plan/arbitraryPlan'
import { monday } from './given'

const texts = {
  'a.yaml': 'project: { name: X }\nmilestones:\n  M: { due: 2026-03-05 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n    milestone: M\n  B: { after: [A], effort: 1d }\n  C:\n    tasks:\n      D: { effort: 1d, due: 2026-03-02 }\n',
  'b.yaml': 'risks:\n  R: { tasks: [A, D], probability: 30% }\ntasks:\n  E: { after: [B SS+1d] }\n',
}
type Name = keyof typeof texts

const pieces = ['', ' ', '\n', '\n  ', ':', '{', '}', '[', ']', ',', '#', '"', "'", '- ', '|', '&a ', '*a', 'tasks:\n', '  F: {}\n', 'A', 'effort: 3d', '\r\n', '<<<<<<< x\n', '---\n', '\u0000', '😀']
const edit = fc.record({
  name: fc.constantFrom<Name>('a.yaml', 'b.yaml'), at: fc.nat(10_000).map((place) => place / 10_001), cut: fc.nat({ max: 12 }), put: fc.constantFrom(...pieces),
})

const said = ({ plan, schedule, problems }: Analysis) => ({
  items: [...plan.items.values()].map(({ id, source }) => [id, source.file, source.range]),
  dates: [...schedule.tasks].map(([id, { start, finish, float }]) => [id, start, finish, float]),
  problems: problems.map(({ file, range, message }) => [file, range, message]),
})

describe('typing', () => {
  it('ends in what the text says, whatever was typed on the way', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const live = new LivePlan('/nonexistent', () => monday)
      const now: Record<Name, string> = { ...texts }
      for (const name of Object.keys(texts) as Name[]) live.setOpen(name, now[name])
      for (const { name, at, cut, put } of edits) {
        const start = Math.floor(at * now[name].length)
        now[name] = now[name].slice(0, start) + put + now[name].slice(start + cut)
        live.setOpen(name, now[name])
        live.snapshot()
      }
      const fresh = analysePlan(readPlan(Object.entries(now).map(([path, text]) => ({ path, text }))), monday)
      assert.deepEqual(said(live.snapshot()), said(fresh))
    }), { numRuns: runs(300) })
  })
})
