// The layer check: who may import whom (.dependency-cruiser.mjs). Fails as well when too few modules were seen, for a
// cruiser that cannot read the TypeScript in use finds nothing and is content.
import { cruise } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import config from '../.dependency-cruiser.mjs'

const fewest = 40

const { output } = await cruise(['src'], { ruleSet: config, validate: true, ...config.options }, undefined, {
  tsConfig: extractTsConfig(config.options.tsConfig.fileName),
})
const { violations, totalCruised } = output.summary

for (const { rule, from, to } of violations) {
  console.error(`${from} → ${to}: ${rule.name}. ${config.forbidden.find(({ name }) => name === rule.name)?.comment ?? ''}`)
}
if (totalCruised < fewest) console.error(`Only ${totalCruised} modules were seen: the check sees nothing.`)
if (violations.length !== 0 || totalCruised < fewest) process.exit(1)
console.log(`${totalCruised} modules in their layers`)
