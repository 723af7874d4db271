import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

/**
 * Loads TypeScript under Node 24. npm puts that Node of the dev dependencies first; under an older one, as when a
 * script is started by hand, the script is started again with the newer. Call it first; it then does not return.
 */
export async function underNode24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = fileURLToPath(new URL(`../../node_modules/node/bin/${name}`, import.meta.url))
  if (Number(process.versions.node.split('.')[0]) < 24 && existsSync(node)) {
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    process.exit(await new Promise(resolve => child.once('close', code => resolve(code ?? 1))))
  }
  register()
}
