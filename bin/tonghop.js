#!/usr/bin/env node
import { buildIfStale } from './build.js'

if (!buildIfStale()) process.exit(2)
const { main } = await import('../dist/src/face/cli.js')
await main(process.argv.slice(2))
