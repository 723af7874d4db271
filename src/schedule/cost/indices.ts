/** The five sums from which all of earned value is computed, in one measure. */
export interface Sums {
  /** Planned value: what was to be done by the status date, at its planned cost. */
  readonly pv: number
  /** Earned value: what is done by then, at its planned cost. */
  readonly ev: number
  /** Actual cost: what it really cost. */
  readonly ac: number
  /** Budget at completion: all that is planned. */
  readonly bac: number
  /** What is left to do, by the estimates of today. */
  readonly remaining: number
}

/** How the work that is left will go. `remaining`: by today's estimates, from the bottom up. */
export type Outlook = 'atPlan' | 'byCost' | 'byCostAndSchedule' | 'remaining'

/** Undefined is "not known": it would take a division by nothing. */
export interface Forecast {
  /** Estimate at completion. */
  readonly eac: number | undefined
  /** Estimate to complete: EAC - AC. */
  readonly etc: number | undefined
  /** Variance at completion: BAC - EAC, negative when it will cost more than planned. */
  readonly vac: number | undefined
  /** To-complete performance index: how well the rest must go to keep to this estimate. */
  readonly tcpi: number | undefined
}

/** Variances, indices and forecasts. Undefined is "not known": a division by nothing, never NaN. */
export interface EarnedValue extends Sums {
  /** Schedule variance: EV - PV. */
  readonly sv: number
  /** Cost variance: EV - AC. */
  readonly cv: number
  /** Schedule performance index: EV / PV. */
  readonly spi: number | undefined
  /** Cost performance index: EV / AC. */
  readonly cpi: number | undefined
  /** To-complete performance index to keep to the budget: (BAC - EV) / (BAC - AC). */
  readonly tcpi: number | undefined
  readonly forecasts: Readonly<Record<Outlook, Forecast>>
}

/**
 * Earned value by the Practice Standard for Earned Value Management (PMI, 2nd edition, 2011) and the PMBOK Guide (6th edition,
 * table 7-1). EAC: AC + BAC - EV where the rest goes as planned, BAC / CPI where it goes on as it did,
 * AC + (BAC - EV) / (CPI x SPI) where cost and schedule both weigh on it, AC + a new estimate of the rest.
 */
export function earnedValue(sums: Sums): EarnedValue {
  const { pv, ev, ac, bac, remaining } = sums
  const [spi, cpi] = [ratio(ev, pv), ratio(ev, ac)]
  const both = spi === undefined || cpi === undefined ? undefined : ratio(bac - ev, cpi * spi)
  return {
    ...sums,
    sv: ev - pv,
    cv: ev - ac,
    spi,
    cpi,
    tcpi: toComplete(sums, bac),
    forecasts: {
      atPlan: forecast(sums, ac + bac - ev),
      byCost: forecast(sums, cpi === undefined ? undefined : ratio(bac, cpi)),
      byCostAndSchedule: forecast(sums, both === undefined ? undefined : ac + both),
      remaining: forecast(sums, ac + remaining),
    },
  }
}

export const noSums: Sums = { pv: 0, ev: 0, ac: 0, bac: 0, remaining: 0 }

export const addSums = (a: Sums, b: Partial<Sums>): Sums => ({
  pv: a.pv + (b.pv ?? 0),
  ev: a.ev + (b.ev ?? 0),
  ac: a.ac + (b.ac ?? 0),
  bac: a.bac + (b.bac ?? 0),
  remaining: a.remaining + (b.remaining ?? 0),
})

function forecast(sums: Sums, eac: number | undefined): Forecast {
  if (eac === undefined) return { eac, etc: undefined, vac: undefined, tcpi: undefined }
  return { eac, etc: eac - sums.ac, vac: sums.bac - eac, tcpi: toComplete(sums, eac) }
}

/** Not known where nothing is left to do, or nothing left to do it with. */
const toComplete = ({ ev, ac, bac }: Sums, target: number): number | undefined =>
  bac - ev <= tiny || target - ac <= tiny ? undefined : (bac - ev) / (target - ac)

/** What rounding leaves of a sum is nothing. */
const tiny = 1e-9

const ratio = (of: number, by: number): number | undefined => (Math.abs(by) <= tiny ? undefined : of / by)
