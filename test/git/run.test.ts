import assert from 'node:assert/strict'
import { join } from 'node:path'
import { failureOf } from '../../src/git/failures'
import { findGit } from '../../src/git/findGit'
import { hardenedEnvironment } from '../../src/git/hardening'
import { readHistory } from '../../src/git/history'
import { createGit } from '../../src/git/run'
import { cleanEnvironment, createRepo, removeRepos, script, temporaryFolder } from './repo'

/** The reason why a program in place of git gives no answer. */
async function reasonOf(lines: string, options: { maxBytes?: number; timeLimit?: number } = {}): Promise<string> {
  const folder = temporaryFolder()
  const answer = await createGit({ cwd: folder, gitPath: script(folder, 'git', lines) }).run(['log'], options)
  return answer.ok ? `ok: ${answer.value.toString('utf8')}` : answer.reason
}

describe('Running git', () => {
  after(removeRepos)

  it('gives all of its output', async () => assert.equal(await reasonOf('printf "a\\nb"'), 'ok: a\nb'))

  it('says that there is no git', async () => {
    const cwd = temporaryFolder()
    for (const gitPath of ['/nonexistent/git', cwd]) {
      const answer = await createGit({ cwd, gitPath }).run(['version'])
      assert.equal(answer.ok ? 'ok' : answer.reason, 'no-git')
    }
    const answer = await readHistory(createGit({ cwd, environment: { PATH: '' } }))
    assert.equal(answer.ok ? 'ok' : answer.reason, 'no-git')
  })

  it('says that there is no repository, and none in a folder that is not there', async () => {
    const folder = temporaryFolder()
    const environment = { ...cleanEnvironment(), GIT_CEILING_DIRECTORIES: join(folder, '..') }
    for (const cwd of [folder, join(folder, 'gone'), script(folder, 'file', '')]) {
      const answer = await readHistory(createGit({ cwd, environment }))
      assert.equal(answer.ok ? 'ok' : answer.reason, 'not-a-repository')
    }
  })

  it('says that the repository belongs to somebody else, and does not make git trust it', async () => {
    const repo = createRepo()
    repo.commit('x')
    const gitPath = script(temporaryFolder(), 'git', 'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"')
    const answer = await readHistory(createGit({ cwd: repo.path, gitPath, environment: cleanEnvironment() }))
    assert.equal(answer.ok ? 'ok' : answer.reason, 'dubious-ownership')
  })

  it('stops a git that hangs, also when its children hold its output', async () => {
    const began = performance.now()
    assert.equal(await reasonOf('sleep 30', { timeLimit: 100 }), 'timeout')
    assert.equal(await reasonOf('sleep 2 & sleep 2', { timeLimit: 100 }), 'timeout')
    assert.ok(performance.now() - began < 1500)
  })

  it('stops a git that says too much', async () => {
    assert.equal(await reasonOf('while :; do echo text; done', { maxBytes: 100_000 }), 'too-large')
  })

  it('stops when it is cancelled, before and after git has started', async () => {
    const folder = temporaryFolder()
    const git = createGit({ cwd: folder, gitPath: script(folder, 'git', 'echo begun; exec sleep 30') })
    const controller = new AbortController()
    const answer = await git.stream(['log'], () => (controller.abort(), true), { signal: controller.signal })
    assert.equal(answer.ok ? 'ok' : answer.reason, 'cancelled')
    const again = await git.run(['log'], { signal: controller.signal })
    assert.equal(again.ok ? 'ok' : again.reason, 'cancelled')
  })

  it('says that git failed in its own words, and for a killed git or a wrong argument too', async () => {
    const folder = temporaryFolder()
    const git = createGit({ cwd: folder, gitPath: script(folder, 'git', 'echo "fatal: odd" >&2; exit 128') })
    assert.deepEqual(await git.run(['log']), { ok: false, reason: 'failed', message: 'Git failed: fatal: odd' })
    assert.equal(await reasonOf('kill -9 $$'), 'failed')
    const answer = await git.run(['a\0b'])
    assert.equal(answer.ok ? 'ok' : answer.reason, 'failed')
  })

  it('says so when the log ends in the middle', async () => {
    const repo = createRepo()
    repo.commit('x')
    const lines = 'case "$*" in *--stdin*) printf "abc\\0"; exit 0;; esac; exec git "$@"'
    const gitPath = script(temporaryFolder(), 'git', lines)
    const answer = await readHistory(createGit({ cwd: repo.path, gitPath, environment: cleanEnvironment() }))
    assert.match(answer.ok ? 'ok' : answer.message, /in the middle/)
  })

  it('does not mind a git that ends before it has read its input', async () => {
    const folder = temporaryFolder()
    const git = createGit({ cwd: folder, gitPath: script(folder, 'git', 'exit 0') })
    assert.equal((await git.run(['log'], { input: 'x'.repeat(1_000_000) })).ok, true)
  })
})

describe('What git says on stderr', () => {
  const check = (stderr: string, reason: string): void => assert.equal(failureOf(stderr).reason, reason, stderr)

  it('has a known meaning', () => {
    check('fatal: not a git repository (or any of the parent directories): .git', 'not-a-repository')
    check("fatal: cannot use bare repository '/x' (safe.bareRepository is 'explicit')", 'not-a-repository')
    check("fatal: detected dubious ownership in repository at '/x'", 'dubious-ownership')
    check("fatal: unsafe repository ('/x' is owned by someone else)", 'dubious-ownership')
    check("fatal: your current branch 'main' does not have any commits yet", 'empty')
    check("fatal: ambiguous argument 'x': unknown revision or path not in the working tree.", 'unknown-revision')
    check('fatal: bad object 1234567', 'unknown-revision')
    check("fatal: path 'a' does not exist in 'HEAD'", 'no-such-path')
    check("fatal: path 'a' exists on disk, but not in 'HEAD'", 'no-such-path')
    check('fatal: something else', 'failed')
    check('', 'failed')
  })
})

describe('Finding git', () => {
  after(removeRepos)

  it('passes over relative folders, folders without it, and what is no program', () => {
    const folder = temporaryFolder()
    const other = temporaryFolder()
    script(other, 'git', '')
    assert.equal(findGit({ PATH: ['.', '', 'bin', folder, other].join(':') }), join(other, 'git'))
    assert.equal(findGit({ PATH: './:bin' }), undefined)
    assert.equal(findGit({}), undefined)
  })
})

describe('The environment of git', () => {
  it('keeps what is the user’s and leaves out what points git elsewhere', () => {
    const pointing = { GIT_DIR: '/x', GIT_EXTERNAL_DIFF: 'p', GIT_CONFIG_COUNT: '1', GIT_TRACE: '1' }
    const own = { HOME: '/h', GIT_CONFIG_GLOBAL: '/g' }
    const environment = hardenedEnvironment({ ...pointing, ...own, LANGUAGE: 'de' })
    for (const name of Object.keys(pointing)) assert.equal(environment[name], undefined, name)
    for (const [name, value] of Object.entries(own)) assert.equal(environment[name], value, name)
    assert.equal(environment.LANGUAGE, '')
  })
})
