import type { Failure } from '../base/result'
import { failure } from '../base/result'

/** Why git gave no answer. All of them are quiet states: none is worth a notification. */
export type GitFailureReason =
  | 'no-git'
  | 'not-a-repository'
  | 'dubious-ownership'
  | 'empty'
  | 'unknown-revision'
  | 'no-such-path'
  | 'timeout'
  | 'too-large'
  | 'cancelled'
  | 'failed'

/** What git is known to say on stderr (in English: the runner sets the locale), and what it means. First match wins. */
const expected: readonly (readonly [RegExp, GitFailureReason])[] = [
  [/detected dubious ownership|unsafe repository/i, 'dubious-ownership'],
  [/not a git repository|cannot use bare repository|gitfile .* (?:invalid|not a)|invalid gitfile/i, 'not-a-repository'],
  [/does not have any commits yet|bad default revision|ambiguous argument 'HEAD'/i, 'empty'],
  [/path '.*' (?:does not exist|exists on disk, but not) in|path '.*' exists, but not/is, 'no-such-path'],
  [/unknown revision|bad revision|bad object|not a valid object name|invalid object name/i, 'unknown-revision'],
  [/needed a single revision|not a valid commit name|malformed object name|not a tree object/i, 'unknown-revision'],
]

/** One sentence a person can use. */
const sentences: Readonly<Record<GitFailureReason, string>> = {
  'no-git': 'Git was not found; install it or set its path.',
  'not-a-repository': 'This folder is not in a git repository.',
  'dubious-ownership': 'Git does not trust this repository because it belongs to another user.',
  empty: 'This repository has no commits yet.',
  'unknown-revision': 'Git does not know this revision here.',
  'no-such-path': 'This file does not exist at this revision.',
  timeout: 'Git took too long and was stopped.',
  'too-large': 'Git answered with more than can be read.',
  cancelled: 'The request was cancelled.',
  failed: 'Git failed.',
}

/** The failure for a reason; `detail` is git's own words and is cut to its first line. */
export function gitFailure(reason: GitFailureReason, detail = ''): Failure<GitFailureReason> {
  const line = detail.trim().split('\n', 1)[0]?.slice(0, 300) ?? ''
  return failure(reason, reason === 'failed' && line !== '' ? `Git failed: ${line}` : sentences[reason])
}

/** The failure that git's stderr stands for. */
export function failureOf(stderr: string): Failure<GitFailureReason> {
  const known = expected.find(([pattern]) => pattern.test(stderr))
  return gitFailure(known?.[1] ?? 'failed', stderr)
}
