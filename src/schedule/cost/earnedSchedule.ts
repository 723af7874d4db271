/** Schedule performance in time instead of money, in periods of one length. Undefined is "not known". */
export interface EarnedSchedule {
  /** Earned schedule: when what is done was to be done. */
  readonly es: number
  /** Actual time since the start of the baseline. */
  readonly at: number
  /** Planned duration of the baseline. */
  readonly pd: number
  /** ES - AT, negative when behind. */
  readonly sv: number
  /** SPI(t) = ES / AT. */
  readonly spi: number | undefined
  /** Independent estimate of the duration at completion: PD / SPI(t). */
  readonly duration: number | undefined
}

/**
 * Earned schedule (W. Lipke, "Schedule is Different", The Measurable News, March 2003; Practice Standard for Earned Value
 * Management, PMI 2011, appendix D): ES = C + (EV - PV[C]) / (PV[C + 1] - PV[C]), C being the whole periods whose planned
 * value is earned. Unlike SPI, SPI(t) does not come back to 1 when a late project ends.
 *
 * `planned[i]` is the planned value at the end of period i + 1, never falling; before the first it is 0.
 */
export function earnedSchedule(planned: readonly number[], ev: number, at: number): EarnedSchedule {
  const [es, pd] = [periodsFor(planned, ev), periodsFor(planned, planned.at(-1) ?? 0)]
  const spi = 0 < at ? es / at : undefined
  return { es, at, pd, sv: es - at, spi, duration: spi === undefined || spi === 0 ? undefined : pd / spi }
}

/** Rounding of sums earns no period less. */
const tolerance = 1e-9

/** The first time at which that much was planned; the end for more than was ever planned. */
function periodsFor(planned: readonly number[], value: number): number {
  const wanted = value - tolerance * Math.abs(value)
  if (wanted <= 0) return 0
  const period = planned.findIndex((each) => wanted <= each)
  if (period < 0) return planned.length
  const before = planned[period - 1] ?? 0
  return period + Math.min(1, (value - before) / (planned[period]! - before))
}
