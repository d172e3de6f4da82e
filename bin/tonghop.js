#!/usr/bin/env node
import { buildIfStale, PROGRAM } from './build.js'

if (!buildIfStale({ of: PROGRAM })) process.exit(2)
const { main } = await import('../dist/program/main/cli.js')
await main(process.argv.slice(2))
