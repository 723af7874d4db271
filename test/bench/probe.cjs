// Loaded into a measured process before its own code: answers over IPC what it took so far.
const { monitorEventLoopDelay } = require('node:perf_hooks')

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (asked) => {
  if (asked !== 'probe' && asked !== 'reset') return
  const { user, system } = process.cpuUsage()
  process.send({ cpu: (user + system) / 1000, rss: process.memoryUsage().rss, peak: process.resourceUsage().maxRSS * 1024, held: delay.max / 1e6 })
  if (asked === 'reset') delay.reset()
})
process.channel.unref()
