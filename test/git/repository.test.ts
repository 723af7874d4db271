import assert from 'node:assert/strict'
import { join } from 'node:path'
import { parseRefs, refTips, sameTips } from '../../src/git/refTips'
import { readRepository, resolveCommit, type Repository } from '../../src/git/repository'
import { createGit } from '../../src/git/run'
import { watchedPaths } from '../../src/git/watch'
import type { TestRepo } from './repo'
import { cleanEnvironment, createRepo, historyOf, linked, openRepo, removeRepos, temporaryFolder } from './repo'

async function read(repo: TestRepo): Promise<Repository> {
  const found = await readRepository(repo.git)
  assert.ok(found.ok, found.ok ? '' : found.message)
  return found.value
}

describe('The repository of a folder', () => {
  after(removeRepos)

  it('is told with its places, HEAD and user, from any folder inside', async () => {
    const repo = createRepo()
    const hash = repo.commit('x', 'sub folder/file.txt')
    repo.run('config', 'user.name', 'Ana Ünal')
    repo.run('config', 'user.email', 'ana@example.org')
    const gitDir = join(repo.path, '.git')
    const expected: Repository = {
      topLevel: repo.path,
      gitDir,
      commonDir: gitDir,
      isWorktree: false,
      isBare: false,
      isShallow: false,
      head: { branch: 'main', hash },
      user: { name: 'Ana Ünal', email: 'ana@example.org' },
    }
    assert.deepEqual(await read(repo), expected)
    assert.deepEqual(await read(openRepo(join(repo.path, 'sub folder'))), expected)
  })

  it('may have no commit, no branch, and no known user', async () => {
    const repo = createRepo()
    const { head, user } = await read(repo)
    assert.deepEqual([head, user], [{ branch: 'main', hash: undefined }, { name: undefined, email: undefined }])
    const hash = repo.commit('x')
    repo.run('checkout', '-q', '--detach')
    assert.deepEqual((await read(repo)).head, { branch: undefined, hash })
  })

  it('may be a linked worktree', async () => {
    const repo = createRepo()
    repo.commit('x')
    const tree = openRepo(join(temporaryFolder(), 'tree'))
    repo.run('worktree', 'add', '-q', '-b', 'side', tree.path)
    const { isWorktree, topLevel, commonDir, head } = await read(tree)
    assert.deepEqual([isWorktree, topLevel, commonDir], [true, tree.path, join(repo.path, '.git')])
    assert.equal(head.branch, 'side')
  })

  it('may be bare behind a .git file, or bare and named outright', async () => {
    const origin = createRepo()
    origin.commit('CORE-1')
    const folder = openRepo(temporaryFolder())
    origin.run('clone', '-q', '--bare', origin.path, join(folder.path, '.bare'))
    folder.write('.git', 'gitdir: ./.bare\n')
    const found = await read(folder)
    assert.deepEqual([found.isBare, found.topLevel, found.commonDir], [true, undefined, join(folder.path, '.bare')])
    assert.deepEqual(linked(await historyOf(folder.git), 'CORE-1'), ['CORE-1'])
    const cwd = join(folder.path, '.bare')
    const git = createGit({ cwd, gitDir: cwd, environment: cleanEnvironment() })
    assert.deepEqual(linked(await historyOf(git), 'CORE-1'), ['CORE-1'])
  })

  it('may have its git directory elsewhere, and odd characters in its path', async () => {
    const folder = temporaryFolder()
    const repo = openRepo(join(folder, "a b'ü\n$(x)"))
    createRepo().run('init', '-q', '-b', 'main', '--separate-git-dir', join(folder, 'elsewhere'), repo.path)
    repo.commit('CORE-1')
    const found = await read(repo)
    assert.deepEqual([found.topLevel, found.gitDir], [repo.path, join(folder, 'elsewhere')])
    assert.deepEqual(linked(await historyOf(repo.git), 'CORE-1'), ['CORE-1'])
  })

  it('may be a submodule, whose history is its own', async () => {
    const inner = createRepo()
    inner.commit('CORE-2 inner')
    const outer = createRepo()
    outer.commit('CORE-1 outer')
    outer.run('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'module')
    const module = openRepo(join(outer.path, 'module'))
    assert.equal((await read(module)).commonDir, join(outer.path, '.git/modules/module'))
    const history = await historyOf(module.git)
    assert.deepEqual([linked(history, 'CORE-1'), linked(history, 'CORE-2')], [[], ['CORE-2 inner']])
  })

  it('may be shallow', async () => {
    const origin = createRepo()
    origin.commit('one')
    origin.commit('two')
    const clone = openRepo(join(temporaryFolder(), 'clone'))
    origin.run('clone', '-q', '--depth=1', `file://${origin.path}`, clone.path)
    assert.equal((await read(clone)).isShallow, true)
  })
})

describe('A revision', () => {
  after(removeRepos)

  it('is resolved to the hash of its commit', async () => {
    const repo = createRepo()
    const hash = repo.commit('x')
    repo.run('tag', '-a', '-m', 'x', 'v1')
    for (const name of ['HEAD', 'main', 'v1', hash.slice(0, 7), hash]) {
      assert.deepEqual(await resolveCommit(repo.git, name), { ok: true, value: hash }, name)
    }
  })
})

describe('Tips of refs', () => {
  after(removeRepos)

  it('are HEAD, branches, remote branches and tags, the latter by what they point to', async () => {
    const repo = createRepo()
    const hash = repo.commit('x')
    repo.run('tag', '-a', '-m', 'x', 'v1')
    repo.run('update-ref', 'refs/remotes/origin/main', 'HEAD')
    repo.run('update-ref', 'refs/stash', 'HEAD')
    repo.run('notes', 'add', '-m', 'x')
    const tips = await refTips(repo.git)
    const names = ['HEAD', 'refs/heads/main', 'refs/remotes/origin/main', 'refs/tags/v1']
    assert.deepEqual(tips.ok && [...tips.value.refs], names.map((name) => [name, hash]))
    repo.write('.git/refs/heads/broken', 'nonsense\n')
    const sound = await refTips(repo.git)
    assert.deepEqual(sound.ok && [...sound.value.refs], names.map((name) => [name, hash]))
  })

  it('are the same or not', () => {
    const [a, b] = ['a'.repeat(40), 'b'.repeat(40)]
    const same = (one: string, other: string): boolean => sameTips(parseRefs(one), parseRefs(other))
    assert.ok(same(`${a} HEAD\n${b} refs/heads/x`, `${b} refs/heads/x\n${a} HEAD\n${a} refs/stash`))
    assert.ok(!same(`${a} HEAD`, `${b} HEAD`))
    assert.ok(!same(`${a} HEAD`, `${a} HEAD\n${a} refs/heads/x`))
    assert.ok(!same(`${a} HEAD`, `${a} refs/heads/x`))
    assert.ok(!same(`${a} HEAD`, `${a} HEAD\n${a} refs/replace/${b}`))
  })
})

describe('Paths to watch', () => {
  it('are in the shared folder, and for a linked worktree in its own too', () => {
    const [only, ...none] = watchedPaths({ gitDir: '/r/.git', commonDir: '/r/.git' })
    assert.deepEqual([only?.folder, none], ['/r/.git', []])
    for (const one of ['HEAD', 'logs/HEAD', 'packed-refs', 'refs/**']) assert.ok(only?.patterns.includes(one), one)
    const [shared, own] = watchedPaths({ gitDir: '/r/.git/worktrees/t', commonDir: '/r/.git' })
    assert.deepEqual([shared?.folder, own?.folder], ['/r/.git', '/r/.git/worktrees/t'])
    assert.deepEqual(own?.patterns, ['HEAD', 'logs/HEAD'])
  })
})
