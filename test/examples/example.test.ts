import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeExample } from '../../scripts/example.mjs'
import { readPlan } from '../../src/plan/readPlan'

const idInText = /(?<![\w-])[A-Z]+-\d+(?!\w)/

describe('the example workspace', () => {
  let base: string
  let folder: string
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()

  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'tpm-example-'))
    folder = await makeExample({ target: join(base, 'aurora') })
  })
  after(() => rm(base, { recursive: true, force: true }))

  it('has the same history whenever and wherever it is made', async () => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'Pacific/Kiritimati'
    process.env['GIT_AUTHOR_NAME'] = 'Somebody Else'
    try {
      const twin = await makeExample({ target: join(base, 'twin') })
      const tips = execFileSync('git', ['for-each-ref'], { cwd: twin, encoding: 'utf8' }).trim()
      assert.equal(tips, git('for-each-ref'))
    } finally {
      delete process.env['GIT_AUTHOR_NAME']
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  it('has some eighty commits by seven people, merges and a revert among them', () => {
    const count = Number(git('rev-list', '--count', 'HEAD'))
    assert.ok(78 <= count && count <= 90, `${count} commits`)
    assert.equal(new Set(git('log', '--format=%an').split('\n')).size, 7)
    assert.equal(git('rev-list', '--merges', '--count', 'HEAD'), '4')
    assert.match(git('log', '--grep=^Revert', '--format=%B'), /This reverts commit [0-9a-f]{40}\./)
  })

  it('names a task in most commits, in a trailer in some, not at all in others', () => {
    const messages = git('log', '--no-merges', '--format=%B%x00').split('\0').map(text => text.trim()).filter(Boolean)
    const naming = messages.filter(text => idInText.test(text))
    assert.ok(0.6 < naming.length / messages.length && naming.length / messages.length < 0.9, `${naming.length}`)
    assert.ok(4 <= messages.filter(text => /^Tasks?: /m.test(text)).length)
    assert.ok(messages.some(text => /^fixes CORE-13/.test(text)))
  })

  it('changes something in each commit that is not a merge', () => {
    const commits = git('log', '--no-merges', '--format=%x00%h %s', '--name-only').split('\0').filter(Boolean)
    assert.deepEqual(commits.filter(text => text.trim().split('\n').length < 2), [])
  })

  it('ends with the files of examples/aurora and a clean work tree', async () => {
    assert.equal(git('status', '--porcelain'), '')
    const source = join('examples', 'aurora')
    const files = (await readdir(source, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
    assert.equal(git('ls-files').split('\n').length, files.length)
    for (const path of git('-c', 'core.quotePath=false', 'ls-files').split('\n')) {
      const expected = (await readFile(join(source, path), 'utf8')).replaceAll('\r\n', '\n')
      assert.equal(await readFile(join(folder, path), 'utf8'), expected, path)
    }
  })

  it('keeps the plan readable in every commit, and undone what was done later', () => {
    for (const hash of git('log', '--format=%H', '--', '.tpm').split('\n')) {
      const paths = git('ls-tree', '-r', '--name-only', hash, '.tpm').split('\n')
      const { plan, problems } = readPlan(paths.map(path => ({ path, text: git('show', `${hash}:${path}`) })))
      assert.deepEqual(problems, [], hash)
      assert.ok(90 < plan.items.size)
    }
    const core = git('show', 'kickoff:.tpm/tasks/core.yaml')
    assert.doesNotMatch(core, /finished:|status: (done|review|dropped)/)
    assert.match(git('show', 'kickoff:.tpm/project.yaml'), /asof: 2026-01-05/)
  })

  it('belongs to a person of the plan and links a commit by hand', () => {
    assert.equal(git('config', '--local', 'user.email'), 'ben.okafor@aurora.example')
    const linked = /commits: \[(\w+)\]/.exec(git('show', 'HEAD:.tpm/tasks/core.yaml'))?.[1]
    assert.equal(git('log', '-1', '--format=%s', String(linked)), 'Write down what we agreed on at the whiteboard')
  })

  it('is left alone while nothing it is made of changes', async () => {
    const file = join(folder, 'README.md')
    await appendFile(file, 'My own words.\n')
    await makeExample({ target: folder })
    assert.match(await readFile(file, 'utf8'), /My own words\./)
    git('checkout', '-q', 'README.md')
  })

  it('is made again when what it is made of has changed', async () => {
    await writeFile(join(folder, '.git', 'tpm-example'), 'older')
    await appendFile(join(folder, 'README.md'), 'My own words.\n')
    await makeExample({ target: folder })
    assert.equal(git('status', '--porcelain'), '')
  })

  it('never touches a folder that it did not make', async () => {
    const other = await mkdtemp(join(base, 'other-'))
    await writeFile(join(other, 'thesis.txt'), 'years of work')
    await assert.rejects(makeExample({ target: other }), /not an example made by this script/)
    assert.equal(await readFile(join(other, 'thesis.txt'), 'utf8'), 'years of work')
  })
})
