import type { TickLabel } from '../dates'
import { startOfNext } from '../layout/calendarUnits'
import { bandsOf } from '../layout/daysOff'
import { type Scale, xOf } from '../layout/scale'
import { type Tick, ticksOf } from '../layout/ticks'
import { dayOf, type Pixels } from '../layout/units'
import type { Say } from '../words'
import { drawing, element, recycled, text } from './dom'
import type { Frame } from './frame'

/** The header's two lines of dates, the lines below them, the shade of days off, and the status date. */
export class TimeView {
  readonly head = element('div', 'time', { 'aria-hidden': 'true' })
  readonly grid: SVGSVGElement
  readonly #paths: readonly SVGPathElement[]
  readonly #major = recycled(this.head, () => element('span', 'tick major'))
  readonly #minor = recycled(this.head, () => element('span', 'tick minor'))
  readonly #now = element('span', 'now')
  #drawn = -1

  constructor(readonly say: Say, readonly today: number) {
    const { svg, paths } = drawing('grid', ['off', 'minor', 'major', 'asof'])
    this.grid = svg
    this.#paths = paths
    this.head.append(this.#now)
  }

  draw(frame: Frame): void {
    if (frame.stamp === this.#drawn) return
    this.#drawn = frame.stamp
    const { scale, width, height } = frame.viewport
    const ticks = ticksOf(scale, width)
    const now = frame.asof !== undefined && Number.isFinite(frame.asof) ? xOf(scale, frame.asof) : undefined
    this.#drawTicks(this.#major(ticks.major.length), ticks.major, frame.dates.major, width)
    this.#drawTicks(this.#minor(ticks.minor.length), ticks.minor, besides(now, frame.dates.minor, scale), width)
    const line = ({ x }: { x: Pixels }) => `M${Math.round(x) + 0.5} 0V${height}`
    const off = bandsOf(frame.daysOff, scale, width).map(({ x, width: wide }) => `M${x} 0h${wide}v${height}h${-wide}Z`)
    const paths = [off, ticks.minor.map(line), ticks.major.map(line), now === undefined ? [] : [line({ x: now })]]
    paths.forEach((each, at) => this.#paths[at]!.setAttribute('d', each.join('')))
    this.#drawNow(frame, now ?? -1)
  }

  #drawTicks(views: readonly HTMLElement[], ticks: readonly Tick[], label: TickLabel, room: Pixels): void {
    ticks.forEach(({ unit, from, x, width }, at) => {
      const view = views[at]!
      const hidden = Math.max(0, -x)
      text(view, label(unit, from, Math.min(width - hidden, room)))
      view.style.left = `${x + hidden}px`
      view.style.width = `${width - hidden}px`
      view.classList.toggle('first', x <= 0)
    })
  }

  #drawNow({ asof = 0, dates, viewport }: Frame, x: Pixels): void {
    this.#now.hidden = x < 0 || viewport.width < x
    if (this.#now.hidden) return
    text(this.#now, dayOf(asof) === this.today ? this.say('today') : dates.brief(dayOf(asof)))
    this.#now.title = `${this.say('statusDate')}: ${dates.long(dayOf(asof))}`
    this.#now.style.left = `${x}px`
  }
}

/** Half of what the status date's label takes, and of a letter. */
const halfOfNow: Pixels = 30
const halfLetter: Pixels = 3.5

/** Labels without those that the status date's would cover. */
function besides(now: Pixels | undefined, label: TickLabel, scale: Scale): TickLabel {
  if (now === undefined) return label
  return (unit, minute, width) => {
    const words = label(unit, minute, width)
    const right = xOf(scale, startOfNext(unit, minute))
    return Math.abs(right - width / 2 - now) < halfOfNow + words.length * halfLetter ? '' : words
  }
}
