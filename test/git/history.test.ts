import assert from 'node:assert/strict'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '../../src/git/run'
import type { TestRepo } from './repo'
import { createRepo, hashes, historyOf, linked, openRepo, removeRepos, temporaryFolder } from './repo'

async function check(repo: TestRepo, id: string, expected: string[]): Promise<void> {
  assert.deepEqual(linked(await historyOf(repo.git), id), expected, id)
}

/** A branch with one commit of this message, merged into main with git's own text. */
function mergeBranch(repo: TestRepo, branch: string, message: string): void {
  repo.run('checkout', '-q', '-b', branch, 'main')
  repo.commit(message, `${branch.replaceAll('/', '-')}.txt`)
  repo.run('checkout', '-q', 'main')
  repo.run('merge', '-q', '--no-ff', '--no-edit', branch)
}

describe('The history of a repository', () => {
  after(removeRepos)

  it('links the commits that name a task, newest first, with who and when', async () => {
    const repo = createRepo()
    const first = repo.commit('CORE-12: begin')
    repo.commit('unrelated')
    const last = repo.commit('End\n\nTask: core-12')
    const history = await historyOf(repo.git)
    assert.equal(history.size, 3)
    assert.deepEqual(linked(history, 'CORE-12'), ['End | trailer', 'CORE-12: begin'])
    assert.deepEqual(history.commitsOf('CORE-12')[1], {
      hash: first, parents: [], author: 'Ana', email: 'ana@example.org', subject: 'CORE-12: begin', kind: 'commit',
      authoredAt: 1767225660, committedAt: 1767225660, source: 'message', counted: true, copies: [],
    })
    assert.equal(history.commit(last.slice(0, 7))?.hash, last)
    assert.equal(history.commit(last.slice(0, 6)), undefined)
  })

  it('tells ids apart that begin alike, and by case', async () => {
    const repo = createRepo()
    const ids = ['CORE-1', 'CORE-12', 'CORE-123', 'CORE-01', 'XCORE-1', 'core-1', 'CORE-1-2']
    for (const id of ids) repo.commit(`for ${id}`)
    const history = await historyOf(repo.git)
    assert.deepEqual(linked(history, 'CORE-1'), ['for CORE-1-2', 'for CORE-1'])
    const knownIds = new Set(['CORE-1', 'CORE-1-2'])
    assert.deepEqual(linked(history, 'CORE-1', { knownIds }), ['for CORE-1'])
    assert.deepEqual(linked(history, 'CORE-1-2', { knownIds }), ['for CORE-1-2'])
    assert.deepEqual(linked(history, 'CORE-12'), ['for CORE-12'])
    assert.deepEqual(linked(history, 'core-1'), ['for core-1'])
  })

  it('links one commit to two tasks, and once to a task that it names twice', async () => {
    const repo = createRepo()
    repo.commit('API-1 and API-2, mostly API-1\n\nTask: API-1')
    await check(repo, 'API-1', ['API-1 and API-2, mostly API-1 | trailer'])
    await check(repo, 'API-2', ['API-1 and API-2, mostly API-1'])
  })

  it('links ids without a digit by trailer only, and knows nothing of ids like methods of objects', async () => {
    const repo = createRepo()
    repo.commit('login')
    repo.commit('x\n\nTask: login, __proto__, constructor')
    await check(repo, 'login', ['x | trailer'])
    await check(repo, 'constructor', ['x | trailer'])
    await check(repo, 'toString', [])
  })

  it('links what the plan lists by hash, whole or cut, and ignores what is no hash here', async () => {
    const repo = createRepo()
    const one = repo.commit('one')
    const two = repo.commit('two CORE-1')
    const history = await historyOf(repo.git)
    const extraHashes = [one.slice(0, 7).toUpperCase(), two, one.slice(0, 6), '0000000', 'HEAD', '--all', '']
    assert.deepEqual(linked(history, 'CORE-1', { extraHashes }), ['two CORE-1', 'one | plan'])
  })

  it('keeps commits when the file or the task is renamed or removed', async () => {
    const repo = createRepo()
    repo.commit('OLD-1: a')
    repo.run('mv', 'file.txt', 'other.txt')
    repo.commit('OLD-1: move', 'new.txt')
    repo.run('rm', '-q', 'other.txt')
    repo.commit('NEW-1: remove', 'new.txt')
    await check(repo, 'OLD-1', ['OLD-1: move', 'OLD-1: a'])
  })

  it('count for the task that had the id before, in one list', async () => {
    const repo = createRepo()
    repo.commit('OLD-1: a')
    repo.commit('NEW-1 and OLD-1: b')
    repo.commit('OLD-1-2: another')
    repo.commit('NEW-1: c')
    const options = { formerIds: ['OLD-1'], knownIds: new Set(['NEW-1', 'OLD-1', 'OLD-1-2']) }
    const history = await historyOf(repo.git)
    assert.deepEqual(history.commitsOf('NEW-1', options).map(({ subject }) => subject), ['NEW-1: c', 'NEW-1 and OLD-1: b', 'OLD-1: a'])
  })

  it('shows reverts as such and does not count them; a revert of a revert counts', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: add')
    repo.run('revert', '--no-edit', 'HEAD')
    repo.at(10)
    repo.commit(`Revert "Revert "CORE-1: add""\n\nThis reverts commit ${repo.run('rev-parse', 'HEAD')}.`)
    repo.commit('Revert "CORE-1: add" (#7)\n\nReverts owner/repo#6')
    repo.commit('Revert "CORE-1: add" in words only')
    await check(repo, 'CORE-1', [
      'Revert "CORE-1: add" in words only',
      'Revert "CORE-1: add" (#7) | revert | uncounted',
      'Revert "Revert "CORE-1: add""',
      'Revert "CORE-1: add" | revert | uncounted',
      'CORE-1: add',
    ])
  })

  it('folds a change that was picked to another branch', async () => {
    const repo = createRepo()
    repo.commit('base')
    repo.run('checkout', '-q', '-b', 'release')
    repo.commit('release', 'r.txt')
    repo.run('checkout', '-q', 'main')
    const original = repo.commit('CORE-1: fix')
    repo.run('checkout', '-q', 'release')
    repo.at(9)
    repo.run('cherry-pick', original)
    const copy = repo.run('rev-parse', 'HEAD')
    const [commit, ...others] = (await historyOf(repo.git)).commitsOf('CORE-1')
    assert.deepEqual(others, [])
    assert.deepEqual([commit?.hash, commit?.copies], [copy, [original]])
  })

  it('does not fold different changes of one moment', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: one')
    repo.at(0)
    repo.commit('CORE-1: two')
    assert.equal((await historyOf(repo.git)).commitsOf('CORE-1').length, 2)
  })

  it('finds ids and task lines of squashed commits', async () => {
    const repo = createRepo()
    repo.commit('base')
    repo.run('checkout', '-q', '-b', 'work')
    repo.commit('start\n\nTask: setup', 'a.txt')
    repo.commit('CORE-2: more', 'b.txt')
    repo.run('checkout', '-q', 'main')
    repo.run('merge', '-q', '--squash', 'work')
    repo.run('commit', '-q', '--no-edit')
    repo.run('branch', '-q', '-D', 'work')
    await check(repo, 'setup', ['Squashed commit of the following: | trailer'])
    await check(repo, 'CORE-2', ['Squashed commit of the following:'])
  })
})

