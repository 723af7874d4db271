import { agreementReport, published } from '../exchange/mspdi/published'

/** How often our dates are those of MS Project, in files that others published. */
export const bench = (): string =>
  published === undefined ? 'Left out: there is no folder of data (../shared/data, or TPM_DATA).' : agreementReport(published)
