import { mkdir, readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { buildFixFile } from '../../jobs/buildFixFile.ts'
import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import { addressKey } from '../../pipeline/addressKey.ts'
import type { Definitions } from '../../pipeline/pipeline.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import { openLog } from '../../store/openLog.ts'
import { openReader } from '../../store/reader/openReader.ts'
import { writeWholeFile } from '../../store/writeWholeFile.ts'
import type { FixList } from '../../write/mark/fixList.ts'
import type { Call } from '../call.ts'
import { cannotWrite } from './cannotWrite.ts'
import { type GivenFindings, readFindings } from './readFindings.ts'

export interface MarkOptions {
  file: string
  findings: string
  out: string
}

/** Marks up any workbook with a list of findings; one that cannot be marked gets a workbook with the list beside it. */
export async function runMark({ file, findings: list, out }: MarkOptions, { home, terminal }: Call): Promise<number> {
  const [bytes, given] = [await readOrSay(file), await readFindings(Buffer.from(await readOrSay(list)).toString('utf8'))]
  const { findings } = given
  if (resolve(out) === resolve(file)) throw new WrongUsage('Đề nghị ghi sau --out một tệp khác: tệp đã nộp không bao giờ bị ghi đè.')
  const reader = openReader()
  try {
    const fixes = fixesOf(given, basename(file).normalize('NFC'), await loadHomeDefinitions(home))
    const { isOwnFile, bytes: marked } = await buildFixFile({ reader, log: await openLog() }, { name: basename(file), bytes }, fixes)
    await mkdir(dirname(out), { recursive: true })
      .then(() => writeWholeFile(out, marked))
      .catch((error) => Promise.reject(cannotWrite(dirname(out), error)))
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

/** The table: with names instead of codes, where the definitions here know them. */
function fixesOf(
  { findings, pipeline: code, unit, period, facts }: GivenFindings,
  file: string,
  { units, pipelines }: Definitions,
): FixList {
  const head: [label: string, value: string][] = [['Tệp', file]]
  if (unit) head.push(['Đơn vị', units.find((each) => each.code === unit)?.name ?? unit])
  if (period) head.push(['Kỳ', printPeriod(period)])
  const indicators = new Map(pipelines.find((each) => each.code === code)?.indicators.map((indicator) => [indicator.code, indicator.label]))
  const labels = facts.flatMap(({ indicator, at }): [string, string][] => {
    return at ? [[addressKey(at), indicators.get(indicator) ?? indicator]] : []
  })
  return { head, findings, labels: new Map(labels) }
}

async function readOrSay(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`Không đọc được tệp ${path} (${error.code ?? error.message}). Đề nghị xem lại tên tệp.`)
  })
}
