import { workspace } from '../fake/recorder'
import assert from 'node:assert/strict'
import { Uri } from 'vscode'
import type * as fake from '../fake/vscode'
import { serverSettings } from '../../../src/extension/client/settings'

describe('What the server is told when it starts', () => {
  afterEach(() => {
    workspace.settings = {}
    workspace.isTrusted = true
    workspace.workspaceFolders = undefined
  })

  it('is which folders are open, and whether they are trusted', () => {
    workspace.workspaceFolders = [{ uri: Uri.parse('file:///work/aurora') as unknown as fake.Uri, name: 'aurora' }]
    workspace.isTrusted = false
    assert.deepEqual(serverSettings(), {
      folders: ['file:///work/aurora'], trusted: false, sourceLenses: true, planLenses: true,
      formatFolders: [], forecasts: true, levellingSeconds: 5,
      inlayHints: { dates: true, float: false, slip: true, summary: false },
    })
  })

  it('is the git program of the user, never one that a repository names', () => {
    workspace.settings = { 'git.path': { workspaceValue: './evil' } }
    assert.equal('gitPath' in serverSettings(), false)
    workspace.settings = { 'git.path': { workspaceValue: './evil', globalValue: ' /usr/bin/git ' } }
    assert.equal(serverSettings().gitPath, '/usr/bin/git')
  })

  it('is which lenses are wanted', () => {
    workspace.settings = { 'codeLens.plan': { workspaceValue: false } }
    const { planLenses, sourceLenses } = serverSettings()
    assert.deepEqual([planLenses, sourceLenses], [false, true])
  })

  it('is whether forecasts are wanted', () => {
    workspace.settings = { 'forecast.enabled': { workspaceValue: false } }
    assert.equal(serverSettings().forecasts, false)
  })

  it('is which hints are wanted', () => {
    workspace.settings = { 'inlayHints.float': { workspaceValue: true }, 'inlayHints.dates': { globalValue: false } }
    assert.deepEqual(serverSettings().inlayHints, { dates: false, float: true, slip: true, summary: false })
  })
})
