import type { TotalsDocument } from '../../jobs/loadTotals.ts'
import { printInstant } from '../../parse/printInstant.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
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
  if (document.consolidation === null && !document.joined?.sources.length) {
    return [
      ...printTotalsHead(page),
      ['Kỳ này chưa được tổng hợp. Đề nghị chạy:'],
      ...(document.joined?.lacking ?? [period]).map((part) => [`  ${advise(`consolidate --period ${part}`)}`]),
    ]
  }
  return [...printTotalsHead(page), [], ...printTotalsTable(page, document.totals)]
}

/** The head of the page: the period in words, the unit, the consolidation, and the coverage. */
export function printTotalsHead({ document, pipeline, units, width }: TotalsPage): Line[] {
  const { period, unit, consolidation, coverage, asOf } = document
  const isWhole = units.roleOf(unit) === 'total'
  const when = consolidation === null ? printInstant(asOf) : `lần tổng hợp ${consolidation}, ${printInstant(asOf)}`
  const joined = document.joined ? wrapLine('', sayJoined(document.joined), width) : []
  return [
    printTitle(pipeline, period),
    [`${units.nameOf(unit)} · ${when}`],
    ...joined,
    ...(isWhole ? wrapLine('Độ bao phủ: ', printCoverage(coverage, units, unit), width) : []),
  ]
}

/** "Gộp từ Quý I/2023 (lần tổng hợp 2), Quý II/2023 (lần tổng hợp 1); chưa có Quý III/2023". */
function sayJoined({ sources, lacking }: NonNullable<TotalsDocument['joined']>): string {
  const have = sources.map(({ period, consolidation }) => `${printPeriod(period)} (lần tổng hợp ${consolidation})`)
  const parts = [
    ...(have.length > 0 ? [`gộp từ ${have.join(', ')}`] : []),
    ...(lacking.length > 0 ? [`chưa có ${lacking.map(printPeriod).join(', ')}`] : []),
  ]
  return `Số trong kỳ cộng từng kỳ, số hiện có và lũy kế lấy ở kỳ cuối: ${parts.join('; ')}`
}
