import { checkFile } from '../../jobs/checkFile.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { openClock } from '../../store/clock.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import { buildCheckDocument, type CheckDocument, type Verdict } from '../../write/checkDocument.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printCheck } from '../print/printCheck.ts'
import { sayState } from '../stateWords.ts'
import type { GivenFile } from './runCheck.ts'

/** Judges files one after another, and prints each verdict as soon as it is there (as JSON: all of them at the end). Returns what became of each. */
export async function checkFiles(
  files: readonly GivenFile[],
  { call: { home, terminal }, json }: { call: Call; json: boolean },
): Promise<Verdict['status'][]> {
  const definitions = await loadHomeDefinitions(home)
  const now = openClock(home.now)()
  const [states, documents]: [Verdict['status'][], CheckDocument[]] = [[], []]
  for (const file of files) {
    terminal.passing(`[${states.length + 1}/${files.length}] ${file.name}: đang đọc…`)
    const state = await judge(file)
    states.push(state)
    if (json && files.length > 1) terminal.progress(`[${states.length}/${files.length}] ${file.name}: ${sayState(state)}`)
  }
  if (json) terminal.printJson(documents.length === 1 ? documents[0] : documents)
  return states

  /** What was read of a file is let go before the next is judged: a loop would hold it meanwhile. */
  async function judge(file: GivenFile): Promise<Verdict['status']> {
    const checked = await checkFile(file, { definitions, now, read: file.read })
    if (json) documents.push(buildCheckDocument({ name: file.name, sha256: checked.sha256 }, checked))
    else terminal.print([...(states.length > 0 ? [[]] : []), ...printVerdict(checked, definitions, terminal.width)])
    return checked.status
  }
}

function printVerdict(verdict: Verdict, definitions: Definitions, width: number) {
  const pipeline = definitions.pipelines.find(({ code }) => code === verdict.pipeline)
  return printCheck(verdict, nameUnits(definitions, pipeline, verdict.period), width)
}
