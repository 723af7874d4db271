import { Parser, type CST } from 'yaml'
import type { TextEdit } from '../../base/text'

/** One sign or word of YAML, as its lexer sees it. */
export interface Leaf {
  readonly type: CST.Token['type']
  readonly start: number
  readonly end: number
  readonly source: string
}

/** Where a block's line begins, and how far it is to be indented. */
export interface PlacedLine {
  readonly start: number
  readonly indent: number
  /** By how much what goes on in the lines below is to be moved. */
  readonly shift: number
}

export interface Tokens {
  readonly leaves: readonly Leaf[]
  readonly lines: readonly PlacedLine[]
}

/** The signs and lines of a text; undefined when it is not one well-formed document. `indent` is that of its outermost lines. */
export function tokensOfYaml(text: string, indent: number): Tokens | undefined {
  const tokens = [...new Parser().parse(text)]
  const documents = tokens.filter((token) => token.type === 'document')
  if (1 < documents.length || tokens.some(({ type }) => type === 'error' || type === 'directive')) return undefined
  const tree = new Tree()
  for (const token of tokens) tree.token(token, indent, 0)
  const leaves = tree.leaves.sort((a, b) => a.start - b.start)
  return leaves.some(({ type }) => type === 'error') ? undefined : { leaves, lines: tree.lines.sort((a, b) => a.start - b.start) }
}

/** Walks a tree of tokens; it lives for one text. */
class Tree {
  readonly leaves: Leaf[] = []
  readonly lines: PlacedLine[] = []

  token(token: CST.Token, indent: number, shift: number): void {
    if (token.type === 'document') {
      this.#leaves(token.start)
      if (token.value) this.token(token.value, indent, shift)
      this.#leaves(token.end)
    } else if (token.type === 'block-map' || token.type === 'block-seq') this.#block(token, indent)
    else if (token.type === 'flow-collection') {
      this.#leaf(token.start)
      for (const item of token.items) this.#item(item, indent, shift)
      this.#leaves(token.end as CST.SourceToken[])
    } else if (token.type === 'block-scalar') {
      this.#leaves(token.props as CST.SourceToken[])
      const last = this.leaves.at(-1)
      this.leaves.push({ type: token.type, start: last?.end ?? token.offset, end: (last?.end ?? token.offset) + token.source.length, source: token.source })
    } else {
      this.#leaf(token as CST.SourceToken)
      if ('end' in token) this.#leaves(token.end as CST.SourceToken[] | undefined)
    }
  }

  #block(token: CST.BlockMap | CST.BlockSequence, indent: number): void {
    const shift = indent - token.indent
    for (const item of token.items) {
      const first = firstOf(item)
      if (first !== undefined) this.lines.push({ start: first, indent, shift })
      this.#leaves(item.start)
      if (item.key) this.token(item.key, indent + 2, shift)
      this.#leaves(item.sep)
      if (item.value) this.token(item.value, inner(token, item.value, indent), shift)
    }
  }

  #item(item: CST.CollectionItem, indent: number, shift: number): void {
    this.#leaves(item.start)
    if (item.key) this.token(item.key, indent, shift)
    this.#leaves(item.sep)
    if (item.value) this.token(item.value, indent, shift)
  }

  #leaves(tokens: readonly CST.SourceToken[] | undefined): void {
    for (const token of tokens ?? []) this.#leaf(token)
  }

  #leaf({ type, offset, source }: CST.SourceToken): void {
    this.leaves.push({ type, start: offset, end: offset + source.length, source })
  }
}

/** A list may stand in the column of its key. */
const inner = (outer: CST.BlockMap | CST.BlockSequence, value: CST.Token, indent: number): number =>
  outer.type === 'block-map' && value.type === 'block-seq' && value.indent === outer.indent ? indent : indent + 2

/** Where an item's first sign stands that is no space. */
function firstOf({ start, key, sep }: CST.CollectionItem): number | undefined {
  const sign = start.find(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment')
  return sign?.offset ?? (key && 'offset' in key ? key.offset : sep?.[0]?.offset)
}

/** The edits that put one space where one belongs, and none where none does. */
export function spacingEdits(leaves: readonly Leaf[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  const signs = leaves.filter(({ source, type }) => source !== '' && type !== 'space')
  for (const [index, sign] of signs.entries()) {
    const before = signs[index - 1]
    const gap = before && wantedGap(before, sign)
    const range = { start: before?.end ?? 0, end: sign.start }
    if (before && gap !== undefined && gap.length !== range.end - range.start) edits.push({ range, text: gap })
    const blank = sign.type === 'comment' ? /[ \t]+(\r?)$/.exec(sign.source) : undefined
    if (blank) edits.push({ range: { start: sign.start + blank.index, end: sign.end - (blank[1] ?? '').length }, text: '' })
  }
  const last = signs.at(-1)
  const end = leaves.at(-1)?.end ?? 0
  if (last && last.type !== 'newline' && last.type !== 'block-scalar' && last.end < end) edits.push({ range: { start: last.end, end }, text: '' })
  return edits
}

function wantedGap(before: Leaf, sign: Leaf): string | undefined {
  if (before.type === 'newline' || before.type === 'block-scalar' || before.type === 'comment') return sign.type === 'newline' && before.type === 'newline' ? '' : undefined
  if (sign.type === 'newline') return ''
  if (sign.type === 'comment') return undefined
  if (before.type === 'flow-map-start' || sign.type === 'flow-map-end') return isEmptyMap(before, sign) ? '' : ' '
  if (before.type === 'flow-seq-start' || sign.type === 'flow-seq-end') return before.type === 'comma' || before.type === 'map-value-ind' ? undefined : ''
  if (before.type === 'map-value-ind') return sign.type === 'comma' ? undefined : ' '
  if (sign.type === 'comma') return ''
  return before.type === 'comma' || before.type === 'seq-item-ind' ? ' ' : undefined
}

/** Flow marks tell by their source alone which kind of brace they are. */
const isEmptyMap = (before: Leaf, sign: Leaf): boolean => before.type === 'flow-map-start' && sign.type === 'flow-map-end'
