import assert from 'node:assert/strict'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenFolder, removeFolders } from '../analysis/given'
import { mspdi } from '../exchange/mspdi/given'
import { runIn } from './given'

after(removeFolders)

const day = { Start: '2026-03-02T08:00:00', Finish: '2026-03-02T17:00:00' }
const file = mspdi({ tasks: [{ Name: 'Dig', ...day }, { Name: 'Fill', ...day, LevelingDelay: 10 }] })

describe('tplan import', () => {
  it('makes a plan folder, which is then a plan like any other', async () => {
    const folder = givenFolder({ 'plan.xml': file })
    const { text, exitCode } = await runIn(folder, 'import', 'plan.xml')
    assert.equal(exitCode, 0)
    assert.equal(text, `Wrote ${join(folder, '.tpm')}: project.yaml, tasks.yaml.\n\nAll 2 tasks and milestones have the dates of MS Project.\n\nWhat is not as it was:\n- A levelling delay became the earliest start of the task. (T-2)`)
    assert.match((await runIn(folder, 'list')).text, /T-1 .*Dig/)
    assert.equal((await runIn(folder, 'check')).exitCode, 0)
  })
  it('makes it in another folder, for a file from here', async () => {
    const folder = givenFolder({ 'plan.xml': file })
    assert.equal((await runIn(folder, 'import', 'plan.xml', '-C', 'new/place')).exitCode, 0)
    assert.match(readFileSync(join(folder, 'new/place/.tpm/tasks.yaml'), 'utf8'), /title: Dig/)
  })
  it('tells the same as JSON', async () => {
    const { text } = await runIn(givenFolder({ 'plan.xml': mspdi({ tasks: [{ ...day, Finish: '2026-03-03T17:00:00' }] }) }), 'import', 'plan.xml', '--json')
    assert.deepEqual(JSON.parse(text), {
      files: ['.tpm/project.yaml', '.tpm/tasks.yaml'],
      remarks: [],
      agreement: {
        total: 1, equal: 0,
        differences: [{
          id: 'T-1', remarks: [], follows: [],
          theirs: { start: '2026-03-02T08:00', finish: '2026-03-03T17:00' }, ours: { start: '2026-03-02T08:00', finish: '2026-03-02T17:00' },
        }],
      },
    })
  })
  it('overwrites nothing', async () => {
    const folder = givenFolder({ 'plan.xml': file, '.tpm/mine.yaml': 'tasks: {}\n' })
    const { text, exitCode } = await runIn(folder, 'import', 'plan.xml')
    assert.match(text, /There is .*\.tpm already: nothing is overwritten/)
    assert.equal(exitCode, 2)
    assert.equal(readFileSync(join(folder, '.tpm/mine.yaml'), 'utf8'), 'tasks: {}\n')
    assert.ok(!existsSync(join(folder, '.tpm/tasks.yaml')))
  })
  it('writes through no link, not even one that leads nowhere', async () => {
    const folder = givenFolder({ 'plan.xml': file })
    symlinkSync(join(folder, 'elsewhere'), join(folder, '.tpm'))
    assert.equal((await runIn(folder, 'import', 'plan.xml')).exitCode, 2)
    assert.ok(!existsSync(join(folder, 'elsewhere')))
  })
  it('tells what is wrong with a file, and makes nothing of it', async () => {
    const folder = givenFolder({ 'bad.xml': '<Project><Tasks></Project>', 'other.xml': '<Workbook/>', 'bomb.xml': '<!DOCTYPE a []><a/>' })
    writeFileSync(join(folder, 'latin.xml'), Buffer.from('<Project>ä</Project>', 'latin1'))
    const said = async (name: string) => (await runIn(folder, 'import', name)).text
    assert.match(await said('bad.xml'), /^bad\.xml: Line 1, column \d+: this is no XML/)
    assert.match(await said('other.xml'), /^other\.xml: This is no MS Project XML/)
    assert.match(await said('bomb.xml'), /^bomb\.xml: .*a document type is not read/)
    assert.match(await said('latin.xml'), /^latin\.xml: this is no text in the encoding that it names/)
    assert.match(await said('none.xml'), /^none\.xml: there is no such file/)
    assert.match(await said('.'), /this is no file/)
    assert.ok(!existsSync(join(folder, '.tpm')))
  })
})
