import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { checkFile } from '../src/jobs/checkFile.ts'
import { loadHomeDefinitions } from '../src/store/loadHomeDefinitions.ts'
import { openReader } from '../src/store/reader/openReader.ts'

/** Checks the file that the command line names after the home folder: once for each line of input, as a server that stays does; prints its milliseconds and the verdict. */
const [folder = '', file = ''] = process.argv.slice(2)
const definitions = await loadHomeDefinitions({ folder })
const { read } = openReader()
for await (const _ of createInterface(process.stdin)) {
  const started = performance.now()
  const bytes = await readFile(file)
  const { status, facts, reason } = await checkFile({ name: basename(file), bytes }, { definitions, now: new Date().toISOString(), read })
  const ms = performance.now() - started
  console.log(JSON.stringify({ ms, said: reason ?? `${status}, ${facts.length} facts` }))
}
