import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as oniguruma from 'vscode-oniguruma'
import * as textmate from 'vscode-textmate'

const files: Record<string, string> = {
  'source.tpm': 'syntaxes/tpm.tmLanguage.json',
  'tpm.commit': 'syntaxes/tpm-commit.tmLanguage.json',
  'source.yaml': 'test/syntaxes/vscode/yaml.tmLanguage.json',
  'source.yaml.1.2': 'test/syntaxes/vscode/yaml-1.2.tmLanguage.json',
  'text.git-commit': 'test/syntaxes/vscode/git-commit.tmLanguage.json',
}

export interface ColouredToken {
  readonly text: string
  readonly scopes: readonly string[]
}

let registry: textmate.Registry | undefined

/** The tokens of a text, line after line, as VS Code's own tokenizer and grammars cut it; blank ones are left out. */
export async function tokensOf(text: string, scopeName = 'source.tpm'): Promise<ColouredToken[]> {
  registry ??= await createRegistry()
  const grammar = await registry.loadGrammar(scopeName)
  if (!grammar) throw new Error(`no grammar ${scopeName}`)
  const found: ColouredToken[] = []
  let state = textmate.INITIAL
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    for (const token of tokens) found.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes })
  }
  return found.filter(token => token.text.trim() !== '')
}

async function createRegistry() {
  const wasm = await readFile(createRequire(join(process.cwd(), 'package.json')).resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    getInjections: scopeName => (scopeName === 'text.git-commit' ? ['tpm.commit'] : undefined),
    loadGrammar: async scopeName => {
      const path = files[scopeName]
      return path ? textmate.parseRawGrammar(await readFile(path, 'utf8'), path) : null
    },
  })
}
