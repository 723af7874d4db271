import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml'
import { rangeAt, type Range } from '../../base/text'
import { deepestNesting, limit, mostAliased } from '../checks/limits'
import type { LocalProblem } from '../checks/problem'
import { syntaxError } from '../checks/syntax'
import { unsupported } from '../checks/unsupported'
import { nestingDepth } from './nesting'
import type { Entry, PlanNode } from './node'

/** A piece of YAML, read: `node` is undefined when nothing could be made of it. */
export interface Parsed {
  readonly node: PlanNode | undefined
  readonly problems: readonly LocalProblem[]
}

/**
 * Reads one YAML document by the `yaml` package. Scalars stay text (its failsafe schema), aliases are resolved within
 * a budget, and whatever could hurt is a problem: cyclic anchors, merge keys, tags, deep nesting.
 */
export function parseYaml(text: string): Parsed {
  if (deepestNesting < nestingDepth(text)) {
    return { node: undefined, problems: [limit(`This nests deeper than ${deepestNesting} levels and is left out.`, rangeAt(0, firstLine(text)))] }
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
    strict: true,
  })
  const problems = [...document.errors.map(describe), ...document.warnings.map(describe)]
  const node = new Conversion(document, problems).convert(document.contents)
  return { node, problems: problems.map((problem) => within(problem, text.length)) }
}

const firstLine = (text: string): number => {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text.length : end
}

interface YamlIssue {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

function describe({ code, message, pos }: YamlIssue): LocalProblem {
  const range = rangeAt(pos[0], Math.max(pos[1], pos[0]))
  if (code === 'TAG_RESOLVE_FAILED') return unsupported('Tags say nothing in a plan: the value is read as text.', range)
  if (code === 'MULTIPLE_DOCS') return unsupported('A plan file is one document: what comes after `---` is not read.', range)
  return syntaxError(message.endsWith('.') ? message : `${message}.`, range)
}

/** An error at the very end of a text is shown on its last character. */
function within(problem: LocalProblem, length: number): LocalProblem {
  const start = Math.min(problem.range.start, Math.max(0, length - 1))
  return { ...problem, range: rangeAt(start, Math.min(Math.max(problem.range.end, start + 1), length)) }
}

/** Turns the package's nodes into ours; it lives for one document. */
class Conversion {
  readonly #document: Document
  readonly #problems: LocalProblem[]
  readonly #open = new Set<Node>()
  #aliased = 0
  #aliasDepth = 0

  constructor(document: Document, problems: LocalProblem[]) {
    this.#document = document
    this.#problems = problems
  }

  convert(node: unknown, fallback: Range = rangeAt(0)): PlanNode | undefined {
    if (isAlias(node)) return this.#resolve(node.source, node.resolve(this.#document), rangeOf(node, fallback))
    if (0 < this.#aliasDepth && mostAliased < ++this.#aliased) return undefined
    if (isScalar(node)) {
      return { kind: 'scalar', text: String(node.value ?? ''), plain: node.type === 'PLAIN', range: rangeOf(node, fallback) }
    }
    if (!isMap(node) && !isSeq(node)) return undefined
    return this.#collection(node, rangeOf(node, fallback))
  }

  #collection(node: Node, range: Range): PlanNode | undefined {
    this.#open.add(node)
    try {
      if (isSeq(node)) {
        const items = node.items.map((item) => this.convert(item, range)).filter((item) => item !== undefined)
        return { kind: 'list', items, range, flow: node.flow === true }
      }
      const pairs = isMap(node) ? node.items : []
      const entries = pairs.map((pair) => this.#entry(pair, range)).filter((entry) => entry !== undefined)
      return { kind: 'map', entries, range, flow: isMap(node) && node.flow === true }
    } finally {
      this.#open.delete(node)
    }
  }

  #entry(pair: Pair, around: Range): Entry | undefined {
    const { key } = pair
    const keyRange = rangeOf(key as Node | null, around)
    if (!isScalar(key)) return this.#refuse('A key must be a word, not a list, a mapping or an alias.', keyRange)
    const text = String(key.value ?? '')
    if (text === '<<' && key.type === 'PLAIN') return this.#refuse('Merge keys (`<<`) are not read: write the keys out.', keyRange)
    const nothing: PlanNode = { kind: 'scalar', text: '', plain: true, range: rangeAt(keyRange.end) }
    return { key: text, keyRange, value: this.convert(pair.value, nothing.range) ?? nothing }
  }

  /** An alias stands for its anchor's value, at the place of the alias. */
  #resolve(name: string, target: Node | undefined, range: Range): PlanNode | undefined {
    if (!target) return this.#refuse(`There is no anchor \`&${name}\` before this.`, range)
    if (this.#open.has(target)) return this.#refuse(`The anchor \`&${name}\` contains itself.`, range)
    this.#aliasDepth++
    const node = this.convert(target, range)
    this.#aliasDepth--
    if (this.#aliased <= mostAliased) return node && placed(node, range)
    if (this.#aliased !== Infinity) this.#refuse(`Aliases stand for more than ${mostAliased} values here.`, range)
    this.#aliased = Infinity
    return undefined
  }

  #refuse(message: string, range: Range): undefined {
    this.#problems.push(unsupported(message, range))
    return undefined
  }
}

const rangeOf = (node: Node | null | undefined, fallback: Range): Range =>
  node?.range ? rangeAt(node.range[0], node.range[1]) : fallback

/** The node with every range at one place: whatever is wrong within an alias is shown at the alias. */
function placed(node: PlanNode, range: Range): PlanNode {
  if (node.kind === 'scalar') return { ...node, range }
  if (node.kind === 'list') return { ...node, range, items: node.items.map((item) => placed(item, range)) }
  const entries = node.entries.map(({ key, value }) => ({ key, keyRange: range, value: placed(value, range) }))
  return { ...node, range, entries }
}
