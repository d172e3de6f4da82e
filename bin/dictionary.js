#!/usr/bin/env node
// Writes docs/dictionary.md from the definitions that are shipped.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.js'

if (!buildIfStale()) process.exit(1)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { loadDefinitions } = await import('../dist/src/pipeline/load.js')
const { writeDictionary } = await import('../dist/src/write/writeDictionary.js')
writeFileSync(join(root, 'docs', 'dictionary.md'), writeDictionary(await loadDefinitions([join(root, 'pipelines')])))
