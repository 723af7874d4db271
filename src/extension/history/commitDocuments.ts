import * as vscode from 'vscode'
import type { PlanServer } from '../client/planServer'
import { commitScheme, readCommitUri } from './commitUri'

/** Shows files as they stood in a commit, read-only. */
export const provideCommitDocuments = (server: PlanServer): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(commitScheme, {
    async provideTextDocumentContent(uri, token) {
      const file = readCommitUri(uri)
      if (!file || file.revision === '') return ''
      await server.start()
      return await server.request('tpm/fileAt', file, token) ?? ''
    },
  })
