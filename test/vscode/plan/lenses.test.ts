import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'
import * as vscode from 'vscode'
import { drawn, fileOf, inspectPlans, until } from '../inspect'

const identity = { GIT_AUTHOR_NAME: 'Ana Lima', GIT_AUTHOR_EMAIL: 'ana@example.com', GIT_COMMITTER_NAME: 'Ana Lima', GIT_COMMITTER_EMAIL: 'ana@example.com' }

function git(...args: string[]): void {
  const env = { ...process.env, ...identity, HOME: userInfo().homedir, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  execFileSync('git', args, { cwd: fileOf('.').fsPath, env, stdio: 'ignore' })
}

async function lensesOf(path: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', fileOf(path), 100)
  return (found ?? []).map(({ command, range }) => `${range.start.line}: ${command?.title ?? '…'} (${command?.command ?? ''})`)
}

describe('Commits in the editor', () => {
  before(async () => {
    git('init', '-q', '-b', 'main')
    git('config', 'user.name', 'Ana Lima')
    git('config', 'user.email', 'ana@example.com')
    git('add', '.')
    git('commit', '-q', '-m', 'Lay out the plan')
    git('commit', '-q', '--allow-empty', '-m', 'PIER-1: sound the east side')
    git('commit', '-q', '--allow-empty', '-m', 'Sound the west side\n\nTask: PIER-1')
    await vscode.commands.executeCommand('tpm.refresh')
    const { server } = await inspectPlans()
    await until(() => server.plans[0]?.history === 'ready', 'the history')
  })

  it('stand above the task that they name', async () => {
    await vscode.window.showTextDocument(fileOf('.tpm/tasks.yaml'))
    const lens = await until(async () => (await lensesOf('.tpm/tasks.yaml')).find(text => /2 commits/.test(text)), 'the lens of PIER-1')
    assert.match(lens, /Ana Lima/)
    assert.match(lens, /tpm\.showCommits/)
  })

  it('are followed as they are made', async () => {
    const { server, plans: [plan] } = await inspectPlans()
    git('commit', '-q', '--allow-empty', '-m', 'PIER-1: sound the middle')
    await until(async () => (await server.request('tpm/commits', { plan: plan!.plan, item: 'PIER-1' }))?.length === 3, 'the third commit')
  })

  it('tell My Work who works here', async () => {
    const { views, server } = await inspectPlans()
    await until(() => server.plans[0]?.me?.id === 'ana', 'the git user to be found')
    const lines = await drawn(views.work)
    assert.equal(lines.some(line => line.includes('Sound the harbour floor')), true)
    assert.equal(lines.some(line => line.includes('Draw the plans')), false)
  })

  it('leave a lens on a comment in a source file that names a task', async () => {
    await vscode.window.showTextDocument(fileOf('pier.py'))
    const lens = await until(async () => (await lensesOf('pier.py'))[0], 'the lens of PIER-4')
    assert.match(lens, /^0: .*Drive the piles.*tpm\.openItem/)
  })

  it('come with a card on every id', async () => {
    const at = new vscode.Position(0, 5)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', fileOf('pier.py'), at)
    const text = hovers.flatMap(({ contents }) => contents).map(content => typeof content === 'string' ? content : content.value).join('\n')
    assert.match(text, /Drive the piles/)
  })

  it('show a file as it stood', async () => {
    const { server, plans: [plan] } = await inspectPlans()
    const [commit] = await server.request('tpm/commits', { plan: plan!.plan, item: 'PIER-1' }) ?? []
    const query = JSON.stringify({ plan: plan!.plan, revision: commit?.hash })
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'tpm-git', path: '/pier.py', query }))
    assert.match(document.getText(), /piles = 48/)
  })
})
