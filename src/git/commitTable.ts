import type { Commit, CommitKind } from './commit'
import { isRevert } from './commit'
import { bytes, doubles, integers } from './growing'
import { HashIndex } from './hashIndex'
import type { LogRecord } from './log'
import { field, fieldSeconds, fieldText } from './log'
import { eachMention } from './taskIds'

/** A place in the table. */
export type Position = number

/** A commit that mentions an id. `trailer` wins over text, the whole word over a part of one. */
export interface Posting {
  readonly position: Position
  readonly trailer: boolean
  readonly partial: boolean
}

/** A merge commit whose merged branch carries an id. `parent` is undefined when it cannot be told which one it was. */
export interface BranchPosting {
  readonly position: Position
  readonly parent: number | undefined
  readonly partial: boolean
}

const [mergeFlag, revertFlag, goneFlag] = [1, 2, 4]
const longestSubject = 1000
const branchKey = (id: string): string => id.toUpperCase()
const trailerKey = (id: string): string => `:${id.toUpperCase()}`

/**
 * All commits of a repository in columns, with every id-shaped word of their messages: about 150 bytes a commit.
 * Knows no plan, so a new or renamed task needs no git. Commits are never taken out, only marked as gone, for they
 * often come back.
 */
export class CommitTable {
  readonly #hashes = new HashIndex()
  readonly #flags = bytes()
  readonly #authored = doubles()
  readonly #committed = doubles()
  readonly #authors = integers()
  readonly #subjects = bytes()
  readonly #subjectEnds = doubles()
  readonly #parents = new HashIndex.Hashes()
  readonly #parentEnds = integers()
  readonly #mentions = integers()
  readonly #mentionEnds = integers()

  readonly #people: { readonly name: string; readonly email: string }[] = []
  readonly #personOf = new Map<string, number>()
  readonly #words: string[] = []
  readonly #wordOf = new Map<string, number>()
  /** By word: one posting, or several, each as position * 2 + 1 when partial. A single one saves an array. */
  readonly #postings: (number | number[])[] = []
  readonly #branches = new Map<string, BranchPosting[]>()
  readonly #idsOfMerge = new Map<Position, string[]>()
  #firstBatch = 0

  /** How many commits are or were there; positions are below it. */
  get size(): number {
    return this.#flags.length
  }

  /** Takes a commit in, or back when it was gone. */
  add(record: LogRecord): void {
    const { data, offsets } = record
    const position = this.#hashes.add(data, offsets[field.hash] ?? 0, (offsets[field.parents] ?? 0) - 1)
    if (position < this.size) return this.setGone(position, false)
    this.#authored.push(fieldSeconds(record, field.authored))
    this.#committed.push(fieldSeconds(record, field.committed))
    this.#authors.push(this.#person(record))
    const parents = this.#addParents(record)
    this.#flags.push(parents < 2 ? 0 : mergeFlag)
    this.#addMessage(record, position, parents)
  }

  /** Tells that what comes now is newer than what came until now, oldest first. Before, the newest came first. */
  endFirstBatch(): void {
    this.#firstBatch = this.size
  }

  /** Seconds since 1970. */
  committedAt(position: Position): number {
    return this.#committed.at(position)
  }

  /** Higher for what git listed as newer; for commits of one time. */
  rank(position: Position): number {
    return position < this.#firstBatch ? -position : position
  }

  /** The position of the one commit whose hash starts so; undefined when there is none or more than one. */
  find(hexPrefix: string): Position | undefined {
    return this.#hashes.find(hexPrefix.toLowerCase(), (position) => !this.isGone(position))
  }

