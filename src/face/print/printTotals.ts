import type { TotalsDocument } from '../../jobs/loadTotals.ts'
import { printInstant } from '../../parse/printInstant.ts'
import type { Page } from '../openPage.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printCoverage } from './printCoverage.ts'
import { printTitle } from './printTitle.ts'
import { printTotalsTable } from './printTotalsTable.ts'

/** What a page of totals is made from. */
export interface TotalsPage extends Page {
  document: TotalsDocument
  /** Whether each line shows its indicator's code. */
  hasCodes?: boolean
}

/** A period's totals as a page: what they are of, when, from whom, then a table by section of the report. */
export function printTotals(page: TotalsPage): Line[] {
  const { document, advise } = page
  const period = document.period
  if (document.consolidation === null) {
    return [...printTotalsHead(page), ['Kỳ này chưa được tổng hợp. Đề nghị chạy:'], [`  ${advise(`consolidate --period ${period}`)}`]]
  }
  return [...printTotalsHead(page), [], ...printTotalsTable(page, document.totals)]
}

/** The head of the page: the period in words, the unit, the consolidation, and the coverage. */
export function printTotalsHead({ document, pipeline, units, width }: TotalsPage): Line[] {
  const { period, unit, consolidation, coverage, asOf } = document
  const isWhole = units.roleOf(unit) === 'total'
  const when = consolidation === null ? printInstant(asOf) : `lần tổng hợp ${consolidation}, ${printInstant(asOf)}`
  return [
    printTitle(pipeline, period),
    [`${units.nameOf(unit)} · ${when}`],
    ...(isWhole ? wrapLine('Độ bao phủ: ', printCoverage(coverage, units, unit), width) : []),
  ]
}
