import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { checkFile } from '../src/jobs/checkFile.ts'
import { loadHomeDefinitions } from '../src/store/loadHomeDefinitions.ts'
import { openReader } from '../src/store/reader/openReader.ts'

/**
 * Checks the file that the command line names, after the home folder: once for each line of input, as a server that stays does. Prints its
 * milliseconds and the verdict.
 */
const [folder = '', file = ''] = process.argv.slice(2)
const reader = openReader()
const definitions = await loadHomeDefinitions({ folder })
for await (const _ of createInterface(process.stdin)) console.log(JSON.stringify(await checkOnce()))
await reader.close()

/** A function of its own: a loop that waits for the next line would hold what was read for the last. */
async function checkOnce(): Promise<{ ms: number; said: string }> {
  const now = new Date().toISOString()
  const started = performance.now()
  const bytes = await readFile(file)
  const { status, facts, reason } = await checkFile({ name: basename(file), bytes }, { definitions, now, read: reader.read })
  const ms = performance.now() - started
  return { ms, said: reason ?? `${status}, ${facts.length} facts` }
}
