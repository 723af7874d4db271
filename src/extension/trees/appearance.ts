import * as vscode from 'vscode'

/** How a node looks and what a screen reader says of it. */
export interface Appearance {
  readonly label: string
  readonly description?: string
  readonly icon: vscode.ThemeIcon
  /** The node in one sentence, with what icon and colour tell. */
  readonly spoken: string
  /** Names the node in the `when` clauses of menus. */
  readonly context: string
  /** Checked when the item is done; absent where there is no checkbox. */
  readonly done?: boolean
}

const colours = {
  late: 'list.errorForeground',
  warning: 'list.warningForeground',
  done: 'testing.iconPassed',
  active: 'charts.blue',
  quiet: 'disabledForeground',
} as const

export type Colour = keyof typeof colours

export const icon = (name: string, colour?: Colour): vscode.ThemeIcon =>
  new vscode.ThemeIcon(name, colour && new vscode.ThemeColor(colours[colour]))

/** Joins what there is. */
export const joined = (parts: readonly (string | undefined | false)[], separator = ' · '): string =>
  parts.filter(part => part !== undefined && part !== false && part !== '').join(separator)
