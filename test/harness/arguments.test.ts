import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { readArguments, workbenchAddress } from './arguments'

const folder = resolve('/home/ana')

describe('Arguments of code', () => {
  it('names the folder to open wherever it stands', () => {
    assert.equal(readArguments(['--no-sandbox', 'plan', '--skip-welcome'], folder).target, resolve(folder, 'plan'))
  })

  it('opens nothing when no folder is named', () => {
    assert.equal(readArguments(['--new-window'], folder).target, undefined)
  })

  it('takes values after an equals sign and after a space', () => {
    const given = readArguments(['--user-data-dir', 'data', '--extensions-dir=ext', 'plan'], folder)
    assert.equal(given.userDataFolder, resolve(folder, 'data'))
    assert.equal(given.extensionsFolder, resolve(folder, 'ext'))
    assert.equal(given.target, resolve(folder, 'plan'))
  })

  it('keeps an equals sign in a path', () => {
    assert.equal(readArguments(['--extensionTestsPath=/a=b/index.js'], folder).testsPath, resolve('/a=b/index.js'))
  })

  it('collects several extensions', () => {
    const given = readArguments(['--extensionDevelopmentPath=/a', '--extensionDevelopmentPath=/b'], folder)
    assert.deepEqual(given.developmentPaths, [resolve('/a'), resolve('/b')])
  })

  it('trusts only when told to', () => {
    assert.equal(readArguments([], folder).trustsAll, false)
    assert.equal(readArguments(['--disable-workspace-trust'], folder).trustsAll, true)
  })
})

describe('The address of a workbench', () => {
  const origin = 'http://127.0.0.1:8080'
  const read = (address: string) => new URL(address).searchParams

  it('opens a folder', () => {
    const address = workbenchAddress(origin, { target: '/a b/plan', developmentPaths: [] })
    assert.equal(address, `${origin}/?folder=%2Fa+b%2Fplan`)
  })

  it('opens a workspace file as a workspace', () => {
    const query = read(workbenchAddress(origin, { target: '/a/two.code-workspace', developmentPaths: [] }))
    assert.deepEqual([...query], [['workspace', '/a/two.code-workspace']])
  })

  it('opens an empty window rather than the last folder', () => {
    assert.equal(read(workbenchAddress(origin, { developmentPaths: [] })).get('ew'), 'true')
  })

  it('names the extension and its tests as remote files, escaped as in a URI', () => {
    const opening = { target: '/p', developmentPaths: ['/my ext'], testsPath: '/my ext/out#1.js' }
    assert.deepEqual(JSON.parse(read(workbenchAddress(origin, opening)).get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8080/my%20ext'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8080/my%20ext/out%231.js'],
    ])
  })

  it('writes Windows paths as the server reads them', () => {
    const opening = { target: 'C:\\plan', developmentPaths: ['C:\\ext'] }
    const query = read(workbenchAddress(origin, opening))
    assert.equal(query.get('folder'), '/C:/plan')
    assert.match(query.get('payload') ?? '', /vscode-remote:\/\/127\.0\.0\.1:8080\/C:\/ext/)
  })
})
