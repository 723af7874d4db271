// CORE-14: raw samples for a while, minutes for a year, hours for ever
export const keepRawDays = 30
export const keepMinuteDays = 365

export interface Rolled {
  readonly least: number
  readonly mean: number
  readonly most: number
}

/** Samples to one value for each `size` of them; the last one may stand for fewer. */
export function rollUp(samples: readonly number[], size: number): Rolled[] {
  const rolled: Rolled[] = []
  for (let at = 0; at < samples.length; at += size) rolled.push(summary(samples.slice(at, at + size)))
  return rolled
}

function summary(samples: readonly number[]): Rolled {
  const sum = samples.reduce((total, value) => total + value, 0)
  return { least: Math.min(...samples), mean: sum / samples.length, most: Math.max(...samples) }
}
