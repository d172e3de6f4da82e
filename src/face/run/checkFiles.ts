import { checkFile } from '../../jobs/checkFile.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { openClock } from '../../store/clock.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import type { CheckDocument } from '../../write/checkDocument.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printCheck } from '../print/printCheck.ts'
import { sayState } from '../stateWords.ts'
import type { GivenFile } from './runCheck.ts'

/** Judges files one after another, and prints each verdict as soon as it is there (as JSON: all of them at the end). */
export async function checkFiles(
  files: readonly GivenFile[],
  { call: { home, terminal }, json }: { call: Call; json: boolean },
): Promise<CheckDocument[]> {
  const definitions = await loadHomeDefinitions(home)
  const now = openClock(home.now)()
  const documents: CheckDocument[] = []
  for (const file of files) {
    terminal.passing(`[${documents.length + 1}/${files.length}] ${file.name}: đang đọc…`)
    const document = await checkFile(file, { definitions, now, read: file.read })
    documents.push(document)
    if (!json)
      terminal.print([...(documents.length > 1 ? [[]] : []), ...printCheck(document, unitsOf(document, definitions), terminal.width)])
    else if (files.length > 1) terminal.progress(`[${documents.length}/${files.length}] ${file.name}: ${sayState(document.status)}`)
  }
  if (json) terminal.printJson(documents.length === 1 ? documents[0] : documents)
  return documents
}

function unitsOf({ pipeline: code, period }: CheckDocument, definitions: Definitions) {
  return nameUnits(
    definitions,
    definitions.pipelines.find((each) => each.code === code),
    period,
  )
}
