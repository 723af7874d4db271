/** One start of VS Code: what it opens, and the folder beside this file whose `*.test.ts` files then run in it. */
export type Launch = {
  /** The name of that folder. */
  readonly name: string
  /** What is opened: a copy of this folder or `.code-workspace` file of test/vscode/workspaces; absent: nothing. */
  readonly workspace?: string
  /** Whether the workspace is trusted; in one that is not, VS Code runs in Restricted Mode. */
  readonly trusted: boolean
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>
}

/** Every start costs some ten seconds: add tests to a launch that fits rather than a launch. */
export const launches: readonly Launch[] = [
  { name: 'plan', workspace: 'plan', trusted: true },
  { name: 'restricted', workspace: 'plan', trusted: false },
  { name: 'two', workspace: 'two/two.code-workspace', trusted: true },
  { name: 'plain', workspace: 'plain', trusted: true },
  { name: 'broken', workspace: 'broken', trusted: true },
]
