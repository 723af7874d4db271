import type { IncomingMessage, ServerResponse } from 'node:http'
import { append, pending } from '../store/series'
import { decodeFrame } from './decode'

const busyAt = 10_000

export async function ingest(request: IncomingMessage, response: ServerResponse) {
  // CORE-5: say no early; the logger keeps the frame and comes back
  if (pending() > busyAt) return void response.writeHead(429, { 'retry-after': '60' }).end()

  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const frame = decodeFrame(Buffer.concat(chunks))
  if (!frame) return void response.writeHead(400).end()

  await append(frame)
  response.end(JSON.stringify({ time: Date.now() })) // AGT-6 reads it
}
