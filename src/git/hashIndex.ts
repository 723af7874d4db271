import { bytes } from './growing'

/** The value of a hexadecimal digit by its byte; 0 for others, which git does not write. */
const nibble = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(value) ? 0 : value
})

/** How many hexadecimal digits make the key of a slot, and so how many a prefix needs at least. */
const shortestPrefix = 7

/** Hashes one after the other as bytes: 20 each, or 32 in a SHA-256 repository, all of one width. */
class Hashes {
  #width = 20
  readonly #bytes = bytes()

  get length(): number {
    return this.#bytes.length / this.#width
  }

  /** Adds the hash that stands as hexadecimal text in these bytes. */
  push(data: Buffer, start: number, end: number): void {
    if (this.#bytes.length === 0) this.#width = (end - start) >> 1
    this.#bytes.reserve(this.#width)
    const to = this.#bytes.view()
    for (let index = 0; index < this.#width; index++) {
      const at = start + index * 2
      to[this.#bytes.length + index] = ((nibble[data[at] ?? 0] ?? 0) << 4) | (nibble[data[at + 1] ?? 0] ?? 0)
    }
    this.#bytes.length += this.#width
  }

  pop(): void {
    this.#bytes.length -= this.#width
  }

  text(index: number): string {
    return this.#bytes.view().toString('hex', index * this.#width, (index + 1) * this.#width)
  }

  /** The first seven digits as a number. */
  key(index: number): number {
    return this.#bytes.view().readUInt32BE(index * this.#width) >>> 4
  }

  isSame(index: number, other: Hashes, otherIndex: number): boolean {
    const [mine, theirs] = [this.#bytes.view(), other.#bytes.view()]
    const [from, otherFrom] = [index * this.#width, otherIndex * other.#width]
    return mine.compare(theirs, otherFrom, otherFrom + other.#width, from, from + this.#width) === 0
  }
}

/** Finds the place of a hash, whole or by a prefix: an open-addressing table over the hashes' first digits. */
export class HashIndex {
  static readonly Hashes = Hashes
  readonly #hashes = new Hashes()
  #slots = new Int32Array(4096).fill(-1)

  /** Adds a hash written in these bytes and returns its place, which is that of the first time for a known one. */
  add(data: Buffer, start: number, end: number): number {
    this.#hashes.push(data, start, end)
    const index = this.#hashes.length - 1
    const known = this.findSame(this.#hashes, index)
    if (0 <= known) {
      this.#hashes.pop()
      return known
    }
    if (this.#slots.length < this.#hashes.length * 2) this.#grow()
    else this.#insert(index)
    return index
  }

  text(index: number): string {
    return this.#hashes.text(index)
  }

  /** The place of a hash of another list; -1 when it is not here. */
  findSame(other: Hashes, otherIndex: number): number {
    for (const index of this.#withKey(other.key(otherIndex))) {
      if (this.#hashes.isSame(index, other, otherIndex)) return index
    }
    return -1
  }

  /** The one place that counts and whose hash starts so; undefined for none, several, or fewer than seven digits. */
  find(prefix: string, counts: (index: number) => boolean): number | undefined {
    if (!/^[0-9a-f]{7,64}$/.test(prefix)) return undefined
    const key = Number.parseInt(prefix.slice(0, shortestPrefix), 16)
    const found = this.#withKey(key).filter((index) => counts(index) && this.text(index).startsWith(prefix))
    return found.length === 1 ? found[0] : undefined
  }

  #withKey(key: number): number[] {
    const found: number[] = []
    const mask = this.#slots.length - 1
    for (let slot = slotOf(key, mask); ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] ?? -1
      if (index < 0) return found
      if (this.#hashes.key(index) === key) found.push(index)
    }
  }

  #insert(index: number): void {
    const mask = this.#slots.length - 1
    let slot = slotOf(this.#hashes.key(index), mask)
    while (0 <= (this.#slots[slot] ?? -1)) slot = (slot + 1) & mask
    this.#slots[slot] = index
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    for (let index = 0; index < this.#hashes.length; index++) this.#insert(index)
  }
}

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 4) & mask
