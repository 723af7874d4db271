let counts = new Int32Array(1024)

/** Fills `order` with the numbers of `keys` by rising key, those of the same key by number. Counts when the keys are close together. */
export function sortedBy(keys: Int32Array, order: Int32Array): void {
  let [low, high] = [Infinity, -Infinity]
  for (let v = 0; v < keys.length; v++) {
    if (keys[v]! < low) low = keys[v]!
    if (high < keys[v]!) high = keys[v]!
  }
  const range = high - low
  if (8 * keys.length + 1024 < range) {
    for (let v = 0; v < order.length; v++) order[v] = v
    order.sort((a, b) => keys[a]! - keys[b]! || a - b)
    return
  }
  if (counts.length < range + 2) counts = new Int32Array(2 * range + 2)
  counts.fill(0, 0, range + 2)
  for (let v = 0; v < keys.length; v++) counts[keys[v]! - low + 1]!++
  for (let key = 1; key <= range; key++) counts[key]! += counts[key - 1]!
  for (let v = 0; v < keys.length; v++) order[counts[keys[v]! - low]!++] = v
}
