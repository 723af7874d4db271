/** The arguments whose output `createLogParser` reads. The tips to start from come on stdin. */
export const logArguments: readonly string[] = [
  'log', '-z', '--format=%H%x00%P%x00%at%x00%ct%x00%aN%x00%aE%x00%B', '--no-color', '--no-notes', '--no-decorate',
  '--no-patch', '--no-show-signature', '--use-mailmap', '--ignore-missing', '--stdin',
]

/**
 * One commit as bytes inside of `data`, which is valid during the call only. A field goes from its offset to the NUL
 * before the next one: hash, parents, author time, commit time, author name, author email, message.
 */
export interface LogRecord {
  readonly data: Buffer
  /** Eight offsets: the starts of the seven fields and the place after the last NUL. */
  readonly offsets: Int32Array
}

export const field = { hash: 0, parents: 1, authored: 2, committed: 3, name: 4, email: 5, message: 6 } as const

export interface LogParser {
  /** Takes the next bytes; false when a single commit is too large to be one. */
  push(chunk: Buffer): boolean
  /** True when the output ended where a commit ended. */
  end(): boolean
}

const fieldCount = 7
const largestCommit = 256 * 1024 * 1024

/**
 * Cuts the output of `logArguments` into commits. It scans bytes: a message may hold every byte but NUL, and turning
 * all of it into strings costs more than git itself. A message that comes in many chunks is joined once.
 */
export function createLogParser(onCommit: (record: LogRecord) => void): LogParser {
  const offsets = new Int32Array(fieldCount + 1)
  let pending: Buffer[] = []
  let pendingLength = 0

  const keep = (rest: Buffer): boolean => {
    if (0 < rest.length) pending.push(rest)
    pendingLength += rest.length
    return pendingLength <= largestCommit
  }

  const scan = (data: Buffer): number => {
    let start = 0
    for (;;) {
      let at = start
      for (let index = 0; index < fieldCount; index++) {
        const end = data.indexOf(0, at)
        if (end < 0) return start
        offsets[index] = at
        at = end + 1
      }
      offsets[fieldCount] = at
      onCommit({ data, offsets })
      start = at
    }
  }

  return {
    push: (chunk) => {
      if (0 < pending.length && chunk.indexOf(0) < 0) return keep(chunk)
      const data = pending.length === 0 ? chunk : Buffer.concat([...pending, chunk])
      pending = []
      pendingLength = 0
      return keep(data.subarray(scan(data)))
    },
    end: () => pendingLength === 0,
  }
}

/** The text of a field. Bytes that are no UTF-8 become U+FFFD. */
export function fieldText({ data, offsets }: LogRecord, index: number): string {
  return data.toString('utf8', offsets[index], (offsets[index + 1] ?? 1) - 1)
}

/** Seconds since 1970 of a time field; 0 when git has no sensible one. */
export function fieldSeconds({ data, offsets }: LogRecord, index: number): number {
  const seconds = Number(data.toString('latin1', offsets[index], (offsets[index + 1] ?? 1) - 1))
  return Number.isSafeInteger(seconds) ? seconds : 0
}
