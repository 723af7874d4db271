import assert from 'node:assert/strict'
import { inEnglish, manifest, settings } from './manifest'

const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities

describe('Activation', () => {
  it('waits for a plan, and looks for one no deeper than it says', () => {
    for (const event of manifest.activationEvents) {
      assert.match(event, /^(workspaceContains:(\*\/){0,2}\.tpm\/(\*\/)?\*\.ya?ml|onWebviewPanel:tpm\.gantt)$/)
    }
  })

  it('finds plans in packages of a monorepo', () => {
    for (const folder of ['', '*/', '*/*/']) assert.equal(manifest.activationEvents.includes(`workspaceContains:${folder}.tpm/*.yaml`), true)
  })

  it('brings back the charts of the last session', () => {
    assert.equal(manifest.activationEvents.includes('onWebviewPanel:tpm.gantt'), true)
  })
})

describe('Trust', () => {
  it('limits what is done in Restricted Mode, and says how', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited')
    assert.match(inEnglish(untrustedWorkspaces.description), /Git is not run/)
  })

  it('restricts every setting that names a program', () => {
    const programs = Object.keys(settings).filter(id => /path|command|executable/i.test(id))
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, programs)
    assert.deepEqual(programs.map(id => settings[id]?.scope), programs.map(() => 'machine'))
  })

  it('stays out of virtual workspaces, and says why', () => {
    assert.equal(virtualWorkspaces.supported, false)
    assert.match(inEnglish(virtualWorkspaces.description), /disk/)
  })
})
