import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Token {
  readonly device: string
  readonly issued: number
}

/** CORE-21: a token names its device and its day; the key never leaves the service. */
export function sign(token: Token, key: Buffer): string {
  const body = `${token.device}.${token.issued}`
  return `${body}.${mac(body, key)}`
}

export function verify(text: string, key: Buffer): Token | undefined {
  const [device, issued, given] = text.split('.')
  if (!device || !issued || !given) return undefined
  const expected = mac(`${device}.${issued}`, key)
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return undefined
  return { device, issued: Number(issued) }
}

const mac = (body: string, key: Buffer) => createHmac('sha256', key).update(body).digest('base64url')
