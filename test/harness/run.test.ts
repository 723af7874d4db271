import assert from 'node:assert/strict'
import { readWords } from './run'

describe('The words after npm test', () => {
  it('run everything when there are none', () => {
    assert.deepEqual(readWords([]).chosen, ['check', 'unit', 'webview', 'vscode', 'e2e', 'package'])
  })

  it('run the parts they name in the usual order', () => {
    assert.deepEqual(readWords(['e2e', 'unit']).chosen, ['unit', 'e2e'])
  })

  it('choose the desktop without being a part', () => {
    assert.deepEqual(readWords(['--desktop', 'vscode']), { chosen: ['vscode'], isDesktop: true, unknown: [] })
  })

  it('are refused when unknown', () => {
    assert.deepEqual(readWords(['units']).unknown, ['units'])
  })
})
