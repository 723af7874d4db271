/**
 * Runs the suites that a bundle holds, inside the extension host. Every launch of VS Code (see launches.ts) has its
 * own bundle, whose entry calls this with a function that requires the launch's `*.test.ts` files.
 */
export async function runSuites(load: () => void): Promise<void> {
  markOutput(process.env['TPM_SUITE_MARK'] ?? '')
  // Mocha is not bundled: it is an ES module that picks its files at run time.
  const { default: Mocha } = await import('mocha')
  const options = { reporter: 'spec', color: false, timeout: 30_000, forbidOnly: true, forbidPending: true }
  const mocha = new Mocha({ ui: 'bdd', ...options })
  mocha.suite.emit('pre-require', globalThis, 'suites', mocha)
  load()
  const failures = await new Promise<number>(resolve => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} tests failed in VS Code.`)
}

/**
 * In the browser everything that VS Code logs arrives in one stream: the mark tells apart what the suites print.
 * The console is replaced as a whole, because VS Code lets nobody replace its methods.
 */
function markOutput(mark: string): void {
  if (mark === '') return
  const marked = (print: (...args: unknown[]) => void) => (first: unknown = '', ...rest: unknown[]) => {
    if (typeof first === 'string') print(mark + first, ...rest)
    else print(`${mark}%o`, first, ...rest)
  }
  const { log, info, warn, error } = console
  const ours = { log: marked(log), info: marked(info), warn: marked(warn), error: marked(error) }
  globalThis.console = { ...console, ...ours }
}
