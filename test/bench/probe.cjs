// Loaded into a measured process before its own code: answers over IPC what it took so far.
const { monitorEventLoopDelay } = require('node:perf_hooks')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (asked) => {
  if (!['probe', 'reset', 'collect'].includes(asked)) return
  if (asked === 'collect') collect()
  const { user, system } = process.cpuUsage()
  process.send({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, peak: process.resourceUsage().maxRSS * 1024, held: delay.max / 1e6 })
  if (asked === 'reset') delay.reset()
})
process.channel.unref()
