// Writes what is generated from the declaration of the plan format: the JSON Schema and the reference page. With --check
// it writes nothing and fails when one of them is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../src/analysis/rules'
import { planJsonSchema } from '../src/plan/schema/jsonSchema'
import { referencePage } from '../src/plan/schema/reference'

const root = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')

const files = {
  'schema/tpm-plan.schema.json': `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`,
  'docs/reference.md': referencePage(rules),
}

for (const [path, text] of Object.entries(files)) {
  if (present(path) === text) continue
  if (isCheck) {
    console.error(`${path} is out of date: run \`npm run generate\`.`)
    process.exitCode = 1
  } else {
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
}

function present(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined // Not written yet.
  }
}
