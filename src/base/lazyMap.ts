/** Where the values of a lazy map come from: items in order, each at its place. */
export interface LazySource<Value> {
  readonly items: readonly { readonly id: string }[]
  /** The place of each id. */
  readonly index: ReadonlyMap<string, number>
  /** Whether the item at a place is in the map. */
  has(place: number): boolean
  /** Called once for each value that somebody asks for. */
  make(place: number): Value
}

/** A map from ids to values that are made when they are asked for; in the order of the items. */
export function lazyMap<Value extends object>({ items, index, has, make }: LazySource<Value>): ReadonlyMap<string, Value> {
  const made: Value[] = []
  let size: number | undefined
  const placeOf = (id: string): number => {
    const place = index.get(id)
    return place !== undefined && has(place) ? place : -1
  }
  const valueAt = (place: number): Value => (made[place] ??= make(place))
  function* entries(): MapIterator<[string, Value]> {
    for (let place = 0; place < items.length; place++) if (has(place)) yield [items[place]!.id, valueAt(place)]
  }
  function* keys(): MapIterator<string> {
    for (let place = 0; place < items.length; place++) if (has(place)) yield items[place]!.id
  }
  function* values(): MapIterator<Value> {
    for (let place = 0; place < items.length; place++) if (has(place)) yield valueAt(place)
  }
  const map: ReadonlyMap<string, Value> = {
    get size() {
      return (size ??= items.reduce((count, _, place) => (has(place) ? count + 1 : count), 0))
    },
    has: (id) => 0 <= placeOf(id),
    get(id) {
      const place = placeOf(id)
      return place < 0 ? undefined : valueAt(place)
    },
    forEach(call) {
      for (const [id, value] of entries()) call(value, id, map)
    },
    entries, keys, values,
    [Symbol.iterator]: entries,
  }
  return map
}
