// Bundles every entry of the product: node esbuild.js [--watch] [--production]
const esbuild = require('esbuild')

const production = process.argv.includes('--production')
const watch = process.argv.includes('--watch')

const common = { bundle: true, minify: production, sourcemap: production ? false : 'linked', logLevel: 'info', legalComments: 'none' }
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' }
const browser = { ...common, platform: 'browser', format: 'iife', target: 'chrome128' }

const entries = [
  { ...node, entryPoints: { extension: 'src/extension/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'src/server/main.ts', search: 'src/server/search/worker.ts' } },
  { ...node, entryPoints: { forecast: 'src/analysis/forecast/worker.ts' } },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  { ...browser, entryPoints: { gantt: 'src/webview/gantt/main.ts' }, outdir: 'dist/webview', loader: { '.ttf': 'file' } },
]

async function run() {
  for (const entry of entries) {
    const options = { outdir: 'dist', ...entry }
    if (watch) await (await esbuild.context(options)).watch()
    else await esbuild.build(options)
  }
}

run().catch(() => process.exit(1))
