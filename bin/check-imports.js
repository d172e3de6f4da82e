#!/usr/bin/env node
// Imports in src/ go one way: a folder may import only those listed for it (`type x`: types alone). Prints every import that does not.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAY_IMPORT = {
  pipeline: [],
  parse: ['pipeline'],
  total: ['pipeline', 'parse'],
  read: ['pipeline', 'parse'],
  check: ['pipeline', 'parse', 'total', 'type read'],
  'assess.ts': ['pipeline', 'check', 'type read'],
  write: ['pipeline', 'parse', 'total', 'check', 'read', 'assess.ts'],
  store: ['pipeline', 'parse', 'check', 'read', 'total', 'assess.ts', 'write'],
  jobs: ['pipeline', 'parse', 'check', 'read', 'assess.ts', 'total', 'write', 'store'],
  face: ['pipeline', 'parse', 'total', 'jobs', 'write', 'store'],
}
/** Reading or writing anything but memory is for the store, and for the one file that loads definitions. */
const PURE = ['parse', 'total', 'check', 'assess.ts', 'read', 'write']
const OUTSIDE = /^node:(fs|net|http|https|child_process|worker_threads)|^pg(-|$)/

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')
const faults = []
for (const name of readdirSync(src, { recursive: true })) {
  if (!name.endsWith('.ts')) continue
  const folder = name.split(/[\\/]/)[0]
  if (!(folder in MAY_IMPORT)) faults.push(`${name}: ${folder} has no line in bin/check-imports.js`)
  const text = readFileSync(join(src, name), 'utf8')
  for (const [, isType, target] of text.matchAll(/(?:import (type )?[^'()]*?from\s*|export [^'()]*?from\s*|import\s*\(?\s*)'([^']+)'/g)) {
    if (!target.startsWith('.')) {
      if (PURE.includes(folder) && OUTSIDE.test(target))
        faults.push(`${name}: imports ${target}, but ${folder} neither reads nor writes anything`)
      continue
    }
    const other = relative(src, join(src, dirname(name), target)).split(/[\\/]/)[0]
    const isAllowed = other === folder || MAY_IMPORT[folder]?.includes(other) || (isType && MAY_IMPORT[folder]?.includes(`type ${other}`))
    if (!isAllowed) faults.push(`${name}: ${folder} may not import ${other}`)
  }
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length ? 1 : 0
