import assert from 'node:assert/strict'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlanFolder } from '../../src/analysis/disk'
import { writePlan } from '../../src/analysis/writePlan'
import { readPlan } from '../../src/plan/readPlan'
import { givenFolder, removeFolders } from './given'

after(removeFolders)

const edit = (file: string) => ({ file: `.tpm/${file}`, edits: [{ range: { start: 0, end: 1 }, text: 'X' }] })
const readingOf = async (folder: string) => readPlan((await readPlanFolder(folder)).files)

describe('writing a plan', () => {
  it('replaces files as a whole and leaves nothing beside them', async () => {
    const folder = givenFolder({ '.tpm/a.yaml': 'tasks: {}\n', '.tpm/b.yaml': '\ufefftasks: {}\r\n' })
    assert.deepEqual(await writePlan(folder, await readingOf(folder), [edit('a.yaml')]), { ok: true, value: ['.tpm/a.yaml'] })
    assert.equal(readFileSync(join(folder, '.tpm/a.yaml'), 'utf8'), 'Xasks: {}\n')
    assert.deepEqual(readdirSync(join(folder, '.tpm')), ['a.yaml', 'b.yaml'])
  })
  it('touches no file when one was changed since it was read', async () => {
    const folder = givenFolder({ '.tpm/a.yaml': 'tasks: {}\n', '.tpm/b.yaml': 'people: {}\n' })
    const reading = await readingOf(folder)
    writeFileSync(join(folder, '.tpm/b.yaml'), 'people: { ana: {} }\n')
    assert.deepEqual(await writePlan(folder, reading, [edit('a.yaml'), edit('b.yaml')]), { ok: false, reason: 'changed', message: '.tpm/b.yaml was changed by somebody else. Try again.' })
    assert.equal(readFileSync(join(folder, '.tpm/a.yaml'), 'utf8'), 'tasks: {}\n')
    assert.deepEqual(readdirSync(join(folder, '.tpm')), ['a.yaml', 'b.yaml'])
  })
  it('follows no link out of the folder, be it of a file or of the folder itself', async () => {
    const elsewhere = givenFolder({ '.tpm/a.yaml': 'tasks: {}\n' })
    const folder = givenFolder({})
    symlinkSync(join(elsewhere, '.tpm'), join(folder, '.tpm'))
    const answer = await writePlan(folder, await readingOf(elsewhere), [edit('a.yaml')])
    assert.equal(answer.ok ? '' : answer.reason, 'elsewhere')
    const other = givenFolder({ '.tpm/b.yaml': '' })
    symlinkSync(join(elsewhere, '.tpm/a.yaml'), join(other, '.tpm/a.yaml'))
    const second = await writePlan(other, await readingOf(elsewhere), [edit('a.yaml')])
    assert.equal(second.ok ? '' : second.reason, 'elsewhere')
    assert.equal(readFileSync(join(elsewhere, '.tpm/a.yaml'), 'utf8'), 'tasks: {}\n')
  })
  it('says why when it cannot', async () => {
    const folder = givenFolder({ '.tpm/a.yaml': 'tasks: {}\n' })
    const answer = await writePlan(folder, await readingOf(folder), [edit('missing.yaml')])
    assert.match(answer.ok ? '' : answer.message, /^The plan cannot be written: /)
  })
})
