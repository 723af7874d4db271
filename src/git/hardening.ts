/**
 * What every git call is given so that no program named in a repository's configuration runs, nothing is fetched,
 * nothing asks a question, and the user's own settings do not change the shape of the output.
 */
export const hardenedArguments: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  ...Object.entries({
    'core.fsmonitor': 'false',
    'core.hooksPath': '/dev/null',
    'core.pager': 'cat',
    'core.quotePath': 'false',
    'core.askPass': '',
    'credential.helper': '',
    'log.showSignature': 'false',
    'log.follow': 'false',
    'safe.bareRepository': 'explicit',
    'protocol.allow': 'never',
    'color.ui': 'false',
    'i18n.logOutputEncoding': 'UTF-8',
    'diff.renameLimit': '1000',
    'submodule.recurse': 'false',
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
]

/** GIT_ variables of the user's that only say where git keeps its own things. */
const harmless = new Set(['GIT_EXEC_PATH', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM'])

/**
 * The environment for git. GIT_ variables that point elsewhere (GIT_DIR in a hook, GIT_EXTERNAL_DIFF, traces) are left
 * out. LANGUAGE is emptied because gettext prefers it to LC_ALL, and failures are recognised by their English text.
 */
export function hardenedEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || harmless.has(name))
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_FLUSH: '0', // On a pipe git would flush after each commit, which doubles the time of a long log.
    GIT_PAGER: 'cat',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
  }
}
