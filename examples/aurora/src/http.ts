import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ingest } from './ingest/handler'
import { refresh } from './auth/refresh'
import { stream } from './stream/sse'

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

const routes: Record<string, Route> = {
  'POST /v1/frames': ingest, // CORE-3
  'POST /v1/token': refresh, // CORE-22
  'GET /v1/live': stream, // DASH-4
  'GET /metrics': metrics,
}

const counts = new Map<string, number>()

export function serve(port: number) {
  return createServer((request, response) => {
    const name = `${request.method} ${request.url?.split('?')[0]}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    const route = routes[name]
    if (!route) return void response.writeHead(404).end()
    Promise.resolve(route(request, response)).catch(() => response.writeHead(500).end())
  }).listen(port)
}

// OPS-3: counts only; latencies want a histogram
function metrics(_request: IncomingMessage, response: ServerResponse) {
  const lines = [...counts].map(([name, count]) => `aurora_requests_total{route="${name}"} ${count}`)
  response.end(lines.join('\n') + '\n')
}
