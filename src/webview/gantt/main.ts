import type { ToGantt } from '../../protocol/gantt'
import { Chart } from './chart'
import './gantt.css'
import { findHost } from './host'
import { dayOf } from './layout/units'
import { sayWith } from './words'

/** Starts the chart in the page: `#gantt`, with the words of `#strings`. */
function start(): void {
  const host = findHost()
  const report = (problem: unknown) =>
    host.post({ type: 'error', message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) })
  addEventListener('error', event => report(event.error ?? event.message))
  addEventListener('unhandledrejection', event => report(event.reason))
  const root = document.getElementById('gantt')
  if (!root) return report('The page has no #gantt.')
  const language = document.documentElement.lang || 'en'
  const chart = new Chart({ root, host, say: sayWith(wordsOfPage()), language, today: localDay(new Date()) })
  addEventListener('message', event => chart.receive(event.data as ToGantt))
}

function wordsOfPage(): Record<string, unknown> {
  const words: unknown = JSON.parse(document.getElementById('strings')?.textContent || '{}')
  return typeof words === 'object' && words !== null ? (words as Record<string, unknown>) : {}
}

const localDay = (now: Date): number => dayOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 60_000)

start()