describe('Merges', () => {
  after(removeRepos)

  it('link what came with a branch that carries the id, but do not count it', async () => {
    const repo = createRepo()
    repo.commit('base')
    mergeBranch(repo, 'feature/core-12-login', 'add login')
    mergeBranch(repo, 'CORE-13', 'CORE-12: more login')
    await check(repo, 'CORE-12', [
      'CORE-12: more login',
      "Merge branch 'feature/core-12-login' | branch | merge | uncounted",
      'add login | branch | uncounted',
    ])
    await check(repo, 'CORE-13', ["Merge branch 'CORE-13' | branch | merge | uncounted"])
  })

  it('leave commits to their branch that mention what is no id of the plan', async () => {
    const repo = createRepo()
    repo.commit('base')
    mergeBranch(repo, 'CORE-12-utf-8', 'read UTF-8')
    const knownIds = new Set(['CORE-12'])
    const history = await historyOf(repo.git)
    assert.deepEqual(linked(history, 'CORE-12', { knownIds })[1], 'read UTF-8 | branch | uncounted')
    assert.deepEqual(linked(history, 'CORE-12').length, 1)
  })

  it('of main into a branch bring the task nothing', async () => {
    const repo = createRepo()
    repo.commit('base')
    repo.run('checkout', '-q', '-b', 'CORE-12')
    repo.commit('work', 'w.txt')
    repo.run('checkout', '-q', 'main')
    repo.commit('other')
    repo.run('checkout', '-q', 'CORE-12')
    repo.run('merge', '-q', '--no-edit', 'main')
    await check(repo, 'CORE-12', [])
  })

  it('of several branches at once tell the branches apart', async () => {
    const repo = createRepo()
    repo.commit('base')
    for (const name of ['A-1', 'A-2']) {
      repo.run('checkout', '-q', '-b', name, 'main')
      repo.commit(`work on ${name === 'A-1' ? 'one' : 'two'}`, name)
    }
    repo.run('checkout', '-q', 'main')
    repo.commit('main goes on')
    repo.run('merge', '-q', '--no-edit', 'A-1', 'A-2')
    const merge = "Merge branches 'A-1' and 'A-2' | branch | merge | uncounted"
    await check(repo, 'A-1', [merge, 'work on one | branch | uncounted'])
    await check(repo, 'A-2', [merge, 'work on two | branch | uncounted'])
  })

  it('of unrelated histories are read to all of their roots', async () => {
    const repo = createRepo()
    repo.commit('CORE-1 main root')
    repo.run('checkout', '-q', '--orphan', 'CORE-9')
    repo.commit('other root', 'o.txt')
    repo.run('checkout', '-q', 'main')
    repo.run('merge', '-q', '--no-edit', '--allow-unrelated-histories', 'CORE-9')
    const merge = "Merge branch 'CORE-9' | branch | merge | uncounted"
    await check(repo, 'CORE-9', [merge, 'other root | branch | uncounted'])
  })
})

