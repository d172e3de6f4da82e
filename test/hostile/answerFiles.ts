import { readFile } from 'node:fs/promises'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import { openClock } from '../../src/store/clock.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openReader } from '../../src/store/reader/openReader.ts'

/** What this process says of one file. */
export interface ShortAnswer {
  status: string
  reason: string | null
  facts: number
  findings: number
  /** The answer as `check --json` prints it, in bytes, without the facts: a large register has many. */
  bytes: number
}

const NOW = openClock(process.env.TONGHOP_NOW)()

const reader = openReader()

/** Asked for one file after another by the process that measures this one: the way of `check`, without its start, and the marks. */
const definitions = await loadDefinitions([`${projectRoot()}/pipelines`])
process.on('message', async ({ path, name }: { path: string; name: string }) => {
  const answer = await answerOne(path, name).catch((fault: unknown) => ({ fault: String(fault instanceof Error ? fault.stack : fault) }))
  process.send?.(answer)
})
process.on('disconnect', () => reader.close().finally(() => process.exit()))
process.send?.('ready')

async function answerOne(path: string, name: string): Promise<ShortAnswer> {
  const bytes = await readFile(path)
  const document = await checkFile({ name, bytes }, { definitions, now: NOW, read: reader.read })
  const { status, reason, facts, findings } = document
  if (status !== 'refused') await reader.mark({ name, bytes }, { head: [['Tệp', name]], findings })
  return {
    status,
    reason,
    facts: facts.length,
    findings: findings.length,
    bytes: Buffer.byteLength(JSON.stringify({ ...document, facts: [] })),
  }
}
