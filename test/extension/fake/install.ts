// Import this before anything that imports `vscode`: outside of VS Code there is none.
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const fake = pathToFileURL(join(__dirname, 'vscode.ts')).href

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'vscode' ? fake : specifier, context),
})
