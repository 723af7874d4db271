import type { IncomingMessage, ServerResponse } from 'node:http'

const listeners = new Set<ServerResponse>()

/** DASH-4: a page that listens gets every frame; server-sent events pass the customers' proxies. */
export function stream(request: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  listeners.add(response)
  request.on('close', () => listeners.delete(response))
}

export function publish(value: unknown) {
  for (const listener of listeners) listener.write(`data: ${JSON.stringify(value)}\n\n`)
}
