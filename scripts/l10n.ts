// Writes l10n/bundle.l10n.json, the English words that translations start from: tsx scripts/l10n.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ganttStrings } from '../src/protocol/ganttStrings'

const root = join(__dirname, '..')
export const bundlePath = join(root, 'l10n/bundle.l10n.json')

/** Every text that the extension passes to `vscode.l10n.t`, and every word of the chart, sorted. */
export function l10nBundle(): Record<string, string> {
  const files = readdirSync(join(root, 'src/extension'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  const texts = files.flatMap(file => textsOf(join(root, 'src/extension', file)))
  const sorted = [...new Set([...texts, ...Object.values(ganttStrings)])].sort()
  return Object.fromEntries(sorted.map(text => [text, text]))
}

export const bundleText = (): string => `${JSON.stringify(l10nBundle(), null, 2)}\n`

function textsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const texts: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText(source).endsWith('l10n.t')) {
      const [text] = node.arguments
      if (text && ts.isStringLiteralLike(text)) texts.push(text.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

if (process.argv[1] === __filename) writeFileSync(bundlePath, bundleText())
