import type { Chart } from './chart'
import { followDrag } from './draw/dom'
import type { FilterBox } from './draw/filterBox'
import type { Shell } from './draw/shell'
import { keyAction } from './layout/keys'
import { clamp } from './layout/units'

/** Turns what mouse, wheel, touch and keyboard do into the chart's verbs. */
export function listen(shell: Shell, filterBox: FilterBox, chart: Chart): void {
  const { grid, body } = shell
  shell.root.addEventListener('wheel', event => wheel(event, shell, chart), { passive: false })
  body.addEventListener('pointerdown', event => press(event, chart))
  body.addEventListener('click', event => click(event, chart))
  body.addEventListener('dblclick', event => {
    const row = rowOf(event)
    if (row !== undefined && !onTwisty(event)) chart.open(row)
  })
  body.addEventListener('pointerover', event => {
    const row = rowOf(event)
    if (row !== undefined && event.pointerType !== 'touch') chart.hover(row, { x: event.clientX, y: event.clientY })
  })
  body.addEventListener('pointerleave', () => chart.leave())
  body.addEventListener('scroll', () => body.scrollTo(0, 0))
  grid.addEventListener('focusin', event => {
    const row = rowOf(event)
    if (row !== undefined && (event.target as Element).matches(':focus-visible')) chart.hover(row)
  })
  grid.addEventListener('focusout', () => chart.leave())
  grid.addEventListener('keydown', event => pressKey(event, chart))
  document.addEventListener('keydown', event => {
    if (!event.defaultPrevented && isFind(event)) pressKey(event, chart)
    else if (!event.defaultPrevented && event.key === 'Escape' && filterBox.open) filterBox.close()
  })
}

const isFind = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f'

function pressKey(event: KeyboardEvent, chart: Chart): void {
  const action = keyAction({ key: event.key, command: event.ctrlKey || event.metaKey, alt: event.altKey })
  if (action && chart.press(action)) event.preventDefault()
}

const lineHeight = 20

function wheel(event: WheelEvent, shell: Shell, chart: Chart): void {
  event.preventDefault()
  const unit = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? shell.body.clientHeight : 1
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit]
  if (event.ctrlKey || event.metaKey) {
    const side = Number.parseFloat(shell.root.style.getPropertyValue('--side')) || 0
    const x = Math.max(0, event.clientX - shell.root.getBoundingClientRect().left - side)
    chart.zoom(Math.exp(-clamp(dy, -30, 30) * 0.008), x)
  } else if (event.shiftKey && dx === 0) chart.scroll(dy, 0)
  else chart.scroll(dx, dy)
}

/** Farther than this a press is a drag, and no click. */
const dragFrom = 4

/** Dragging what is empty moves the chart; a finger moves it wherever it is. */
function press(event: PointerEvent, chart: Chart): void {
  if (event.button !== 0) return
  const target = event.target as Element
  const empty = !target.closest('.name, .date, .bar, .promise')
  if (!empty && event.pointerType !== 'touch') return
  const body = event.currentTarget as HTMLElement
  let [x, y, dragged] = [0, 0, false]
  followDrag(event, (dx, dy) => {
    dragged ||= dragFrom < Math.abs(dx) + Math.abs(dy)
    if (!dragged) return
    body.classList.add('dragged')
    chart.scroll(x - dx, y - dy)
    ;[x, y] = [dx, dy]
  }, () => setTimeout(() => body.classList.remove('dragged')))
}

function click(event: MouseEvent, chart: Chart): void {
  const row = rowOf(event)
  if (row === undefined || (event.currentTarget as Element).classList.contains('dragged')) return
  chart.focusRow(row, false)
  if (onTwisty(event)) chart.toggle(row)
  else if (at(event)?.closest('.label.away')) chart.bringIntoView(row)
  else if (event.detail < 2) chart.select(row)
}

const onTwisty = (event: Event): boolean => (event.target as Element).closest('.twisty.open, .twisty.closed') !== null

/** Pointer capture makes the body the target of a click, so what was meant is looked up at the pointer. */
const at = (event: MouseEvent): Element | null => document.elementFromPoint(event.clientX, event.clientY)

function rowOf(event: Event): number | undefined {
  const row = (event instanceof MouseEvent ? at(event) : (event.target as Element))?.closest<HTMLElement>('.row')?.dataset['row']
  return row === undefined ? undefined : Number(row)
}
