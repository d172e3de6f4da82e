import { isDeepStrictEqual } from 'node:util'
import type { Outcome } from '../src/assess.ts'
import type { Definitions } from '../src/pipeline/pipeline.ts'
import { markUp } from '../src/write/mark/markUp.ts'
import { unmark } from '../src/write/mark/unmark.ts'
import { assessFile } from './assessFile.ts'

/** What is wrong with how a file is marked with its own findings: marked, and with the marks taken away again, it must be judged as before. */
export async function checkMarking(
  { file, bytes }: { file: string; bytes: Uint8Array },
  outcome: Outcome,
  definitions: Definitions,
): Promise<string[]> {
  if (outcome.status === 'refused' || outcome.findings.length === 0) return []
  const marked = await markUp(bytes, { head: [['Tệp', file]], findings: outcome.findings })
  if ('unmarkable' in marked) return []
  const cleared = await unmark(marked)
  if ('unmarkable' in cleared) return [`marked, and then not to be unmarked: ${cleared.unmarkable}`]
  const problems: string[] = []
  for (const [how, changed] of [['marked', marked] as const, ['unmarked', cleared] as const]) {
    const again = await assessFile({ file, bytes: changed }, definitions)
    for (const part of ['status', 'reason', 'facts', 'findings'] as const) {
      if (!isDeepStrictEqual(again[part], outcome[part]))
        problems.push(`${how}, it has other ${part}: ${shortly(again[part])} was ${shortly(outcome[part])}`)
    }
  }
  return problems
}

function shortly(part: unknown): string {
  return JSON.stringify(part)?.slice(0, 300) ?? 'nothing'
}
