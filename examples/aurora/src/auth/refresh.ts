import type { IncomingMessage, ServerResponse } from 'node:http'
import { sign, verify } from './token'

const day = 86_400_000
const grace = 5 * 60_000

// CORE-22: the old token is good for five more minutes, so that a lost answer does not lock the logger out
export function refresh(request: IncomingMessage, response: ServerResponse) {
  const key = Buffer.from(process.env['AURORA_KEY'] ?? '')
  const token = verify(request.headers.authorization ?? '', key)
  if (!token) return void response.writeHead(401).end()
  const age = Date.now() - token.issued
  response.end(age < day + grace ? sign({ ...token, issued: Date.now() }, key) : undefined)
}

// FIXME CORE-22: a logger whose clock is wrong by a day is refused
// CORE-23 adds the list of revoked devices here
