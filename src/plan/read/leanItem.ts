import type { Range } from '../../base/text'
import type { Reference } from '../model/values'
import type { PlanNode } from '../syntax/node'
import { parseYaml } from '../syntax/parse'
import type { LocalItem } from './item'

/**
 * The items of a text, without the nodes that they were read from: nodes are most of what a plan takes in memory, few of
 * them are ever looked at, and a text that is quick to read is read again for whoever asks.
 */
export function withoutNodes(text: string, items: readonly LocalItem[]): readonly LocalItem[] {
  const whole = new ReadAgain(text)
  return items.map((item) => new LeanItem(whole, item))
}

/** A text whose node is made when somebody asks, and forgotten when nobody holds it: the same one within any one answer. */
class ReadAgain {
  readonly text: string
  #node: WeakRef<PlanNode> | undefined

  constructor(text: string) {
    this.text = text
  }

  get node(): PlanNode | undefined {
    const known = this.#node?.deref()
    if (known) return known
    const { node } = parseYaml(this.text)
    this.#node = node && new WeakRef(node)
    return node
  }
}

class LeanItem implements LocalItem {
  readonly id: string
  readonly idRange: Range
  readonly range: Range
  readonly values: LocalItem['values']
  readonly references: readonly Reference[]
  readonly parent: number | undefined
  readonly whole: ReadAgain

  constructor(whole: ReadAgain, { id, idRange, range, values, references, parent }: LocalItem) {
    this.id = id
    this.idRange = idRange
    this.range = range
    this.values = values
    this.references = references.length === 0 ? none : references
    this.parent = parent
    this.whole = whole
  }

  get node(): PlanNode {
    return valueBehind(this.whole.node, this.idRange.start) ?? nothing
  }
}

const none: readonly Reference[] = []

/** A text that was read once is read again: there is always a node. */
const nothing: PlanNode = { kind: 'scalar', text: '', plain: true, range: { start: 0, end: 0 } }

/** The value of the key that stands at an offset, however deep. */
function valueBehind(node: PlanNode | undefined, offset: number): PlanNode | undefined {
  if (node?.kind !== 'map') return undefined
  const entry = node.entries.findLast(({ keyRange }) => keyRange.start <= offset)
  return entry?.keyRange.start === offset ? entry.value : valueBehind(entry?.value, offset)
}
