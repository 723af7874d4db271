import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFile, waitUntilActive } from '../harness/page'
import { environment, node24, root } from '../harness/paths'
import { run } from '../harness/process'
import { installExtension } from '../harness/server'
import { openWorkbench } from '../harness/workbench'

/** What people install: the packaged extension, packaged once and looked at from all sides. */
describe('The package', () => {
  let home: string
  let vsix: string
  let output: string
  let files: string[]

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'tpm-package-'))
    vsix = join(home, 'tpm-plan.vsix')
    const vsce = [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', vsix]
    const packaged = await run(node24(), vsce, { cwd: root, env: environment() })
    output = packaged.output
    assert.equal(packaged.code, 0, output)
    files = await installedFiles(vsix, join(home, 'installed'))
  })

  after(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))

  it('is made without a warning', () => {
    assert.doesNotMatch(output, /\b(WARNING|ERROR)\b/)
  })

  it('holds what runs and what people read', () => {
    const expected = ['package.json', 'readme.md', 'changelog.md', 'dist/extension.js', 'dist/server.js', 'dist/search.js', 'dist/cli.js']
    for (const file of expected) {
      assert.ok(files.some(name => name.toLowerCase() === file), `${file} is missing from\n${files.join('\n')}`)
    }
    assert.ok(files.some(name => /^license/i.test(name)), 'the licence is missing')
  })

  it('holds every file that its manifest names', async () => {
    const manifest = await readFile(join(root, 'package.json'), 'utf8')
    const named = [...manifest.matchAll(/"\.?\/?((?:dist|media|syntaxes|schema|snippets)\/[^"]+|[\w-]+\.json)"/g)]
    const missing = named.map(([, path]) => path ?? '').filter(path => !path.startsWith('$') && !files.includes(path))
    assert.deepEqual(missing, [])
  })

  it('holds no sources, tests, maps, plans or packages', () => {
    const folders = /(^|\/)(node_modules|src|test|examples|docs|scripts|out|screenshots|\.[^/]+)\//
    const kinds = /\.(ts|map|mjs|vsix)$|(^|\/)(tsconfig|package-lock)/
    assert.deepEqual(files.filter(file => folders.test(file) || kinds.test(file)), [])
  })

  it('is smaller than 1.5 MB', async () => {
    const { size } = await stat(vsix)
    assert.ok(size < 1_500_000, `${size} bytes`)
  })

  it('is installed into a clean VS Code, where a plan opens and wakes it', async function () {
    const workbench = await openWorkbench({ extension: { vsix }, folder: join(root, 'test/vscode/workspaces/plan') })
    try {
      const { page, screenshot, problems } = workbench
      await openFile(page, '.tpm/project.yaml')
      await waitUntilActive(page, 'Plan as Code')
      await screenshot('package')
      assert.deepEqual(problems(), [])
    } finally {
      await workbench.close()
    }
  })
})

/** Installs a VSIX where no other extension is. Returns its files, with forward slashes. */
async function installedFiles(vsix: string, dataFolder: string): Promise<string[]> {
  const extensionsFolder = join(dataFolder, 'extensions')
  await mkdir(extensionsFolder, { recursive: true })
  await installExtension(vsix, { dataFolder, extensionsFolder, trustsAll: true, forTests: false })
  const [folder] = (await readdir(extensionsFolder, { withFileTypes: true })).filter(entry => entry.isDirectory())
  assert.ok(folder, 'nothing was installed')
  const entries = await readdir(join(extensionsFolder, folder.name), { recursive: true, withFileTypes: true })
  const inside = join(extensionsFolder, folder.name).length + 1
  const paths = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return paths.map(path => path.slice(inside).replaceAll('\\', '/'))
}
