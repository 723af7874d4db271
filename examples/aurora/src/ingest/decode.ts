import { crc16 } from './crc16'

export interface Frame {
  readonly device: bigint
  readonly clock: number
  readonly samples: readonly number[]
}

const headerBytes = 14

/** CORE-4: one frame of bytes to its samples; undefined when the checksum does not fit. */
export function decodeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < headerBytes + 2 || bytes[0] !== 1) return undefined
  const body = bytes.subarray(0, -2)
  if (crc16(body) !== bytes.readUInt16BE(bytes.length - 2)) return undefined
  return { device: bytes.readBigUInt64BE(1), clock: bytes.readUInt32BE(9), samples: samplesOf(body) }
}

function samplesOf(body: Buffer): number[] {
  let value = 0
  const samples: number[] = []
  for (let at = headerBytes; at + 1 < body.length; at += 2) {
    value += body.readInt16BE(at)
    samples.push(value)
  }
  return samples
}
