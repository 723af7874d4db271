// npm test: node test/run.mjs [--desktop] [check] [unit] [webview] [vscode] [e2e] [package]
import { underNode24 } from './harness/node24.mjs'

await underNode24()
const { main } = await import('./harness/run.ts')
const code = await main(process.argv.slice(2))
// What was printed is flushed first: the last line must come last.
process.stdout.write('', () => process.exit(code))
