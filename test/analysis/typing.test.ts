import assert from 'node:assert/strict'
import fc from 'fast-check'
import { analysePlan, findEach, type Analysis } from '../../src/analysis/analysePlan'
import { carriedFindings } from '../../src/analysis/carriedFindings'
import { LivePlan } from '../../src/analysis/livePlan'
import { differInWords } from '../../src/analysis/substance'
import type { Problem } from '../../src/plan/checks/problem'
import { readPlan } from '../../src/plan/readPlan'
import { runs } from '../plan/arbitraryPlan'
import { monday } from './given'

const texts = {
  'a.yaml': 'project: { name: X }\nmilestones:\n  M: { due: 2026-03-05 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n    milestone: M\n  B: { after: [A], effort: 1d }\n  C:\n    tasks:\n      D: { effort: 1d, due: 2026-03-02 }\n',
  'b.yaml': 'risks:\n  R: { tasks: [A, D], probability: 30% }\ntasks:\n  E: { after: [B SS+1d] }\n',
}
type Name = keyof typeof texts | 'c.yaml'

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
      const now: Record<Name, string> = { ...texts, 'c.yaml': '' }
      for (const name of Object.keys(now) as Name[]) live.setOpen(name, now[name])
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

  it('of words keeps what was found, where the text has gone, and what mends it', () => {
    let carried = 0
    fc.assert(fc.property(fc.array(wording, { minLength: 1, maxLength: 8 }), (words) => {
      const live = new LivePlan('/nonexistent', () => monday)
      const now: Record<Name, string> = { ...texts, 'c.yaml': flawed }
      for (const name of Object.keys(now) as Name[]) live.setOpen(name, now[name])
      let before = live.snapshot()
      let found: readonly Problem[] = findingsIn(before)
      for (const { name, behind, put } of words) {
        const at = now[name].indexOf(behind) + behind.length
        if (at < behind.length) continue
        now[name] = now[name].slice(0, at) + put + now[name].slice(at)
        live.setOpen(name, now[name])
        const snapshot = live.snapshot()
        const kept = differInWords(before.plan, snapshot.plan) ? carriedFindings(found, before.reading, snapshot) : undefined
        if (kept) carried++
        before = snapshot
        found = kept ?? findingsIn(snapshot)
        assert.deepEqual(found.map(whole), findingsIn(snapshot).map(whole))
      }
      const fresh = analysePlan(readPlan(Object.entries(now).map(([path, text]) => ({ path, text }))), monday)
      assert.deepEqual(live.snapshot().problems.map(whole), fresh.problems.map(whole))
    }), { numRuns: 200 })
    assert.ok(100 < carried, `only ${carried} edits kept what was found`)
  })
})

const findingsIn = (snapshot: Analysis): readonly Problem[] => [...findEach(snapshot)].flat()

const flawed = 'tasks:\n  P:\n    title: Pour\n    effort: 1d\n    status: doing\n    after: [A, A]\n  Q: { title: Quit, status: done }\n  R2: { title: Rest, effort: 1d, after: [Q, P], status: done }\n'
const wording = fc.record({
  name: fc.constantFrom<Name>('a.yaml', 'c.yaml'), behind: fc.constantFrom('title: Dig', 'title: P', 'Quit', 'Rest', '  P:', 'Pour\n'),
  put: fc.constantFrom('x', ' y', '', '\n', '    description: so\n', ' {'),
})

const whole = ({ rule, file, range, message, related, fixes = [] }: Problem) => [rule.code, file, range, message, related ?? [], fixes.map(({ title, edits }) => [title, edits])]
