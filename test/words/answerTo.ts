import type { CellValue, Workbook } from 'exceljs'
import { expect } from 'vitest'
import { buildCase } from '../../fixtures/rule-cases/buildCase.ts'
import type { RuleCase } from '../../fixtures/rule-cases/ruleCase.ts'
import { smallUpperReturn } from '../../fixtures/rule-cases/smallReturns.ts'
import { assess, type Outcome } from '../../src/assess.ts'
import { type Context, emptyContext } from '../../src/check/context.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { findUnit } from '../../src/store/loadContext.ts'
import { sayFinding } from '../../src/write/sayFinding.ts'
import { definitions } from '../read/readReturn.ts'

/** What is written differently from a small return with nothing wrong in it, and what is known besides. */
export interface Change extends Partial<Pick<RuleCase, 'base' | 'edits' | 'eventEdits' | 'asOf' | 'finish' | 'file'>> {
  /** What is typed into cells ("09_KIEMTRA!E7"), with a number format where one is given. */
  cells?: Readonly<Record<string, CellValue>>
  format?: string
  context?: Partial<Context>
}

/** What becomes of a file, as intake would decide with this context. */
export async function answerTo({ cells = {}, format, context = {}, finish, ...change }: Change): Promise<Outcome> {
  const filled = (workbook: Workbook) => {
    for (const [place, value] of Object.entries(cells)) type(workbook, place, value, format)
    finish?.(workbook)
  }
  const { files } = await buildCase(
    { base: smallUpperReturn, ...change, folder: 'returned/in-memory', findings: [], finish: filled },
    definitions,
  )
  const [[name, bytes] = expect.fail()] = Object.entries(files)
  const reading = await readSubmission({ name, folder: '', bytes }, definitions)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  return assess(reading, { ...emptyContext('2023-09-08', unit), ...context })
}

function type(workbook: Workbook, place: string, value: CellValue, format: string | undefined): void {
  const [sheet = '', address = ''] = place.split('!')
  const cell = workbook.getWorksheet(sheet)?.getCell(address) ?? expect.fail(`no sheet ${sheet}`)
  cell.value = value
  if (format) cell.style = { ...cell.style, numFmt: format }
}

/** The errors and warnings of an answer, each as its office reads it. */
export function linesOf({ findings }: Outcome): string[] {
  return findings.filter(({ severity }) => severity !== 'notice').map(sayFinding)
}
