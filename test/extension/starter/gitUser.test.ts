import { extensions, workspace } from '../fake/recorder'
import assert from 'node:assert/strict'
import { Uri } from 'vscode'
import { gitUser } from '../../../src/extension/starter/gitUser'

const folder = Uri.parse('file:///work/aurora')
const git = (config: Record<string, string>, isActive = true) => ({
  isActive,
  exports: {
    getAPI: () => ({ getRepository: () => ({ getConfig: async (key: string) => config[key] ?? '', getGlobalConfig: async () => '' }) }),
  },
})

describe('The git user', () => {
  const { getExtension } = extensions
  afterEach(() => {
    extensions.getExtension = getExtension
    workspace.isTrusted = true
  })

  it('is who VS Code’s git commits as', async () => {
    extensions.getExtension = () => git({ 'user.name': ' Ana Lima\n', 'user.email': 'ana@example.com' })
    assert.deepEqual(await gitUser(folder), { name: 'Ana Lima', email: 'ana@example.com' })
  })

  it('may have no address', async () => {
    extensions.getExtension = () => git({ 'user.name': 'Ana' })
    assert.deepEqual(await gitUser(folder), { name: 'Ana' })
  })

  it('is nobody in Restricted Mode, without git, or when git fails', async () => {
    assert.equal(await gitUser(folder), undefined)
    extensions.getExtension = () => git({ 'user.name': 'Ana' }, false)
    assert.equal(await gitUser(folder), undefined)
    extensions.getExtension = () => ({ isActive: true, exports: { getAPI: () => { throw new Error('git.enabled is false') } } })
    assert.equal(await gitUser(folder), undefined)
    workspace.isTrusted = false
    extensions.getExtension = () => git({ 'user.name': 'Ana' })
    assert.equal(await gitUser(folder), undefined)
  })
})
