// DASH-4: draws what arrives, one pixel a minute
export function drawSeries(canvas: HTMLCanvasElement, values: readonly number[]) {
  const context = canvas.getContext('2d')
  if (!context) return
  const most = Math.max(...values, 1)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.beginPath()
  values.slice(-canvas.width).forEach((value, x) => context.lineTo(x, canvas.height * (1 - value / most)))
  context.stroke()
}

// DASH-7: the chart needs a table beside it for those who cannot see it
export function tableOf(values: readonly number[]): string[][] {
  return values.map((value, minute) => [`${minute}`, value.toFixed(1)])
}