describe('What was read before', () => {
  after(removeRepos)

  it('is the same object while no ref moves', async () => {
    const repo = createRepo()
    repo.commit('CORE-1')
    const previous = await historyOf(repo.git)
    repo.write('file.txt', 'dirty')
    repo.run('stash', '-q')
    assert.equal(await historyOf(repo.git, { previous }), previous)
  })

  it('is brought up to date with two processes', async () => {
    const repo = createRepo()
    const first = repo.commit('CORE-1: one')
    const previous = await historyOf(repo.git)
    const second = repo.commit('CORE-1: two')
    const calls: string[] = []
    const counting: Git = {
      cwd: repo.path,
      run: (args, options) => (calls.push(args[0] ?? ''), repo.git.run(args, options)),
      stream: (args, ...rest) => (calls.push(args[0] ?? ''), repo.git.stream(args, ...rest)),
    }
    const history = await historyOf(counting, { previous })
    assert.deepEqual(calls, ['show-ref', 'log'])
    assert.deepEqual(hashes(history.commitsOf('CORE-1')), [second, first])
    assert.equal(history.size, 2)
  })

  it('loses what an amend, a reset or a removed branch took away, and finds it again', async () => {
    const repo = createRepo()
    repo.commit('base')
    const lost = repo.commit('CORE-1: one')
    const first = await historyOf(repo.git)
    repo.run('commit', '-q', '--amend', '-m', 'CORE-2: one')
    const second = await historyOf(repo.git, { previous: first })
    assert.deepEqual([linked(second, 'CORE-1'), linked(second, 'CORE-2'), second.size], [[], ['CORE-2: one'], 2])
    assert.equal(second.commit(lost), undefined)
    repo.run('reset', '-q', '--hard', lost)
    const third = await historyOf(repo.git, { previous: second })
    assert.deepEqual([linked(third, 'CORE-1'), linked(third, 'CORE-2'), third.size], [['CORE-1: one'], [], 2])
  })

  it('is right after old commits were pruned', async () => {
    const repo = createRepo()
    repo.commit('base')
    repo.commit('CORE-1: one')
    const previous = await historyOf(repo.git)
    repo.run('reset', '-q', '--hard', 'HEAD~1')
    repo.commit('CORE-2: other')
    repo.run('reflog', 'expire', '--expire=now', '--all')
    repo.run('gc', '-q', '--prune=now')
    const history = await historyOf(repo.git, { previous })
    assert.deepEqual([linked(history, 'CORE-1'), linked(history, 'CORE-2'), history.size], [[], ['CORE-2: other'], 2])
  })

  it('is the same as what is read afresh, over a story of many operations', async () => {
    const repo = createRepo()
    const steps: (() => void)[] = [
      () => repo.commit('CORE-1: a'),
      () => mergeBranch(repo, 'CORE-2', 'work'),
      () => repo.commit('CORE-1: b'),
      () => repo.run('branch', 'keep'),
      () => repo.run('reset', '-q', '--hard', 'HEAD~1'),
      () => repo.commit('CORE-1: c', 'c.txt'),
      () => repo.run('rebase', '-q', 'keep'),
      () => repo.run('branch', '-q', '-D', 'keep', 'CORE-2'),
      () => repo.run('tag', '-a', 'v1', '-m', 'CORE-1 tag'),
      () => repo.run('checkout', '-q', '--detach'),
      () => repo.commit('CORE-2: detached', 'd.txt'),
      () => repo.run('checkout', '-q', 'main'),
      () => repo.run('pack-refs', '--all'),
      () => mergeBranch(repo, 'x/CORE-1', 'more work'),
    ]
    let history = await historyOf(repo.git)
    for (const step of steps) {
      step()
      history = await historyOf(repo.git, { previous: history })
      const fresh = await historyOf(repo.git)
      assert.equal(history.size, fresh.size)
      for (const id of ['CORE-1', 'CORE-2']) {
        const byHash = (one: { hash: string }, other: { hash: string }): number => (one.hash < other.hash ? -1 : 1)
        assert.deepEqual([...history.commitsOf(id)].sort(byHash), [...fresh.commitsOf(id)].sort(byHash))
      }
    }
  })

  it('is read afresh when the mailmap or a replacement changes', async () => {
    const repo = createRepo()
    const first = repo.commit('CORE-1: one')
    const previous = await historyOf(repo.git)
    repo.write('.mailmap', 'Ana Roe <ana@new.example> <ana@example.org>\n')
    const mapped = await historyOf(repo.git, { previous })
    const people = mapped.commitsOf('CORE-1').map(({ author, email }) => `${author} <${email}>`)
    assert.deepEqual(people, ['Ana Roe <ana@new.example>'])
    const tree = repo.run('rev-parse', 'HEAD^{tree}')
    repo.run('replace', first, repo.run('commit-tree', '-m', 'CORE-7: instead', tree))
    const replaced = await historyOf(repo.git, { previous: mapped })
    assert.deepEqual([linked(replaced, 'CORE-1'), linked(replaced, 'CORE-7')], [[], ['CORE-7: instead']])
    assert.equal(replaced.commitsOf('CORE-7')[0]?.hash, first)
  })

  it('stays as it was when the next reading is cancelled', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: one')
    const previous = await historyOf(repo.git)
    repo.commit('CORE-1: two')
    await assert.rejects(historyOf(repo.git, { previous, signal: AbortSignal.abort() }), /cancelled/)
    assert.deepEqual(linked(previous, 'CORE-1'), ['CORE-1: one'])
    assert.equal((await historyOf(repo.git, { previous })).size, 2)
  })
})

