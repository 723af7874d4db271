import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import { rangeAt, type Range } from '../../base/text'
import { deepestNesting, limit, mostAliased } from '../checks/limits'
import type { LocalProblem } from '../checks/problem'
import { unsupported } from '../checks/unsupported'
import type { Entry, PlanNode } from './node'

export interface Converted {
  readonly node: PlanNode | undefined
  readonly problems: readonly LocalProblem[]
  /** The names of aliases that no anchor stands before. */
  readonly missing: readonly string[]
}

/** Turns the nodes of the `yaml` package into ours, aliases into what they stand for. */
export function convert(contents: unknown): Converted {
  const conversion = new Conversion()
  return { node: conversion.convert(contents, rangeAt(0)), problems: conversion.problems, missing: [...conversion.missing] }
}

/** What an anchor names; undefined while it is still open, or when nothing could be made of it. */
type Anchored = { readonly node: PlanNode; readonly size: number; readonly height: number } | undefined

/** Takes the nodes in the order of the text; it lives for one document. */
class Conversion {
  readonly problems: LocalProblem[] = []
  readonly missing = new Set<string>()
  readonly #anchors = new Map<string, Anchored>()
  #aliased = 0
  #depth = 0

  convert(node: unknown, fallback: Range): PlanNode | undefined {
    if (isAlias(node)) return this.#resolve(node.source, rangeOf(node, fallback))
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined
    if (node.anchor === undefined) return this.#value(node, fallback)
    this.#anchors.set(node.anchor, undefined)
    const value = this.#value(node, fallback)
    if (value) this.#anchors.set(node.anchor, { node: value, ...measure(value) })
    return value
  }

  #value(node: Scalar | YAMLMap | YAMLSeq, fallback: Range): PlanNode | undefined {
    const range = rangeOf(node, fallback)
    if (isScalar(node)) return { kind: 'scalar', text: textOf(node), plain: node.type === 'PLAIN', range }
    if (deepestNesting <= this.#depth) return this.#tooDeep(range)
    this.#depth++
    const flow = node.flow === true
    const value: PlanNode = isSeq(node)
      ? { kind: 'list', items: this.#items(node, range), range, flow }
      : { kind: 'map', entries: this.#entries(node, range), range, flow }
    this.#depth--
    return value
  }

  #items(node: YAMLSeq, range: Range): readonly PlanNode[] {
    return node.items.map((item) => this.convert(item, range)).filter((item) => item !== undefined)
  }

  #entries(node: YAMLMap, range: Range): readonly Entry[] {
    return node.items.map((pair) => this.#entry(pair, range)).filter((entry) => entry !== undefined)
  }

  #entry({ key, value }: Pair, around: Range): Entry | undefined {
    const keyRange = rangeOf(key as Node | null, around)
    if (!isScalar(key)) return this.#refuse('A key must be a word, not a list, a mapping or an alias.', keyRange)
    const text = textOf(key)
    if (text === '<<' && key.type === 'PLAIN') return this.#refuse('Merge keys (`<<`) are not read: write the keys out.', keyRange)
    this.convert(key, keyRange)
    const nothing: PlanNode = { kind: 'scalar', text: '', plain: true, range: rangeAt(keyRange.end) }
    return { key: text, keyRange, value: this.convert(value, nothing.range) ?? nothing }
  }

  /** An alias stands for its anchor's value, at the place of the alias. */
  #resolve(name: string, range: Range): PlanNode | undefined {
    if (!this.#anchors.has(name)) {
      this.missing.add(name)
      return this.#refuse(`There is no anchor \`&${name}\` before this.`, range)
    }
    const target = this.#anchors.get(name)
    if (!target) return this.#refuse(`The anchor \`&${name}\` contains itself.`, range)
    if (deepestNesting < this.#depth + target.height) return this.#tooDeep(range)
    const before = this.#aliased
    this.#aliased += target.size
    if (this.#aliased <= mostAliased) return placed(target.node, range)
    return before <= mostAliased ? this.#refuse(`Aliases stand for more than ${mostAliased} values here.`, range) : undefined
  }

  #tooDeep(range: Range): undefined {
    this.problems.push(limit(`This nests deeper than ${deepestNesting} levels and is left out.`, range))
    return undefined
  }

  #refuse(message: string, range: Range): undefined {
    this.problems.push(unsupported(message, range))
    return undefined
  }
}

const textOf = (scalar: Scalar): string => String(scalar.value ?? '')

const rangeOf = (node: Node | null | undefined, fallback: Range): Range =>
  node?.range ? rangeAt(node.range[0], node.range[1]) : fallback

const childrenOf = (node: PlanNode): readonly PlanNode[] => {
  if (node.kind === 'scalar') return []
  return node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)
}

/** How many values a node has, itself among them, and how many levels of lists and mappings. */
function measure(node: PlanNode): { size: number; height: number } {
  let [size, height] = [1, 0]
  for (const child of childrenOf(node)) {
    const inner = measure(child)
    size += inner.size
    height = Math.max(height, inner.height)
  }
  return { size, height: node.kind === 'scalar' ? 0 : height + 1 }
}

/** The node with every range at one place: whatever is wrong within an alias is shown at the alias. */
function placed(node: PlanNode, range: Range): PlanNode {
  if (node.kind === 'scalar') return { ...node, range }
  if (node.kind === 'list') return { ...node, range, items: node.items.map((item) => placed(item, range)) }
  const entries = node.entries.map(({ key, value }) => ({ key, keyRange: range, value: placed(value, range) }))
  return { ...node, range, entries }
}
