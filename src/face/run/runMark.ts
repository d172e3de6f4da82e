import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { buildFixFile } from '../../jobs/buildFixFile.ts'
import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { openLog } from '../../store/openLog.ts'
import { openReader } from '../../store/reader/openReader.ts'
import { writeWholeFile } from '../../store/writeWholeFile.ts'
import type { Call } from '../call.ts'
import { cannotWrite } from './cannotWrite.ts'
import { readFindings } from './readFindings.ts'

export interface MarkOptions {
  file: string
  findings: string
  out: string
}

/** Marks up any workbook with a list of findings; one that cannot be marked gets a workbook with the list beside it. */
export async function runMark({ file, findings: list, out }: MarkOptions, { terminal }: Call): Promise<number> {
  const [bytes, given] = [await readOrSay(file), await readOrSay(list)]
  const { head, findings } = await readFindings(Buffer.from(given).toString('utf8'))
  if (resolve(out) === resolve(file)) throw new WrongUsage('Đề nghị ghi sau --out một tệp khác: tệp đã nộp không bao giờ bị ghi đè.')
  const reader = openReader()
  try {
    const fixes = { head: [['Tệp', basename(file).normalize('NFC')] as const, ...head], findings }
    const { isOwnFile, bytes: marked } = await buildFixFile({ reader, log: await openLog() }, { name: basename(file), bytes }, fixes)
    await writeWholeFile(out, marked).catch((error) => Promise.reject(cannotWrite(dirname(out), error)))
    terminal.print([
      [
        `${isOwnFile ? 'Đã đánh dấu' : 'Không đánh dấu thẳng vào tệp được; đã ghi bảng các điểm cần sửa'}: ${out} (${findings.length} điểm)`,
      ],
    ])
    return 0
  } finally {
    await reader.close()
  }
}

async function readOrSay(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`Không đọc được tệp ${path} (${error.code ?? error.message}). Đề nghị xem lại tên tệp.`)
  })
}