describe('Unusual repositories', () => {
  after(removeRepos)

  it('without a commit are empty, with one on another branch are not', async () => {
    const repo = createRepo()
    assert.equal((await historyOf(repo.git)).size, 0)
    repo.commit('CORE-1')
    repo.run('checkout', '-q', '--orphan', 'new')
    await check(repo, 'CORE-1', ['CORE-1'])
  })

  it('with a detached HEAD are read from it too', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: main')
    repo.run('checkout', '-q', '--detach')
    repo.commit('CORE-1: detached')
    await check(repo, 'CORE-1', ['CORE-1: detached', 'CORE-1: main'])
  })

  it('do not count stash, notes and foreign refs', async () => {
    const repo = createRepo()
    const first = repo.commit('base')
    repo.write('file.txt', 'stashed')
    repo.run('stash', 'push', '-q', '-m', 'CORE-1 stash')
    repo.run('notes', 'add', '-m', 'CORE-1 note', first)
    repo.run('config', 'notes.displayRef', '*')
    const tree = repo.run('rev-parse', 'HEAD^{tree}')
    repo.run('update-ref', 'refs/pull/1/head', repo.run('commit-tree', '-m', 'CORE-1 pull', tree))
    repo.run('update-ref', 'refs/remotes/origin/x', repo.run('commit-tree', '-m', 'CORE-2 remote', tree))
    await check(repo, 'CORE-1', [])
    await check(repo, 'CORE-2', ['CORE-2 remote'])
  })

  it('with tags of blobs, trees and tags are read', async () => {
    const repo = createRepo()
    repo.commit('CORE-1')
    repo.run('tag', 'blob', repo.run('rev-parse', 'HEAD:file.txt'))
    repo.run('tag', 'tree', repo.run('rev-parse', 'HEAD^{tree}'))
    repo.run('tag', '-a', '-m', 'x', 'annotated', 'blob')
    repo.run('tag', '-a', '-m', 'x', 'nested', 'annotated')
    const previous = await historyOf(repo.git)
    assert.deepEqual(linked(previous, 'CORE-1'), ['CORE-1'])
    repo.run('tag', '-d', 'tree')
    repo.commit('CORE-1: two')
    assert.deepEqual(linked(await historyOf(repo.git, { previous }), 'CORE-1'), ['CORE-1: two', 'CORE-1'])
  })

  it('that are shallow say so, and are read afresh when deepened', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: old')
    repo.commit('CORE-1: new')
    const clone = openRepo(join(temporaryFolder(), 'clone'))
    repo.run('clone', '-q', '--depth=1', `file://${repo.path}`, clone.path)
    const previous = await historyOf(clone.git)
    assert.deepEqual([previous.isShallow, linked(previous, 'CORE-1')], [true, ['CORE-1: new']])
    clone.run('fetch', '-q', '--unshallow')
    const deep = await historyOf(clone.git, { previous })
    assert.deepEqual([deep.isShallow, linked(deep, 'CORE-1')], [false, ['CORE-1: new', 'CORE-1: old']])
  })

  it('that are partial clones are read without fetching', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: old')
    repo.run('config', 'uploadpack.allowFilter', 'true')
    const clone = openRepo(join(temporaryFolder(), 'clone'))
    repo.run('clone', '-q', '--filter=tree:0', '--no-checkout', `file://${repo.path}`, clone.path)
    await check(clone, 'CORE-1', ['CORE-1: old'])
  })

  it('in linked worktrees share history, each with its HEAD', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: main')
    const tree = openRepo(join(temporaryFolder(), 'tree'))
    repo.run('worktree', 'add', '-q', '--detach', tree.path)
    tree.at(5)
    tree.commit('CORE-1: in the worktree')
    await check(tree, 'CORE-1', ['CORE-1: in the worktree', 'CORE-1: main'])
    await check(repo, 'CORE-1', ['CORE-1: main'])
  })

  it('with SHA-256 hashes are read, and their hashes found', async () => {
    const repo = createRepo({ initArguments: ['--object-format=sha256'] })
    const one = repo.commit('one')
    repo.commit('CORE-1: two')
    const history = await historyOf(repo.git)
    assert.deepEqual(linked(history, 'CORE-1', { extraHashes: [one] }), ['CORE-1: two', 'one | plan'])
    repo.commit('CORE-1: three')
    assert.equal((await historyOf(repo.git, { previous: history })).commitsOf('CORE-1').length, 2)
  })

  it('with clocks that went wrong are read, ordered by commit time', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: in time')
    repo.at(-29_453_761)
    repo.commit('CORE-1: in 1970')
    await check(repo, 'CORE-1', ['CORE-1: in time', 'CORE-1: in 1970'])
  })

  it('with a broken ref are read without it', async () => {
    const repo = createRepo()
    repo.commit('CORE-1')
    repo.write('.git/refs/heads/broken', 'nonsense\n')
    repo.write('.git/refs/heads/missing', `${'1'.repeat(40)}\n`)
    await check(repo, 'CORE-1', ['CORE-1'])
  })

  it('with a branch named like a task or like an option are read', async () => {
    const repo = createRepo()
    repo.commit('x')
    repo.run('branch', 'CORE-1')
    repo.run('update-ref', 'refs/heads/--output=canary', 'HEAD')
    repo.run('update-ref', 'refs/heads/HEAD', 'HEAD')
    await check(repo, 'CORE-1', [])
    assert.equal((await historyOf(repo.git)).size, 1)
  })

  it('with a mailmap that links to itself are read', async () => {
    const repo = createRepo()
    repo.commit('CORE-1')
    symlinkSync('.mailmap', join(repo.path, '.mailmap'))
    await check(repo, 'CORE-1', ['CORE-1'])
  })

  it('that vanish are no repository', async () => {
    const repo = createRepo()
    repo.commit('x')
    const previous = await historyOf(repo.git)
    rmSync(repo.path, { recursive: true })
    await assert.rejects(historyOf(repo.git, { previous }), /not-a-repository/)
  })
})

