/** An append-only column of numbers that takes a few bytes an entry where an array of objects takes hundreds. */
export class Column<Numbers extends Int32Array | Float64Array | Uint8Array> {
  length = 0
  #numbers: Numbers
  readonly #make: (length: number) => Numbers

  constructor(make: (length: number) => Numbers) {
    this.#make = make
    this.#numbers = make(1024)
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#numbers[index] = value
  }

  push(value: number): void {
    this.reserve(1)
    this.#numbers[this.length++] = value
  }

  /** Makes room for so many more entries. */
  reserve(count: number): void {
    if (this.length + count <= this.#numbers.length) return
    const larger = this.#make(Math.max(this.length + count, this.#numbers.length * 2))
    larger.set(this.#numbers)
    this.#numbers = larger
  }

  /** The entries themselves, valid until the next one is added. */
  view(): Numbers {
    return this.#numbers
  }
}

export const integers = (): Column<Int32Array> => new Column((length) => new Int32Array(length))
export const doubles = (): Column<Float64Array> => new Column((length) => new Float64Array(length))
export const bytes = (): Column<Buffer> => new Column((length) => Buffer.alloc(length))
