import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { givenFolder, removeFolders } from '../../analysis/given'
import type * as Api from '../../../src/server/search/search'
import { problemOf } from '../../schedule/levelling/build'

after(removeFolders)

describe('A search in a thread of its own', () => {
  let searchInThread: typeof Api.searchInThread
  before(async () => {
    const outdir = givenFolder()
    const entryPoints = { api: 'src/server/search/search.ts', search: 'src/server/search/worker.ts' }
    await build({ entryPoints, outdir, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'silent' })
    ;({ searchInThread } = createRequire(__filename)(join(outdir, 'api.js')) as typeof Api)
  })

  const slots = problemOf([1], [{ work: 2, needs: [1] }, { work: 3, needs: [1] }])

  it('tells of answers, and that it is over', async () => {
    const answers: Int32Array[] = []
    const error = await new Promise((resolve) => searchInThread({ slots, seconds: 10, seed: 1 }, { onAnswer: (start) => answers.push(start), onEnd: resolve }))
    assert.equal(error, undefined)
    assert.deepEqual([...answers.at(-1)!].sort(), [0, 2])
  })
  it('says nothing any more once it is ended', () => {
    const told: unknown[] = []
    const end = searchInThread({ slots, seconds: 10, seed: 1 }, { onAnswer: (start) => told.push(start), onEnd: () => told.push('end') })
    end()
    assert.deepEqual(told, [])
  })
})
