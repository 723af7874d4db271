import assert from 'node:assert/strict'
import { gapBefore, gapBehind, noGapTable, withTracks } from '../../src/schedule/gapTable'
import { axisOf, trackOf, type Track } from '../../src/time/axis'
import { defaultCalendar, withLeave } from '../../src/time/calendar'
import { addDays } from '../../src/time/day'
import { today } from './check'

const axis = axisOf(defaultCalendar)
const away = (...days: readonly number[]): Track =>
  trackOf(axis, withLeave(defaultCalendar, days.map((each) => ({ from: addDays(today, each), to: addDays(today, each) }))))

describe('A table of gaps', () => {
  const tracks = [away(1, 3, 8), away(2)]
  const table = withTracks(noGapTable, tracks)

  it('has the gaps of each track in order, and finds the ones around a point', () => {
    for (const track of tracks) {
      const { first, end } = table.places.get(track)!
      const { from, end: ends } = track.gaps
      assert.deepEqual([...table.bounds.subarray(first, end)], [...from].flatMap((each, gap) => [each, ends[gap]]))
      for (const point of [...from, ...ends].flatMap((each) => [each - 1, each, each + 1])) {
        const behind = [...ends].findIndex((each) => point < each)
        assert.equal(gapBehind(table.bounds, first, end, point), behind < 0 ? end : first + 2 * behind)
        assert.equal(gapBefore(table.bounds, first, end, point), first + 2 * [...from].findLastIndex((each) => each <= point))
      }
    }
  })

  it('grows without moving what it has, and is the same when nothing is new', () => {
    assert.equal(withTracks(table, tracks), table)
    const grown = withTracks(table, [away(5), tracks[0]!])
    assert.deepEqual(grown.places.get(tracks[1]!), table.places.get(tracks[1]!))
    assert.deepEqual(grown.bounds.subarray(0, table.bounds.length), table.bounds)
  })
})
