import type { Item } from '../model/plan'
import type { Numbers } from './roster'

/** The items of some numbers as a map: the numbers are those of all versions of a plan, the items those of one. */
export class ItemMap<Value extends Item> implements ReadonlyMap<string, Value> {
  readonly #numbers: Numbers
  readonly #itemOf: (number: number) => Item
  #items: readonly Value[] | undefined

  constructor(numbers: Numbers, itemOf: (number: number) => Item) {
    this.#numbers = numbers
    this.#itemOf = itemOf
  }

  get size(): number {
    return this.#numbers.size
  }

  get(id: string): Value | undefined {
    const number = this.#numbers.get(id)
    return number === undefined ? undefined : (this.#itemOf(number) as Value)
  }

  has(id: string): boolean {
    return this.#numbers.has(id)
  }

  keys(): MapIterator<string> {
    return this.#numbers.keys()
  }

  values(): MapIterator<Value> {
    this.#items ??= Array.from(this.#numbers.values(), (number) => this.#itemOf(number) as Value)
    return this.#items.values()
  }

  *entries(): MapIterator<[string, Value]> {
    for (const item of this.values()) yield [item.id, item]
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(call: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const item of this.values()) call(item, item.id, this)
  }
}
