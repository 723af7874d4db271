/** Who may import whom: the table of docs/architecture.md as a check. Each rule says what to do instead. */
const may = {
  base: [],
  time: ['base'],
  plan: ['base', 'time'],
  schedule: ['base', 'time', 'plan/model'],
  git: ['base'],
  analysis: ['base', 'time', 'plan', 'schedule', 'git'],
  exchange: ['base', 'time', 'plan', 'schedule', 'analysis'],
  protocol: ['base', 'plan/model'],
  server: ['base', 'time', 'plan', 'schedule', 'git', 'analysis', 'protocol'],
  cli: ['base', 'time', 'plan', 'schedule', 'git', 'analysis', 'exchange'],
  extension: ['base', 'protocol'],
  webview: ['base', 'protocol'],
}

const layer = ([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${allowed.join(', ') || 'nothing of ours'}. Move what is shared down, or pass it in.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})(/|\\.ts$)` },
})

const only = (what, module, folders) => ({
  name: `${what}-only`,
  comment: `${what} appears only in ${folders}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${folders})/` },
  to: { path: module },
})

/** Siblings that must not know each other: views and language features. */
const strangers = (name, folder) => ({
  name,
  comment: `What two of ${folder} share moves down.`,
  severity: 'error',
  from: { path: `^src/${folder}/([^/]+)/` },
  to: { path: `^src/${folder}/[^/]+/`, pathNot: `^src/${folder}/$1/` },
})

export default {
  forbidden: [
    ...Object.entries(may).map(layer),
    only('XML', 'node_modules/saxes/', 'exchange'),
    only('vscode', '^vscode$|vscode-languageclient', 'extension'),
    only('yaml', 'node_modules/yaml/', 'plan/syntax|plan/edit'),
    only('child processes', '^(node:)?child_process$', 'git'),
    only('the disk', '^(node:)?fs(/promises)?$', 'analysis|server|cli|git|extension'),
    strangers('webviews-apart', 'webview'),
    { name: 'no-circular', comment: 'Break the circle: move what both need down.', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
}
