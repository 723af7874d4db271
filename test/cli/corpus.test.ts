import { join } from 'node:path'
import { givenFolder, removeFolders } from '../analysis/given'
import { corpus } from '../corpus/corpus'
import { checkGolden } from '../corpus/golden'
import { runIn } from './given'

after(removeFolders)

/** What is printed of each plan of the corpus, kept beside it. */
const printed: readonly (readonly [file: string, ...words: string[]])[] = [
  ['schedule.json', 'schedule', '--json'],
  ['check.json', 'check', '--json'],
  ['list.txt', 'list'],
]

describe('the command line on the corpus', () => {
  for (const { name, folder, files } of corpus) {
    for (const [file, ...words] of printed) {
      it(`prints of ${name} what it printed before: tplan ${words.join(' ')}`, async () => {
        const plan = givenFolder(Object.fromEntries(files.map(({ path, text }) => [`.tpm/${path}`, text])))
        const { text } = await runIn(plan, ...words)
        checkGolden(join(folder, file), `${text}\n`)
      })
    }
  }
})
