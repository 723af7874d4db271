import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { findPlanFolders, isLookedInto } from '../../src/analysis/discovery'
import { mostFiles, readPlanFolder } from '../../src/analysis/disk'
import { givenFolder, removeFolders, seesEverything, write } from './given'

after(removeFolders)

/** What was read of a folder: the paths of files, then the messages. */
async function check(folder: string, expected: readonly string[]): Promise<void> {
  const { files, problems } = await readPlanFolder(folder)
  assert.deepEqual([...files.map(({ path }) => path), ...problems.map(({ message }) => message)], expected)
}

const leftOut = (file: string, why: string) => `.tpm/${file} is left out of the plan: ${why}.`

describe('reading a plan folder', () => {
  it('takes every YAML file at any depth, by path, and leaves hidden names and others out', async () => {
    await check(
      givenFolder({
        '.tpm/b.yaml': '', '.tpm/a.YML': '', '.tpm/c/d/e.yaml': '', '.tpm/.hidden.yaml': '', '.tpm/.git/x.yaml': '',
        '.tpm/readme.md': '', '.tpm/x.yaml.bak': '', 'other.yaml': '',
      }),
      ['.tpm/a.YML', '.tpm/b.yaml', '.tpm/c/d/e.yaml'],
    )
  })
  it('keeps a byte order mark and line ends', async () => {
    const { files } = await readPlanFolder(givenFolder({ '.tpm/a.yaml': '\ufefftasks:\r\n' }))
    assert.equal(files[0]?.text, '\ufefftasks:\r\n')
  })
  it('finds nothing where there is no plan', async () => {
    await check(givenFolder(), [])
    await check(givenFolder({ '.tpm/': '' }), [])
    await check(givenFolder({ '.tpm': 'a file' }), [])
    await check('/nonexistent/folder', [])
  })
  it('tells of what is no file, and never waits for a pipe', async () => {
    const folder = givenFolder({ '.tpm/a.yaml': 'tasks: {}\n', '.tpm/dir.yaml/': '' })
    execFileSync('mkfifo', [join(folder, '.tpm/pipe.yaml')])
    symlinkSync('/dev/zero', join(folder, '.tpm/zero.yaml'))
    await check(folder, [
      '.tpm/a.yaml',
      leftOut('dir.yaml', 'it is a folder'),
      leftOut('pipe.yaml', 'it is not a regular file'),
      leftOut('zero.yaml', 'it is not a regular file'),
    ])
  })
  it('follows a link within the plan, and none that leads out of it, nowhere or round in a circle', async () => {
    const folder = givenFolder({ '.tpm/a.yaml': '', 'secret.yaml': 'secret: yes\n', '.tpm-evil/x.yaml': '' })
    symlinkSync('a.yaml', join(folder, '.tpm/inside.yaml'))
    symlinkSync('../secret.yaml', join(folder, '.tpm/outside.yaml'))
    symlinkSync('../.tpm-evil/x.yaml', join(folder, '.tpm/twin.yaml'))
    symlinkSync('nowhere', join(folder, '.tpm/dangling.yaml'))
    symlinkSync('loop.yaml', join(folder, '.tpm/loop.yaml'))
    symlinkSync('..', join(folder, '.tpm/up'))
    await check(folder, [
      '.tpm/a.yaml',
      '.tpm/inside.yaml',
      leftOut('dangling.yaml', 'it is a link that leads nowhere'),
      leftOut('loop.yaml', 'it is a link that leads nowhere'),
      leftOut('outside.yaml', 'it is a link that leads out of .tpm'),
      leftOut('twin.yaml', 'it is a link that leads out of .tpm'),
    ])
  })
  it('says when `.tpm` itself leads elsewhere', async () => {
    const [folder, other] = [givenFolder(), givenFolder({ 'a.yaml': '' })]
    symlinkSync(other, join(folder, '.tpm'))
    await check(folder, ['.tpm/a.yaml', '.tpm is a link to another place: the plan is shown but cannot be changed from here.'])
    assert.equal((await readPlanFolder(folder)).isElsewhere, true)
    assert.equal((await readPlanFolder(givenFolder({ '.tpm/a.yaml': '' }))).isElsewhere, false)
  })
  it('refuses what is not UTF-8, too large or not to be opened', async () => {
    const folder = givenFolder({
      '.tpm/latin.yaml': Buffer.from('title: caf\xe9\n', 'latin1'),
      '.tpm/wide.yaml': Buffer.from('\ufefftasks: {}\n', 'utf16le'),
      '.tpm/large.yaml': '',
      '.tpm/locked.yaml': '',
    })
    truncateSync(join(folder, '.tpm/large.yaml'), 17 * 1024 * 1024)
    chmodSync(join(folder, '.tpm/locked.yaml'), 0)
    await check(folder, [
      ...(seesEverything() ? ['.tpm/locked.yaml'] : []),
      leftOut('large.yaml', 'it is larger than 16 MB'),
      leftOut('latin.yaml', 'it is not UTF-8 text; save it in that encoding'),
      ...(seesEverything() ? [] : [leftOut('locked.yaml', 'it cannot be opened')]),
      leftOut('wide.yaml', 'it is not UTF-8 text; save it in that encoding'),
    ])
  })
  it('reads no more files than it can, and says so', async () => {
    const folder = givenFolder()
    for (let i = 0; i <= mostFiles; i++) write(join(folder, `.tpm/${i % 10}/${i}.yaml`), '')
    const { files, problems } = await readPlanFolder(folder)
    assert.equal(files.length, mostFiles)
    assert.deepEqual(problems.map(({ message }) => message), ['.tpm holds more than 10000 plan files: only the first 10000 are read.'])
  })
})

describe('finding plans', () => {
  it('looks below the root, and not into hidden folders and those of packages', async () => {
    const plans = ['', 'packages/one/', 'a/b/c/d/e/f/']
    const others = ['node_modules/x/', '.cache/x/', 'dist/', 'a/b/c/d/e/f/g/']
    const files = [...plans, ...others].map((folder) => [`${folder}.tpm/plan.yaml`, ''] as const)
    const root = givenFolder({ ...Object.fromEntries(files), 'file/.tpm': 'no folder' })
    assert.deepEqual(await findPlanFolders(root), plans.map((folder) => join(root, folder, '.').replace(/\/$/, '')).sort())
    for (const folder of plans) assert.equal(isLookedInto(root, join(root, folder)), true, folder)
    for (const folder of [...others, '..', '../other']) assert.equal(isLookedInto(root, join(root, folder)), false, folder)
  })
  it('takes a `.tpm` that is a link, and runs round in no circle of links', async () => {
    const [root, other] = [givenFolder(), givenFolder({ 'a.yaml': '' })]
    symlinkSync(other, join(root, '.tpm'))
    mkdirSync(join(root, 'sub'))
    symlinkSync(root, join(root, 'sub/up'))
    assert.deepEqual(await findPlanFolders(root), [root])
  })
  it('finds nothing in a folder that is not there', async () => {
    assert.deepEqual(await findPlanFolders('/nonexistent/folder'), [])
  })
})
