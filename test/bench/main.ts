/** `npm run bench -- NAME…` runs the benchmarks of those names; all of them without any. `--quick` repeats less. Options come last. */
const benches: Readonly<Record<string, () => Promise<{ bench(): string | Promise<string> }>>> = {
  editing: () => import('./editing.bench'),
  mspdi: () => import('./mspdi.bench'),
  forecast: () => import('./forecast.bench'),
  levelling: () => import('./levelling.bench'),
  psplib: () => import('./psplib.bench'),
  reading: () => import('./reading.bench'),
  schedule: () => import('./schedule.bench'),
  server: () => import('./server.bench'),
  whatif: () => import('./whatif.bench'),
}

async function run(names: readonly string[]): Promise<void> {
  for (const name of 0 < names.length ? names : Object.keys(benches)) {
    const load = Object.hasOwn(benches, name) ? benches[name] : undefined
    if (!load) {
      console.error(`There is no benchmark ${name}. There are: ${Object.keys(benches).join(', ')}.`)
      process.exitCode = 2
      continue
    }
    console.log(`${name}\n\n${await (await load()).bench()}\n`)
  }
}

const given = process.argv.slice(2)
const options = given.findIndex((each) => each.startsWith('--'))
void run(options < 0 ? given : given.slice(0, options))
