import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, showFile } from '../../src/git/files'
import { readRepository, resolveCommit } from '../../src/git/repository'
import { createGit } from '../../src/git/run'
import type { TestRepo } from './repo'
import { cleanEnvironment, createRepo, historyOf, linked, openRepo, removeRepos, script, temporaryFolder } from './repo'

interface Trap {
  readonly repo: TestRepo
  /** A program that leaves a mark in the canary file. */
  readonly program: string
  readonly canary: string
}

/** A repository with a commit of CORE-1, and a program that tells when it ran. */
function setTrap(): Trap {
  const folder = temporaryFolder()
  const canary = join(folder, 'canary')
  const repo = createRepo()
  repo.write('.gitattributes', '*.txt filter=evil diff=evil\n')
  repo.commit('CORE-1: base')
  return { repo, canary, program: script(folder, 'program', `echo ran >> '${canary}'; cat`) }
}

/** Everything that this product ever asks of git. */
async function askEverything({ repo }: Trap): Promise<void> {
  const history = await historyOf(repo.git)
  const head = history.commitsOf('CORE-1')[0]?.hash ?? ''
  const again = repo.run('commit-tree', '-p', head, '-m', 'CORE-1: again', `${head}^{tree}`)
  repo.run('update-ref', 'refs/heads/again', again)
  const next = await historyOf(repo.git, { previous: history })
  assert.deepEqual(linked(next, 'CORE-1'), ['CORE-1: again', 'CORE-1: base'])
  await readRepository(repo.git)
  await resolveCommit(repo.git, 'HEAD')
  for (const { hash } of next.commitsOf('CORE-1')) await filesOf(repo.git, hash)
  await showFile(repo.git, head, 'file.txt')
  await showFile(repo.git, head, 'missing.txt')
}

