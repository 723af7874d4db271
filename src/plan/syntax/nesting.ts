/**
 * How deep a text nests at most, by a scan that is never deeper than the text is long: open brackets outside of quotes and
 * comments, indented blocks, and compact `- - -` or `? ? ?` indicators. It may count a little more than YAML does (brackets
 * in block scalars), never less: it guards the parser, which recurses.
 */
export function nestingDepth(text: string): number {
  return Math.max(flowDepth(text), blockDepth(text))
}

function flowDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === open.bracket || code === open.brace) deepest = Math.max(deepest, ++depth)
    else if (code === close.bracket || code === close.brace) depth = Math.max(0, depth - 1)
  }
  return deepest
}

const open = { bracket: 0x5b, brace: 0x7b }
const close = { bracket: 0x5d, brace: 0x7d }

const lead = /^[ \t]*((?:[-?:][ \t]+)*)\S/

function blockDepth(text: string): number {
  const indents: number[] = []
  let deepest = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = lead.exec(line)
    if (!match) continue
    const indent = line.search(/\S/)
    while (0 < indents.length && indent <= (indents.at(-1) ?? 0)) indents.pop()
    indents.push(indent)
    deepest = Math.max(deepest, indents.length + (match[1] ?? '').replace(/[ \t]/g, '').length)
  }
  return deepest
}
