import assert from 'node:assert/strict'
import { problemOf } from './pageProblems'

const workbench = 'http://127.0.0.1:8080/stable/static/out/vs/code/browser/workbench/workbench.js'
const webview = 'http://127.0.0.1:8080/stable/static/out/vs/workbench/contrib/webview/browser/pre/index.html?id=1'

describe('A message in the console', () => {
  it('is a problem when a policy stopped something, wherever and however it is said', () => {
    const text = "Loading the image violates the following Content Security Policy directive: \"default-src 'none'\"."
    assert.equal(problemOf('error', text, webview)?.kind, 'policy')
    assert.equal(problemOf('warning', text, '')?.kind, 'policy')
  })

  it('is a problem when a webview reports an error', () => {
    assert.equal(problemOf('error', 'Uncaught TypeError: x is undefined', webview)?.kind, 'console')
    assert.equal(problemOf('log', 'drawn in 3 ms', webview), undefined)
  })

  it('is a problem when it names our extension or its files', () => {
    assert.ok(problemOf('error', "Activating extension 'tpm-plan.tpm-plan' failed: no server", workbench))
    assert.ok(problemOf('error', 'Error: at /home/ana/tpm-plan/dist/server.js:10:3', workbench))
  })

  it('is no problem when VS Code reports its own error, though a path has our name', () => {
    const text = "Cannot find module '/home/ana/.cache/tpm-plan/code-server/lib/vscode/sqlite3.node'"
    assert.equal(problemOf('error', text, workbench), undefined)
  })
})
