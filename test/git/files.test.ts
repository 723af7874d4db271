import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import fc from 'fast-check'
import { filesOf, parseNameStatus, showFile } from '../../src/git/files'
import { removeRepos, createRepo, type TestRepo } from './repo'

async function check(repo: TestRepo, hash: string, expected: string[]): Promise<void> {
  const files = await filesOf(repo.git, hash)
  assert.ok(files.ok)
  const lines = files.value.map(({ status, path, from }) => [status, from, path].filter(Boolean).join(' '))
  assert.deepEqual(lines, expected)
}

async function content(repo: TestRepo, revision: string, path: string): Promise<string> {
  const shown = await showFile(repo.git, revision, path)
  return shown.ok ? shown.value.toString('latin1') : shown.reason
}

describe('The files of a commit', () => {
  after(removeRepos)

  it('are listed for a first commit, a change, a rename, a removal and a change of type', async () => {
    const repo = createRepo()
    repo.write('a b.txt', 'one\ntwo\nthree\nfour\n')
    const first = repo.commit('first', 'x/ü\n"q.txt')
    await check(repo, first, ['added a b.txt', 'added x/ü\n"q.txt'])
    repo.run('mv', 'a b.txt', 'c.txt')
    repo.run('rm', '-q', 'x/ü\n"q.txt')
    await check(repo, repo.commit('second', 'n.txt'), ['renamed a b.txt c.txt', 'added n.txt', 'deleted x/ü\n"q.txt'])
    repo.run('rm', '-q', 'n.txt')
    symlinkSync('c.txt', `${repo.path}/n.txt`)
    await check(repo, repo.commit('third'), ['added file.txt', 'retyped n.txt'])
  })

  it('of a merge are those it brought to its first parent', async () => {
    const repo = createRepo()
    repo.commit('base', 'base.txt')
    repo.run('checkout', '-q', '-b', 'side')
    repo.commit('side', 'side.txt')
    repo.run('checkout', '-q', 'main')
    repo.commit('main', 'main.txt')
    repo.run('merge', '-q', '--no-edit', 'side')
    await check(repo, repo.run('rev-parse', 'HEAD'), ['added side.txt'])
  })

  it('are none for a commit without a change, and not known for a name that is no hash', async () => {
    const repo = createRepo()
    repo.commit('base')
    repo.run('commit', '-q', '--allow-empty', '-m', 'nothing')
    await check(repo, repo.run('rev-parse', 'HEAD'), [])
    for (const name of ['HEAD', '--output=canary', '-h', '', 'f'.repeat(40)]) {
      const files = await filesOf(repo.git, name)
      assert.equal(files.ok ? 'ok' : files.reason, 'unknown-revision', name)
    }
    assert.doesNotMatch(execFileSync('ls', { cwd: repo.path, encoding: 'utf8' }), /canary/)
  })

  it('are parsed from any text without an error, and what is cut short is left out', () => {
    assert.deepEqual(parseNameStatus('M\0a\0R100\0b'), [{ status: 'modified', path: 'a', from: undefined }])
    fc.assert(fc.property(fc.string().map((text) => text.replaceAll(' ', '\0')), (text) => {
      for (const file of parseNameStatus(text)) assert.notEqual(file.path, '')
    }))
  })
})

describe('A file at a revision', () => {
  after(removeRepos)

  it('is shown as its bytes', async () => {
    const repo = createRepo()
    repo.write('bytes.bin', Buffer.from([0xff, 0, 0x0d, 0x0a, 0x41]))
    const first = repo.commit('first', 'sub/ü [x]*.txt')
    repo.commit('second', 'sub/ü [x]*.txt')
    assert.equal(await content(repo, first, 'bytes.bin'), '\xff\0\r\nA')
    assert.equal(await content(repo, `${first.slice(0, 8)}`, 'sub/ü [x]*.txt'), '1\n')
    assert.equal(await content(repo, 'HEAD', 'sub/ü [x]*.txt'), '2\n')
    assert.equal(await content(repo, 'main~1', 'sub/ü [x]*.txt'), '1\n')
  })

  it('is not there, or the revision is not', async () => {
    const repo = createRepo()
    repo.commit('first', 'sub/file.txt')
    for (const path of ['none.txt', 'sub', '', '..', './sub/file.txt', '../x', '/etc/passwd', 'a\0b']) {
      assert.equal(await content(repo, 'HEAD', path), 'no-such-path', path)
    }
    const revisions = ['nowhere', '--output=x', '-p', '', '^HEAD', 'HEAD..HEAD', 'HEAD:sub', 'a\nb', '0'.repeat(40)]
    for (const revision of revisions) {
      assert.equal(await content(repo, revision, 'sub/file.txt'), 'unknown-revision', revision)
    }
  })
})
