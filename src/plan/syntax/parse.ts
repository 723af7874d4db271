import { parseDocument } from 'yaml'
import { rangeAt } from '../../base/text'
import { controlCharacter } from '../checks/controlCharacter'
import { deepestNesting, largestPiece, limit, mostDirectives, mostSyntaxErrors } from '../checks/limits'
import type { LocalProblem } from '../checks/problem'
import { syntaxError } from '../checks/syntax'
import { unsupported } from '../checks/unsupported'
import { convert } from './convert'
import { nestsDeeper } from './nesting'
import type { PlanNode } from './node'
import { readSimple } from './simple'

/** A piece of YAML, read: `node` is undefined when nothing could be made of it. */
export interface Parsed {
  readonly node: PlanNode | undefined
  readonly problems: readonly LocalProblem[]
  /** The names of aliases whose anchors stand before this piece, if anywhere. */
  readonly missing: readonly string[]
  /** True for what the quick reader reads: reading it again costs next to nothing. */
  readonly isQuick: boolean
}

/** Reads one YAML document: a simple one by the quick reader, any other by the `yaml` package. */
export function parseYaml(text: string): Parsed {
  const simple = readSimple(text)
  return simple ? { node: simple, problems: none, missing: none, isQuick: true } : parseWhole(text)
}

const none: readonly never[] = []

/**
 * Reads one YAML document by the `yaml` package. Scalars stay text (its failsafe schema), aliases are resolved within
 * a budget, and whatever could hurt is a problem: cyclic anchors, merge keys, tags, deep nesting.
 */
export function parseWhole(text: string): Parsed {
  const refusal = refuse(text)
  if (refusal !== undefined) return { node: undefined, problems: [limit(refusal, rangeAt(0, firstLine(text)))], missing: [], isQuick: false }
  const document = documentOf(text)
  // Behind the first error, every token that fits nowhere would be one more.
  const errors = document.errors.filter(({ message }, index) => index === 0 || !message.includes(' in YAML stream'))
  const told = [...errors.slice(0, mostSyntaxErrors), ...document.warnings.slice(0, mostSyntaxErrors)]
  const { node, problems, missing } = convert(document.contents)
  const invisible = controlCharacter(text)
  const all = [...(invisible ? [invisible] : []), ...told.map(describe), ...problems]
  return { node, problems: all.map((problem) => within(problem, text.length)), missing, isQuick: false }
}

/** Errors come without stack traces meanwhile: a text may have a hundred thousand, and the traces are most of their cost. */
function documentOf(text: string): ReturnType<typeof parseDocument> {
  const usual = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      merge: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'error',
      strict: true,
    })
  } finally {
    Error.stackTraceLimit = usual
  }
}

function refuse(text: string): string | undefined {
  if (largestPiece < text.length) return `This is larger than ${largestPiece / 1024 / 1024} MB in one piece and is left out.`
  if (mostDirectives < countDirectives(text)) return 'This opens with too many `%` directives and is left out.'
  return nestsDeeper(text, deepestNesting) ? `This nests deeper than ${deepestNesting} levels and is left out.` : undefined
}

function countDirectives(text: string): number {
  let count = text.startsWith('%') ? 1 : 0
  for (let at = text.indexOf('\n%'); 0 <= at && count <= mostDirectives; at = text.indexOf('\n%', at + 1)) count++
  return count
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