describe('Unusual messages', () => {
  after(removeRepos)

  it('are read with CRLF, control characters, ANSI colours, or nothing in them', async () => {
    const repo = createRepo()
    repo.commit('CORE-1: crlf\r\n\r\nTask: setup\r\nbye\r\n')
    repo.commit('')
    repo.commit('CORE-1: \x1e\x1d\x1b[31mred\x01\n')
    repo.commit('\n\n  CORE-1: blank lines before\n')
    await check(repo, 'CORE-1', ['CORE-1: blank lines before', 'CORE-1: \x1e\x1d\x1b[31mred\x01', 'CORE-1: crlf'])
    await check(repo, 'setup', ['CORE-1: crlf | trailer'])
  })

  it('are read in other encodings, with and without a header', async () => {
    const repo = createRepo()
    repo.run('config', 'i18n.commitEncoding', 'ISO-8859-1')
    const head = repo.commit(Buffer.from('CORE-1: gr\xfc\xdfe', 'latin1'))
    const person = 'Ana <ana@example.org> 1800000000 +0000'
    const tree = repo.run('rev-parse', 'HEAD^{tree}')
    const header = `tree ${tree}\nparent ${head}\nauthor ${person}\ncommitter ${person}`
    const bare = Buffer.from(`${header}\n\nCORE-1: gr\xfc\xdfe`, 'latin1')
    repo.run('reset', '-q', '--hard', repo.runWith({ input: bare }, 'hash-object', '-t', 'commit', '-w', '--stdin'))
    await check(repo, 'CORE-1', ['CORE-1: gr\ufffd\ufffde', 'CORE-1: grüße'])
  })

  it('are read when they are huge', async () => {
    const repo = createRepo()
    repo.commit(`huge\n\n${'words of no use\n'.repeat(150_000)}\nTask: CORE-1\n`)
    repo.commit(`CORE-1: ${'x'.repeat(50_000)}`)
    const found = (await historyOf(repo.git)).commitsOf('CORE-1')
    assert.deepEqual(found.map(({ subject }) => subject.length), [1000, 4])
  })

  it('do not count URLs', async () => {
    const repo = createRepo()
    repo.commit('see https://tracker.example/CORE-1')
    await check(repo, 'CORE-1', [])
  })
})
