#!/usr/bin/env node
/**
 * Makes the example workspace: a copy of examples/aurora with the git history of examples/aurora.history.mjs.
 * The hashes are the same on every machine: dates, names and texts are fixed and the user's git settings are ignored.
 *
 *   node scripts/example.mjs [TARGET]     prints the folder
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { history, people, user } from '../examples/aurora.history.mjs'
import { planOn } from './example-plan.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'examples', 'aurora')
const stampName = 'tpm-example'

/**
 * The folder of the example, made when it is missing or when what it is made of has changed; otherwise it is left as
 * the user edited it. A folder that this script did not make is never touched: that is an error.
 *
 * @param {{ target?: string }} [options]
 * @returns {Promise<string>}
 */
export async function makeExample({ target = join(root, '.cache', 'example', 'aurora') } = {}) {
  const folder = resolve(target)
  const files = await readInputs()
  const stamp = stampOf(files)
  const stampFile = join(folder, '.git', stampName)
  const made = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : undefined
  if (made === stamp) return folder
  if (made === undefined && existsSync(folder) && 0 < (await readdir(folder)).length) {
    throw new Error(`${folder} is not an example made by this script; remove it or name another folder.`)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  await mkdir(folder, { recursive: true })
  await writeRepository(folder, files)
  await writeFile(stampFile, stamp)
  return folder
}

/** The files of the example in the order of their paths, with line feeds whatever the checkout made of them. */
async function readInputs() {
  const entries = await readdir(source, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const files = new Map()
  for (const path of paths.sort()) {
    const name = relative(source, path).split(sep).join('/')
    files.set(name, (await readFile(path, 'utf8')).replaceAll('\r\n', '\n'))
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function stampOf(files) {
  const hash = createHash('sha256').update(JSON.stringify([...files]) + JSON.stringify({ history, people, user }))
  return hash.update(makeExample.toString() + writeRepository + streamOf + planOn).digest('hex')
}

async function writeRepository(folder, files) {
  const git = gitIn(folder)
  git(['init', '-q', '--template='])
  git(['symbolic-ref', 'HEAD', 'refs/heads/main'])
  const [name, email] = people[user]
  const settings = { 'user.name': name, 'user.email': email, 'core.autocrlf': 'false', 'commit.gpgsign': 'false' }
  for (const [key, value] of Object.entries(settings)) git(['config', key, value])
  importHistory(git, statesOf(files))
  for (const branch of history.flatMap(entry => entry.merge ?? [])) git(['branch', '-q', '-D', branch])
  git(['reset', '-q', '--hard'])
}

/** git in a folder, deaf to the user's and the machine's settings, and to variables that name another repository. */
function gitIn(folder) {
  const inherited = Object.entries(process.env).filter(([key]) => !key.toUpperCase().startsWith('GIT_'))
  const own = {
    GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_DEFAULT_HASH: 'sha1',
    LC_ALL: 'C', TZ: 'UTC',
  }
  const env = { ...Object.fromEntries(inherited), ...own }
  const safe = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false']
  return (args, input) => execFileSync('git', [...safe, ...args], { cwd: folder, env, input, encoding: 'utf8' })
}

/**
 * What each commit writes: a list of [path, text] for each entry of the history. A file grows by one part each time it
 * is named and is whole with the last; the plan is as it was on that day, and whole with the last commit of it.
 */
function statesOf(files) {
  const isPlan = path => path.startsWith('.tpm/')
  const touched = new Map()
  for (const entry of history) for (const path of entry.files ?? []) touched.set(path, (touched.get(path) ?? 0) + 1)
  const missing = [...files.keys()].filter(path => !isPlan(path) && !touched.has(path))
  if (0 < missing.length) throw new Error(`No commit of the example's history brings ${missing.join(', ')}.`)

  const seen = new Map()
  const texts = new Map()
  const swaps = new Map()
  const grow = (path, at) => {
    const time = (seen.get(path) ?? 0) + 1
    seen.set(path, time)
    const whole = time === touched.get(path)
    if (path !== 'plan') return [[path, whole ? files.get(path) : partOf(files.get(path), time, touched.get(path))]]
    const all = [...files].filter(([name]) => isPlan(name))
    return whole ? all : all.map(([name, text]) => [name, planOn(text, at.slice(0, 10))])
  }
  return history.map(entry => {
    const written = new Map((entry.files ?? []).flatMap(path => grow(path, entry.at)))
    if (entry.swap) {
      const [path, from, to] = entry.swap
      swaps.set(entry.label, [path, texts.get(path)])
      written.set(path, texts.get(path).replace(from, to))
    }
    if (entry.reverts) written.set(...swaps.get(entry.reverts))
    if (entry.draft) written.set(...entry.draft)
    for (const [path, text] of written) texts.set(path, text)
    return [...written]
  })
}

/** The first `time` of `times` parts of a text, cut at blank lines when there are enough of them. */
function partOf(text, time, times) {
  const paragraphs = text.split(/(?<=\n)(?=\n)/)
  const pieces = times <= paragraphs.length ? paragraphs : text.split(/(?<=\n)/)
  return pieces.slice(0, Math.ceil((pieces.length * time) / times)).join('')
}

/** Later commits speak of the hash of one with a label: the history goes in slice by slice, cut after these. */
function importHistory(git, states) {
  const hashes = new Map()
  const heads = new Map()
  let from = 0
  while (from < history.length) {
    const next = history.findIndex((entry, index) => from <= index && entry.label !== undefined)
    const until = next === -1 ? history.length : next + 1
    const marks = ['--relative-marks', '--import-marks-if-exists=example', '--export-marks=example']
    git(['fast-import', '--quiet', ...marks], streamOf({ from, until, states, heads, hashes }))
    const last = history[until - 1]
    if (last.label) hashes.set(last.label, git(['rev-parse', 'main']).trim())
    from = until
  }
}

/** The input of git fast-import for a slice of the history; `heads` maps a branch to the mark of its newest commit. */
function streamOf({ from, until, states, heads, hashes }) {
  const lines = ['feature done']
  for (let index = from; index < until; index++) {
    const entry = history[index]
    const branch = entry.on ?? 'main'
    const [name, email, zone] = people[entry.who]
    const seconds = Date.parse(`${entry.at}:00${zone.slice(0, 3)}:${zone.slice(3)}`) / 1000
    const person = `${name} <${email}> ${seconds} ${zone}`
    const message = `${entry.say.replace(/\{(\w+)\}/g, (_, label) => hashes.get(label))}\n`
    const mark = index + 1
    lines.push(`commit refs/heads/${branch}`, `mark :${mark}`, `author ${person}`, `committer ${person}`)
    lines.push(dataOf(message))
    const parent = heads.get(branch) ?? heads.get('main')
    if (parent) lines.push(`from :${parent}`)
    if (entry.merge) lines.push(`merge :${heads.get(entry.merge)}`)
    for (const [path, text] of entry.merge ? changedOn(entry.merge, states) : states[index]) {
      lines.push(`M 100644 inline ${path}`, dataOf(text))
    }
    heads.set(branch, mark)
    if (entry.tag) lines.push(`reset refs/tags/${entry.tag}`, `from :${mark}`, '')
  }
  return [...lines, 'done', ''].join('\n')
}

/** What the commits on a branch wrote, each file's newest text: fast-import takes the rest from the first parent. */
function changedOn(branch, states) {
  return new Map(history.flatMap((entry, index) => (entry.on === branch ? states[index] : [])))
}

const dataOf = text => `data ${Buffer.byteLength(text)}\n${text}`

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const target = process.argv[2]
  makeExample(target ? { target } : {}).then(
    folder => console.log(folder),
    error => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
