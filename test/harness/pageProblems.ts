import type { Page } from 'playwright-core'

/** What went wrong in a page: a security policy that stopped something, an exception, an error in the console. */
export type PageProblem = {
  readonly kind: 'policy' | 'exception' | 'console'
  readonly text: string
  /** The script or document that said it; empty when unknown. */
  readonly url: string
}

/** Collects the problems of webviews and of our extension from now on: the list that is returned grows. */
export function collectProblems(page: Page): readonly PageProblem[] {
  const problems: PageProblem[] = []
  page.on('console', message => {
    const problem = problemOf(message.type(), message.text(), message.location().url)
    if (problem) problems.push(problem)
  })
  page.on('pageerror', error => {
    problems.push({ kind: 'exception', text: error.stack ?? error.message, url: page.url() })
  })
  return problems
}

/** Tells whether a message of the console is a problem of ours. VS Code's own errors and mere warnings are not. */
export function problemOf(type: string, text: string, url: string): PageProblem | undefined {
  if (/content security policy/i.test(text)) return { kind: 'policy', text, url }
  if (type === 'error' && (isOurs.test(text) || isWebview.test(url))) return { kind: 'console', text, url }
  return undefined
}

/** What an error that comes from our extension or its server names. */
const isOurs = /tpm-plan\.tpm-plan|\/dist\/(extension|server)\.js/

/** The address of what runs in a webview rather than in the workbench's own page. */
const isWebview = /vscode-resource|\/webview\/|vscode-remote-resource/