describe('A hostile repository runs none of its programs', () => {
  after(removeRepos)

  const settings: readonly (readonly [string, (program: string) => readonly string[]])[] = [
    ['file system monitor', (program) => ['core.fsmonitor', program]],
    ['signature check', (program) => ['gpg.program', program]],
    ['external diff', (program) => ['diff.external', program]],
    ['diff driver', (program) => ['diff.evil.command', program]],
    ['text conversion', (program) => ['diff.evil.textconv', program]],
    ['clean filter', (program) => ['filter.evil.clean', program]],
    ['smudge filter', (program) => ['filter.evil.smudge', program]],
    ['process filter', (program) => ['filter.evil.process', program]],
    ['pager', (program) => ['core.pager', program]],
    ['pager of log', (program) => ['pager.log', program]],
    ['editor', (program) => ['core.editor', program]],
    ['ssh', (program) => ['core.sshCommand', program]],
    ['password prompt', (program) => ['core.askPass', program]],
    ['credential helper', (program) => ['credential.helper', `!${program}`]],
    ['alias of a command we use', (program) => ['alias.show-ref', `!${program}`]],
    ['alternate refs', (program) => ['core.alternateRefsCommand', program]],
  ]
  for (const [name, setting] of settings) {
    it(`by its ${name}`, async () => {
      const trap = setTrap()
      const [key = '', value = ''] = setting(trap.program)
      trap.repo.run('config', key, value)
      if (key === 'gpg.program') trap.repo.run('config', 'log.showSignature', 'true')
      await askEverything(trap)
      assert.equal(existsSync(trap.canary), false)
    })
  }

  it('by a signed commit', async () => {
    const trap = setTrap()
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----'
    const raw = trap.repo.run('cat-file', 'commit', 'HEAD').replace('\n\n', `\n${signature}\n\n`)
    const signed = trap.repo.runWith({ input: raw }, 'hash-object', '-t', 'commit', '-w', '--stdin')
    trap.repo.run('reset', '-q', '--hard', signed)
    trap.repo.run('config', 'gpg.program', trap.program)
    trap.repo.run('config', 'log.showSignature', 'true')
    trap.repo.run('log', '-1', '--format=%s')
    assert.equal(existsSync(trap.canary), true, 'a plain git log runs it, so the trap works')
    rmSync(trap.canary)
    await askEverything(trap)
    assert.equal(existsSync(trap.canary), false)
  })

  it('by its hooks', async () => {
    const trap = setTrap()
    mkdirSync(join(trap.repo.path, '.git/hooks'), { recursive: true })
    for (const name of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman']) {
      script(join(trap.repo.path, '.git/hooks'), name, `echo ran >> '${trap.canary}'`)
    }
    const git = createGit({ cwd: trap.repo.path, environment: cleanEnvironment() })
    await historyOf(git)
    await readRepository(git)
    assert.equal(existsSync(trap.canary), false)
  })

  it('by a promise to fetch what is missing', async () => {
    const trap = setTrap()
    trap.repo.run('config', 'uploadpack.allowFilter', 'true')
    const clone = openRepo(join(temporaryFolder(), 'clone'))
    trap.repo.run('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${trap.repo.path}`, clone.path)
    clone.run('config', 'remote.origin.uploadpack', trap.program)
    const head = clone.run('rev-parse', 'HEAD')
    const shown = await showFile(clone.git, head, 'file.txt')
    assert.equal(shown.ok, false)
    const files = await filesOf(clone.git, head)
    assert.deepEqual(files.ok && files.value.map(({ path }) => path), ['.gitattributes', 'file.txt'])
    assert.equal(existsSync(trap.canary), false)
  })

  it('by a bare repository hidden in a folder', async () => {
    const trap = setTrap()
    const bare = openRepo(join(trap.repo.path, 'sub'))
    trap.repo.run('init', '-q', '--bare', bare.path)
    bare.run('config', 'core.fsmonitor', trap.program)
    bare.run('config', 'core.bare', 'false')
    bare.run('config', 'core.worktree', '..')
    await assert.rejects(historyOf(bare.git), /not-a-repository/)
    assert.equal(existsSync(trap.canary), false)
  })
})

describe('Settings of the user', () => {
  after(removeRepos)

  it('do not change what is read', async () => {
    const repo = createRepo()
    repo.write('ü.txt', 'one\ntwo\nthree\n')
    repo.commit('CORE-1: grüße')
    repo.run('mv', 'ü.txt', 'ä.txt')
    repo.commit('CORE-1: move')
    const configured = Object.entries({
      'color.ui': 'always',
      'core.abbrev': '4',
      'core.commitGraph': 'false',
      'core.quotePath': 'true',
      'diff.ignoreSubmodules': 'all',
      'diff.noprefix': 'true',
      'diff.orderFile': '/nonexistent',
      'diff.relative': 'true',
      'diff.renames': 'false',
      'format.pretty': 'oneline',
      'i18n.logOutputEncoding': 'ISO-8859-1',
      'log.abbrevCommit': 'true',
      'log.date': 'relative',
      'log.decorate': 'full',
      'log.diffMerges': 'on',
      'log.follow': 'true',
      'log.initialDecorationSet': 'all',
      'log.mailmap': 'false',
      'log.showRoot': 'false',
      'log.showSignature': 'true',
      'notes.displayRef': '*',
    })
    for (const [key, value] of configured) repo.run('config', key, value)
    const history = await historyOf(repo.git)
    assert.deepEqual(linked(history, 'CORE-1'), ['CORE-1: move', 'CORE-1: grüße'])
    const files = await filesOf(repo.git, history.commitsOf('CORE-1')[0]?.hash ?? '')
    const changes = files.ok && files.value.map(({ status, path }) => `${status} ${path}`)
    assert.deepEqual(changes, ['modified file.txt', 'renamed ä.txt'])
  })
})

describe('Names from outside', () => {
  after(removeRepos)

  it('are never options', async () => {
    const repo = createRepo()
    repo.commit('CORE-1')
    const before = readdirSync(repo.path)
    const names = ['--output=canary', '-O./x', '--exec=touch canary', '--upload-pack=touch canary', '-h', '--help',
      '--', '$(touch canary)', '`touch canary`', '; touch canary', '@{-1}', 'ext::sh -c touch']
    for (const name of names) {
      const resolved = await resolveCommit(repo.git, name)
      assert.equal(resolved.ok ? resolved.value : resolved.reason, 'unknown-revision', name)
      const shown = await showFile(repo.git, 'HEAD', name)
      assert.equal(shown.ok ? 'ok' : shown.reason, 'no-such-path', name)
      const history = await historyOf(repo.git)
      assert.deepEqual(history.commitsOf(name, { extraHashes: [name] }), [])
    }
    assert.deepEqual(readdirSync(repo.path), before)
  })
})
