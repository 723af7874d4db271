/** An element with classes and attributes; texts are always set as text. */
export function element(
  tag: keyof HTMLElementTagNameMap,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** A drawing that is told to nobody: what it shows is in the rows as text. */
export function drawing(className: string, layers: readonly string[]): { svg: SVGSVGElement; paths: SVGPathElement[] } {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  const paths = layers.map(layer => {
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('class', layer)
    return path
  })
  svg.append(...paths)
  return { svg, paths }
}

/** Sets an attribute, or takes it away. */
export function attribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name)
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value)
}

export function text(target: Element, value: string): void {
  if (target.textContent !== value) target.textContent = value
}

/** Elements of one kind that are used again; what is left over is hidden. */
export function recycled(parent: Element, make: () => HTMLElement): (count: number) => readonly HTMLElement[] {
  const made: HTMLElement[] = []
  return count => {
    while (made.length < count) {
      const next = make()
      made.push(next)
      parent.append(next)
    }
    made.forEach((each, at) => (each.hidden = count <= at))
    return made
  }
}

/** Follows the pointer from a press until it is let go. */
export function followDrag(event: PointerEvent, moved: (dx: number, dy: number) => void, ended: () => void = () => {}): void {
  const target = event.currentTarget as HTMLElement
  target.setPointerCapture(event.pointerId)
  const move = (next: PointerEvent) => moved(next.clientX - event.clientX, next.clientY - event.clientY)
  const end = () => {
    target.removeEventListener('pointermove', move)
    target.removeEventListener('pointerup', end)
    target.removeEventListener('pointercancel', end)
    ended()
  }
  target.addEventListener('pointermove', move)
  target.addEventListener('pointerup', end)
  target.addEventListener('pointercancel', end)
}
