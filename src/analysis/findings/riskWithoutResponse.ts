import { setting } from './fixes'
import { atField, type Finding } from './finding'
import { liveRisks } from './risks'

export const riskWithoutResponse: Finding = {
  rule: {
    code: 'plan/risk-without-response',
    severity: 'warning',
    docs: 'Nothing says what is done about an open risk (`response`), or how: one that is avoided, mitigated or transferred needs a `mitigation`.',
  },
  find: (facts) =>
    liveRisks(facts.plan).flatMap((risk) => {
      const { response, mitigation } = risk.values
      if (response === undefined) {
        const fixes = [setting(facts, risk, { title: 'Accept the risk', key: 'response', value: 'accept' })]
        return [atField(riskWithoutResponse.rule, risk, '', { message: `Nothing says what is done about ${risk.id}: give it a \`response\`.`, fixes })]
      }
      if (!active.has(response) || mitigation !== undefined) return []
      return [atField(riskWithoutResponse.rule, risk, 'response', { message: `${risk.id} says \`${response}\`, but not how: give it a \`mitigation\`.` })]
    }),
}

const active: ReadonlySet<string> = new Set(['avoid', 'mitigate', 'transfer'])
