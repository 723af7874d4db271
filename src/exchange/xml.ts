import { SaxesParser } from 'saxes'
import { failure, success, type Failure, type Result } from '../base/result'

/** An element of an XML document. Attributes are left out: the formats that we read say nothing in them. */
export interface Element {
  /** Without the prefix of its namespace. */
  readonly name: string
  /** The text right in it, without that of elements in it. */
  readonly text: string
  readonly children: readonly Element[]
}

const deepest = 64

/**
 * Reads an XML document; elements that are named in `skip` are left out with all that is in them. A document type is
 * refused, and with it every entity of its own: there is nothing that could expand or be fetched.
 */
export function readXml(text: string, skip: ReadonlySet<string> = new Set()): Result<Element, 'xml'> {
  const parser = new SaxesParser()
  const root: Open = { name: '', text: '', children: [] }
  const open = [root]
  /** How many elements are open within one that is left out. */
  let skipped = 0
  let failed: Failure<'xml'> | undefined
  const fail = (what: string): void => {
    failed ??= failure('xml', `Line ${parser.line}, column ${parser.column}: ${what}`)
  }
  parser.on('error', (error) => fail(`this is no XML: ${error.message.replace(/^\d+:\d+: /, '')}`))
  parser.on('doctype', () => fail('a document type is not read, for it may name other files and grow without end. Take it out.'))
  parser.on('opentag', ({ name }) => {
    if (0 < skipped || skip.has(localName(name))) return void skipped++
    if (deepest < open.length) fail(`elements nest deeper than ${deepest}.`)
    const element = { name: localName(name), text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => (0 < skipped ? skipped-- : open.pop()))
  const add = (piece: string): void => {
    const element = open.at(-1)
    if (skipped === 0 && element) element.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  for (let at = 0; at < text.length && !failed; at += chunk) parser.write(text.slice(at, at + chunk))
  if (!failed) parser.close()
  const [document] = root.children
  return failed ?? (document ? success(document) : failure('xml', 'There is nothing in this file.'))
}

/** The text of an XML file, in the encoding of its byte order mark or declaration; undefined when the bytes are no such text. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const marked = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : undefined
  const declared = /^<\?xml[^>]*encoding=["']([\w-]{1,40})["']/.exec(head)?.[1]
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    // An encoding that nobody knows, or bytes that it does not have.
    return undefined
  }
}

interface Open {
  readonly name: string
  text: string
  readonly children: Open[]
}

/** Characters that are parsed before the next look at failures. */
const chunk = 65_536

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
