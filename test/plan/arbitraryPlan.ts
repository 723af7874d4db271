import fc from 'fast-check'

/** How often each property is tried: TPM_RUNS asks for more than the usual run does. */
export const runs = (usual: number): number => Math.max(usual, Number(process.env.TPM_RUNS ?? 0))

const id = fc.constantFrom('A', 'B', 'C', 'D', 'CORE-1', 'CORE-2', 'ana', 'rig', 'beta', '"q"')
const key = fc.constantFrom('title', 'notes', 'owner', 'effort', 'after', 'tags', 'due', 'x-mine', 'wrong', '"title"', 'set', 'add')
const value = fc.constantFrom(
  'One', '"two: # words"', "'it''s'", '3d', '[a, b]', '{ a: 1, "b": [2] }', '2026-03-02', '~', '', '# nothing',
  '|\n@      lines\n@\n@        of # text\n', '>-\n@      folded\n@      text', '|+\n@      kept\n\n\n', '[\n@      a,\n@      b\n@    ]', '"two\n@      lines"',
  'two\n@      lines', '\n@      - a\n@      - b: c', '\n@      k: v', '&t x', '*t', '\n@    - same\n@    - column', 'Ünï 🚀', 'a # note', '[a]: b',
  '{ A: { effort: 1d, after: [B, Z], wrong: 1 }, Z: ~ }', '\n@      B:\n@        title: Other\n@        due: ~', '{ tasks: { A: {}, Z: { after: Y, status: odd } }, tsks: {} }',
)
const noise = fc.constantFrom('', '', '', '# note\n', '\n', '  # deeper\n', ' \t\n', '      # deep\n')

/** One item: its key, and its keys in a block or between braces. `@` marks the item's own indentation. */
const item = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(id, fc.array(fc.tuple(key, value, noise), { maxLength: 4 })).map(([name, fields]) => `@${name}:\n${fields.map(([k, v, n]) => `${n}@  ${k}: ${v}`.trimEnd() + '\n').join('')}`) },
  { weight: 1, arbitrary: fc.tuple(id, key, fc.constantFrom('One', '3d', '[A]')).map(([name, k, v]) => `@${name}: { ${k}: ${v} }\n`) },
  { weight: 1, arbitrary: id.map((name) => `@? ${name}\n@: { title: T }\n`) },
)

const section = fc
  .tuple(fc.constantFrom('tasks', 'people', 'milestones', 'risks', 'glossary', 'x-own', '"tasks"', 'calendars', 'scenarios', 'changes'), fc.array(fc.tuple(item, noise), { maxLength: 4 }), fc.constantFrom('  ', '    ', ' '), noise)
  .map(([name, items, indent, before]) => `${before}${name}:\n${items.map(([text, after]) => text.replaceAll('@', indent) + after).join('')}`)

const whole = fc.constantFrom(
  '{ tasks: { A: { title: One }, B: } }\n', 'project: { name: P, statuses: { a: todo } }\n', 'project:\n  name: P\n  description: |\n    a\n\n    b\n',
  '---\ntasks: { A: { title: One },\n  B: {} }\n...\n', 'tasks:\n  - A\n', 'tasks: |\n  text\n  A: {}\n', 'word\n', 'two words: x\n', '? tasks\n: A: {}\n', '\uFEFFtasks:\n  A: {}\n',
)

/** Texts as people write them, in every layout: most are well-formed plans. */
export const planText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof({ weight: 6, arbitrary: section }, { weight: 1, arbitrary: whole }), { maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n', '\r'), fc.boolean())
  .map(([parts, end, closed]) => parts.join('').replaceAll('\n', end).slice(0, closed ? undefined : -1))

const snippet = fc.constantFrom(
  ' ', '  ', '\n', '\n  ', '\n    ', ':', ': ', '#', ' #', '"', "'", '[', ']', '{', '}', ',', '-', '- ', '|', '>', '&a ', '*a', '!t ', '%', '\t', '\r', '?', '? ', '---\n', '...\n',
  'x', 'tasks:\n', '  A: {}\n', '\nrisks:', '<<: *a', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> b\n', '\u0000', '\ud800', '\u2028', '\u00a0', '\u0085', '~', '@', '`',
)

export interface Edit {
  /** From 0 to 1: where in the text. */
  readonly at: number
  readonly remove: number
  readonly insert: string
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(10_000).map((place) => place / 10_001),
  remove: fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(60) }),
  insert: fc.oneof({ weight: 4, arbitrary: snippet }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }, { weight: 1, arbitrary: fc.constant('') }),
})

export function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const start = Math.floor(at * text.length)
  return text.slice(0, start) + insert + text.slice(start + remove)
}

/** Texts with slips of the finger. */
export const slippedText: fc.Arbitrary<string> = fc
  .tuple(planText, fc.array(edit, { maxLength: 3 }))
  .map(([text, edits]) => edits.reduce(applyEdit, text))
