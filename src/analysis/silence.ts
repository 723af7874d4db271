import { contains, rangeAt, type Range } from '../base/text'
import { clip } from '../base/clip'
import { nearest } from '../base/nearest'
import type { Problem, Rule } from '../plan/checks/problem'
import { keptWithFile } from '../plan/read/kept'
import type { PlanReading } from '../plan/readPlan'
import type { PlanNode } from '../plan/syntax/node'
import { unlikelyDateRule } from './findings/unlikelyDate'
import { unknownIgnoreRule, unusedIgnoreRule } from './ignoreRules'
import { rules } from './rules'

/** A comment `# tplan-ignore CODE`: its place, and where problems begin that it silences. */
interface Ignore {
  readonly file: string
  readonly range: Range
  /** Its own line; the next one when nothing else stands on its own. */
  readonly lines: Range
  readonly codes: readonly { readonly code: string; readonly range: Range }[]
}

/** Problems without those that a comment silences, and with what is to be said of such comments. */
export function silenced(reading: PlanReading, problems: readonly Problem[]): readonly Problem[] {
  const ignores = [...reading.files.keys()].flatMap((path) => ignoresIn(reading, path))
  if (ignores.length === 0) return problems
  const used = new Set<Ignore['codes'][number]>()
  const left = unsilenced(problems, ignores, used)
  return [...left, ...ignores.flatMap((ignore) => remarksOn(ignore, used))]
}

/** The same for findings that come later: nothing is said of the comments. */
export const silencedLate = (reading: PlanReading, problems: readonly Problem[]): readonly Problem[] =>
  unsilenced(problems, [...reading.files.keys()].flatMap((path) => ignoresIn(reading, path)))

function unsilenced(problems: readonly Problem[], ignores: readonly Ignore[], used = new Set<Ignore['codes'][number]>()): readonly Problem[] {
  return problems.filter((problem) => {
    const silencing = ignores.flatMap(({ file, lines, codes }) =>
      file === problem.file && lines.start <= problem.range.start && problem.range.start <= lines.end ? codes.filter(({ code }) => code === problem.rule.code) : [])
    for (const each of silencing) used.add(each)
    return silencing.length === 0
  })
}

const known: ReadonlySet<string> = new Set(rules.map(({ code }) => code))

function remarksOn({ file, range, codes }: Ignore, used: ReadonlySet<Ignore['codes'][number]>): readonly Problem[] {
  const remark = (rule: Rule, at: Range, message: string): Problem => ({ rule, file, range: at, message })
  if (codes.length === 0) return [remark(unknownIgnoreRule, range, 'Name the codes that are to be silenced: `# tplan-ignore CODE`.')]
  return codes.filter((each) => !used.has(each) && each.code !== unlikelyDateRule.code).map(({ code, range: at }) => {
    if (known.has(code)) return remark(unusedIgnoreRule, at, `There is no \`${code}\` here to be silenced.`)
    const meant = nearest(code, known)
    const problem = remark(unknownIgnoreRule, at, `There is no code \`${clip(code)}\`.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`)
    return meant === undefined ? problem : { ...problem, fixes: [{ title: `Write \`${meant}\``, edits: [{ range: at, text: meant }] }] }
  })
}

const marker = 'tplan-ignore'

/** Whether the marker stands anywhere in a file; after an edit only what was typed is looked at. */
const mayIgnore = keptWithFile<boolean>({
  make: ({ text }) => text.includes(marker),
  move: (may, { text }, { start, end, by }) => may || text.slice(Math.max(0, start - marker.length), end + by + marker.length).includes(marker),
})

const comment = /(?<=^|[ \t])#[ \t]*tplan-ignore(?![\w-])([^\r\n]*)/gm

function ignoresIn({ files }: PlanReading, path: string): readonly Ignore[] {
  const file = files.get(path)
  if (!file || !mayIgnore(file)) return []
  const isText = (offset: number): boolean =>
    file.pieces.some(({ items }) => items.some(({ source }) => contains(source.range, offset) && isInScalar(source.node, offset - source.base)))
  return [...file.text.matchAll(comment)].filter(({ index }) => !isText(index)).map((match) => ignoreAt(path, file.text, match))
}

function ignoreAt(file: string, text: string, match: RegExpExecArray): Ignore {
  const [start, end] = [match.index, match.index + match[0].length]
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const isAlone = text.slice(lineStart, start).trim() === ''
  const first = end - (match[1] ?? '').length
  // What follows a dash or a colon is the reason.
  const [written = ''] = (match[1] ?? '').split(/ --| – |: /)
  const codes = [...written.matchAll(/[^\s,]+/g)].map(({ 0: word, index }) => ({
    code: word.includes('/') ? word : `plan/${word}`,
    range: rangeAt(first + index, first + index + word.length),
  }))
  return { file, range: rangeAt(start, end), lines: isAlone ? nextLine(text, end) : rangeAt(lineStart, end), codes }
}

/** The next line that is no comment of its own. */
function nextLine(text: string, from: number): Range {
  let start = text.indexOf('\n', from) + 1
  while (0 < start && /^[ \t]*#/.test(text.slice(start, start + 200))) start = text.indexOf('\n', start) + 1
  const end = text.indexOf('\n', start)
  return start === 0 ? rangeAt(text.length) : rangeAt(start, end < 0 ? text.length : end)
}

function isInScalar(node: PlanNode, offset: number): boolean {
  if (node.kind === 'scalar') return node.range.start <= offset && offset < node.range.end
  const inner = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)
  return inner.some((each) => isInScalar(each, offset))
}
