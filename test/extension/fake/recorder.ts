import './install'
import * as vscode from 'vscode'
import type * as fake from './vscode'

/** What was asked of the fake VS Code, and what it answers next. */
export const { answers, calls, workspace, extensions } = vscode as unknown as typeof fake