  isGone(position: Position): boolean {
    return (this.#flags.at(position) & goneFlag) !== 0
  }

  setGone(position: Position, gone: boolean): void {
    const flags = this.#flags.at(position)
    this.#flags.set(position, gone ? flags | goneFlag : flags & ~goneFlag)
  }

  kind(position: Position): CommitKind {
    const flags = this.#flags.at(position)
    return flags & revertFlag ? 'revert' : flags & mergeFlag ? 'merge' : 'commit'
  }

  commit(position: Position): Commit {
    const person = this.#people[this.#authors.at(position)]
    const subjectStart = position === 0 ? 0 : this.#subjectEnds.at(position - 1)
    return {
      hash: this.#hashes.text(position),
      parents: this.#parentPlaces(position).map((place) => this.#parents.text(place)),
      author: person?.name ?? '',
      email: person?.email ?? '',
      authoredAt: this.#authored.at(position),
      committedAt: this.#committed.at(position),
      subject: this.#subjects.view().toString('utf8', subjectStart, this.#subjectEnds.at(position)),
      kind: this.kind(position),
    }
  }

  /** The parents' positions, first parent first; -1 for one that is not in the table (beyond a shallow cut). */
  parents(position: Position): Position[] {
    return this.#parentPlaces(position).map((place) => this.#hashes.findSame(this.#parents, place))
  }

  /** The commits whose message or trailer mentions an id, with those that are gone. */
  postings(id: string): Posting[] {
    return [...this.#wordPostings(id, false), ...this.#wordPostings(trailerKey(id), true)]
  }

  branchPostings(id: string): readonly BranchPosting[] {
    return this.#branches.get(branchKey(id)) ?? []
  }

  /** The ids in the names of the branches that a merge brought, in upper case. */
  branchIds(position: Position): readonly string[] {
    return this.#idsOfMerge.get(position) ?? []
  }

  /** Whether the text of a commit mentions an id for which the test holds; ids of trailers come in upper case. */
  mentionsAny(position: Position, test: (id: string, isTrailer: boolean) => boolean): boolean {
    for (let at = position === 0 ? 0 : this.#mentionEnds.at(position - 1); at < this.#mentionEnds.at(position); at++) {
      const name = this.#words[this.#mentions.at(at)] ?? ''
      const isTrailer = name.startsWith(':')
      if (test(isTrailer ? name.slice(1) : name, isTrailer)) return true
    }
    return false
  }

  #wordPostings(key: string, trailer: boolean): Posting[] {
    const word = this.#wordOf.get(key)
    const found = word === undefined ? [] : (this.#postings[word] ?? [])
    const codes = typeof found === 'number' ? [found] : found
    return codes.map((code) => ({ position: Math.floor(code / 2), partial: code % 2 === 1, trailer }))
  }

  #person(record: LogRecord): number {
    const { data, offsets } = record
    const key = data.toString('latin1', offsets[field.name], offsets[field.message])
    const known = this.#personOf.get(key)
    if (known !== undefined) return known
    this.#people.push({ name: fieldText(record, field.name), email: fieldText(record, field.email) })
    this.#personOf.set(key, this.#people.length - 1)
    return this.#people.length - 1
  }

  #addParents({ data, offsets }: LogRecord): number {
    const end = (offsets[field.authored] ?? 0) - 1
    let count = 0
    for (let at = offsets[field.parents] ?? 0; at < end; count++) {
      const space = data.indexOf(0x20, at)
      const parentEnd = space < 0 || end < space ? end : space
      this.#parents.push(data, at, parentEnd)
      at = parentEnd + 1
    }
    this.#parentEnds.push(this.#parents.length)
    return count
  }

  #parentPlaces(position: Position): number[] {
    const start = position === 0 ? 0 : this.#parentEnds.at(position - 1)
    return Array.from({ length: this.#parentEnds.at(position) - start }, (_, index) => start + index)
  }

  #addMessage(record: LogRecord, position: Position, parents: number): void {
    const { data, offsets } = record
    const end = (offsets[field.message + 1] ?? 1) - 1
    let start = offsets[field.message] ?? 0
    while (start < end && (data[start] ?? 0) <= 0x20) start++
    if (data[start] === 0x52 && isRevert(data.toString('latin1', start, Math.min(end, start + 10_000)))) {
      this.#flags.set(position, this.#flags.at(position) | revertFlag)
    }
    this.#addSubject(data, start, end)
    eachMention({ data, start, end }, parents, ({ id, source, partial, parent }) => {
      if (source === 'branch') this.#addBranch(id, { position, parent, partial })
      else this.#addMention(source === 'trailer' ? trailerKey(id) : id, position, partial)
    })
    this.#mentionEnds.push(this.#mentions.length)
  }

  #addSubject(data: Buffer, start: number, messageEnd: number): void {
    const limit = Math.min(messageEnd, start + longestSubject)
    let end = start
    while (end < limit && data[end] !== 0x0a && data[end] !== 0x0d) end++
    this.#subjects.reserve(end - start)
    data.copy(this.#subjects.view(), this.#subjects.length, start, end)
    this.#subjects.length += end - start
    this.#subjectEnds.push(this.#subjects.length)
  }

  #addMention(key: string, position: Position, partial: boolean): void {
    const word = this.#wordOf.get(key) ?? this.#newWord(key)
    const code = position * 2 + (partial ? 1 : 0)
    const codes = this.#postings[word]
    const last = typeof codes === 'number' ? codes : (codes?.at(-1) ?? -1)
    const again = 0 <= last && Math.floor(last / 2) === position
    if (!again) this.#mentions.push(word)
    if (again && last <= code) return
    if (codes === undefined || (again && typeof codes === 'number')) this.#postings[word] = code
    else if (typeof codes === 'number') this.#postings[word] = [codes, code]
    else if (again) codes[codes.length - 1] = code
    else codes.push(code)
  }

  #newWord(key: string): number {
    this.#words.push(key)
    this.#wordOf.set(key, this.#words.length - 1)
    return this.#words.length - 1
  }

  #addBranch(id: string, posting: BranchPosting): void {
    const key = branchKey(id)
    this.#idsOfMerge.set(posting.position, [...this.branchIds(posting.position), id])
    const known = this.#branches.get(key)
    if (known) known.push(posting)
    else this.#branches.set(key, [posting])
  }
}
