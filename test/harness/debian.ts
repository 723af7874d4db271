import { run } from './process'

/** Tells the person at the terminal what takes so long. */
export type Say = (line: string) => void

/**
 * Installs Debian packages, where there is an apt-get and the right to use it.
 * @returns undefined when installed, else the reason why not, in words for the person at the terminal.
 */
export async function installDebian(packages: readonly string[], say: Say): Promise<string | undefined> {
  const names = packages.join(' ')
  const hasApt = process.platform === 'linux' && await works('apt-get', ['--version'])
  if (!hasApt) return `Please install ${names} yourself.`
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !(await works('sudo', ['-n', 'true']))) {
    return `Please run: sudo apt-get update && sudo apt-get install -y ${names}`
  }
  say(`Installing ${names} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const [command, first] = isRoot ? ['apt-get', []] : ['sudo', ['-n', '-E', 'apt-get']]
  const apt = (args: string[]) => run(command, [...first, ...args], { env })
  const update = await apt(['update'])
  const install = await apt(['install', '-y', '--no-install-recommends', ...packages])
  if (install.code === 0) return undefined
  return `apt-get could not install ${names}:\n${(update.output + install.output).slice(-2000)}`
}

/** Whether a program can be started and succeeds. */
export async function works(command: string, args: readonly string[]): Promise<boolean> {
  return (await run(command, args)).code === 0
}
