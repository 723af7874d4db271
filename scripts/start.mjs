// npm start: opens the example, or another workspace, in a VS Code with the extension.
import { underNode24 } from '../test/harness/node24.mjs'

await underNode24()
const { start } = await import('../test/harness/start.ts')
process.exit(await start(process.argv.slice(2), async () => (await import('./example.mjs')).makeExample()))
