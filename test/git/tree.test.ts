import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { createGit } from '../../src/git/run'
import { parseBatch, parseTree, readBlobs, readTree } from '../../src/git/tree'
import { cleanEnvironment, createRepo, removeRepos, type TestRepo } from './repo'

/** `path: content` of each file below a folder at a revision; the reason when there is no answer. */
async function check(repo: TestRepo, revision: string, ...expected: readonly string[]): Promise<void> {
  const tree = await readTree(repo.git, revision, 'plan')
  if (!tree.ok) return assert.deepEqual([tree.reason], expected)
  const blobs = await readBlobs(repo.git, tree.value.files)
  assert.ok(blobs.ok)
  assert.deepEqual(tree.value.files.map(({ path }, i) => `${path}: ${blobs.value[i]?.toString('utf8')}`), expected)
}

describe('The files of a folder at a revision', () => {
  after(removeRepos)

  it('are those of that time, whatever they are called and contain', async () => {
    const repo = createRepo()
    repo.write('plan/a b.yaml', 'one')
    repo.write('plan/x/ü\n"q.yaml', 'line\n\nline\n')
    repo.write('planned.yaml', 'no')
    const first = repo.commit('first')
    repo.write('plan/a b.yaml', 'two')
    repo.run('rm', '-q', 'plan/x/ü\n"q.yaml')
    repo.commit('second')
    await check(repo, first, 'plan/a b.yaml: one', 'plan/x/ü\n"q.yaml: line\n\nline\n')
    await check(repo, 'HEAD', 'plan/a b.yaml: two')
    await check(repo, 'main~1', 'plan/a b.yaml: one', 'plan/x/ü\n"q.yaml: line\n\nline\n')
  })
  it('leave out links and what is not there', async () => {
    const repo = createRepo()
    repo.commit('base')
    await check(repo, 'HEAD')
    repo.write('plan/a', '')
    symlinkSync('/etc/passwd', `${repo.path}/plan/link`)
    repo.commit('linked')
    await check(repo, 'HEAD', 'plan/a: ')
  })
  it('count from the folder that git runs in, and tell the day of the commit', async () => {
    const repo = createRepo()
    repo.write('sub/plan/a', 'below')
    repo.write('plan/a', 'above')
    const hash = repo.commit('both')
    const git = createGit({ cwd: `${repo.path}/sub`, environment: cleanEnvironment() })
    const tree = await readTree(git, 'HEAD', 'plan')
    assert.ok(tree.ok)
    assert.deepEqual([tree.value.commit, tree.value.day, tree.value.files.map(({ path, size }) => [path, size])], [hash, '2026-01-01', [['plan/a', 5]]])
  })
  it('are unknown of a name that is no revision, option or range', async () => {
    const repo = createRepo()
    repo.commit('base')
    for (const name of ['nowhere', '--output=canary', '', 'HEAD..HEAD', '-h']) await check(repo, name, 'unknown-revision')
  })
  it('are parsed from any text, and what is cut short is left out', () => {
    const hash = 'a'.repeat(40)
    assert.deepEqual(parseTree(`100644 blob ${hash}       3\tx\u0000120000 blob ${hash} 3\ty\u0000100644 blob ${hash} 3\tz`), [{ blob: hash, size: 3, path: 'x' }])
    assert.deepEqual(parseBatch(Buffer.from(`${hash} blob 3\nx\ny\n${hash} missing\n${hash} blob 0\n\n`)).map((each) => each?.toString()), ['x\ny', undefined, ''])
  })
})
