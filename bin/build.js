#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'dist', '.built')

/** The folders that the compiler fills; an image is built without those that are only for tests. */
const COMPILED = ['src', 'pipelines', 'fixtures', 'bench', 'fuzz', 'test']

/** What the commands are made of; fixtures and bench are only for those who develop. */
export const PROGRAM = ['src', 'pipelines']

/**
 * Compiles the sources to dist/ when it is missing or older than they are, and bundles the program to dist/program. Where the compiler is
 * not installed (a production install that brings its dist/), it says so and leaves things as they are. `of` names the folders that are
 * looked at. Returns whether dist/ can be used.
 */
export function buildIfStale({ force = false, of = [...PROGRAM, 'fixtures', 'bench', 'fuzz', 'test/hostile', 'test/crash'] } = {}) {
  if (!force && !isStale(of)) return true
  const [compiler, bundler] = [findTool('typescript', 'bin/tsc'), findTool('rolldown', 'bin/cli.mjs')]
  if (!compiler || !bundler) {
    console.error(
      'tonghop: dist/ is not rebuilt, because the compiler or the bundler is not installed (npm ci without --omit=dev brings them)',
    )
    return existsSync(stamp)
  }
  const started = Date.now()
  if (!runTool(compiler, ['-p', 'tsconfig.json']) || !runTool(bundler, ['--config', 'bin/bundle.js'])) return false
  mkdirSync(dirname(stamp), { recursive: true })
  const fresh = `${stamp}.${process.pid}`
  writeFileSync(fresh, '')
  renameSync(fresh, stamp)
  for (const name of COMPILED) if (existsSync(join(root, 'dist', name))) dropOrphans(join(root, 'dist', name), join(root, name))
  if (process.stderr.isTTY) console.error(`tonghop: built in ${Date.now() - started} ms`)
  return true
}

function isStale(folders) {
  if (!existsSync(join(root, 'src'))) return false
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return [...folders, 'tsconfig.json'].some((name) => newest(join(root, name)) > built)
}

/** The newest change of a source under a path, in milliseconds. Asked before every command: what is no source is not looked at. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const sources = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory() || /\.(ts|json)$/.test(entry.name))
  return Math.max(0, ...sources.map(({ name }) => newest(join(path, name))))
}

/** A compiled file whose source is gone would still be loaded: it goes too. */
function dropOrphans(folder, sources) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const compiled = join(folder, entry.name)
    if (entry.isDirectory()) dropOrphans(compiled, join(sources, entry.name))
    else if (entry.name.endsWith('.js') && !existsSync(join(sources, entry.name.replace(/\.js$/, '.ts')))) rmSync(compiled)
  }
}

function runTool(script, words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', cwd: root })
  if (status !== 0) console.error(stdout + stderr)
  return status === 0
}

function findTool(name, script) {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), script)
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isBuilt = buildIfStale({ force: process.argv.includes('--force') })
  process.exitCode = isBuilt || !findTool('typescript', 'bin/tsc') ? 0 : 1
}
