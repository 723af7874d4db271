import { drawSeries } from './chart'

/** DASH-5: everything about one logger on one page. */
export function showDevice(device: string, root: HTMLElement) {
  const canvas = document.createElement('canvas')
  const title = document.createElement('h1')
  title.textContent = device
  root.replaceChildren(title, canvas)
  const values: number[] = []
  new EventSource(`/v1/live?device=${encodeURIComponent(device)}`).onmessage = event => {
    values.push(Number(event.data))
    drawSeries(canvas, values)
  }
}
