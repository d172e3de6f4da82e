import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkFile } from '../../jobs/checkFile.ts'
import { WrongUsage } from '../../jobs/pipelineOf.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { openClock } from '../../store/clock.ts'
import { loadHomeDefinitions } from '../../store/openStore.ts'
import type { CheckDocument } from '../../write/checkDocument.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printCheck } from '../print/printCheck.ts'
import { sayState } from '../stateWords.ts'

export interface CheckOptions {
  files: string[]
  json?: boolean
}

/** Prints the verdict that intake would give each file; 1 where one is returned or refused. */
export async function runCheck({ files, json }: CheckOptions, { home, terminal }: Call): Promise<number> {
  const read = await Promise.all(files.map(readGiven))
  const definitions = await loadHomeDefinitions(home)
  const now = openClock(home.now)()
  const documents: CheckDocument[] = []
  for (const file of read) {
    terminal.passing(`[${documents.length + 1}/${files.length}] ${file.name}: đang đọc…`)
    const document = await checkFile(file, { definitions, now })
    documents.push(document)
    if (!json)
      terminal.print([...(documents.length > 1 ? [[]] : []), ...printCheck(document, unitsOf(document, definitions), terminal.width)])
    else if (files.length > 1) terminal.progress(`[${documents.length}/${files.length}] ${file.name}: ${sayState(document.status)}`)
  }
  if (json) terminal.printJson(documents.length === 1 ? documents[0] : documents)
  return documents.some(({ status }) => status === 'returned' || status === 'refused') ? 1 : 0
}

function unitsOf({ pipeline: code, period }: CheckDocument, definitions: Definitions) {
  return nameUnits(
    definitions,
    definitions.pipelines.find((each) => each.code === code),
    period,
  )
}

/** Every file is looked for before the first is checked. */
async function readGiven(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path).normalize('NFC'), bytes: await readFile(path) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new WrongUsage(`Không đọc được tệp ${path}: ${REASONS[code ?? ''] ?? message}. Đề nghị xem lại tên tệp.`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này',
  EISDIR: 'đây là thư mục',
  EACCES: 'không có quyền đọc',
}
