import type { ConsolidationDocument } from '../../jobs/consolidate.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printCoverage } from './printCoverage.ts'
import { printEquation } from './printEquation.ts'
import { printTotalsHead, type TotalsPage } from './printTotals.ts'

/** What a consolidation came to: its number, the coverage, and the checks. */
export function printConsolidation(page: TotalsPage & { document: ConsolidationDocument }): Line[] {
  const { document, advise, width } = page
  if (document.consolidation === null) {
    return [
      ...printTotalsHead(page),
      ['Chưa có số liệu nào của kỳ này, nên không có gì để tổng hợp. Đề nghị nhận tệp trước:'],
      [`  ${advise('intake')}`],
    ]
  }
  const { isNew, consolidation } = document
  const isNewWords = isNew ? `Đã lập lần tổng hợp ${consolidation}.` : `Không có gì thay đổi: vẫn là lần tổng hợp ${consolidation}.`
  return [...printTotalsHead(page), [isNewWords], ...printChecks(document, width)]
}

/** The sums of parts that the definitions name, as far as they are exact: "… 626 = 621 + 5 cuộc"; who is missing from one, unless the head says so. */
export function printEquations({ document, pipeline, units, width }: TotalsPage): Line[] {
  const derived = new Set(pipeline.indicators.filter(({ rollUp }) => rollUp === 'derived').map(({ code }) => code))
  return document.totals
    .filter(({ indicator, headline }) => headline && derived.has(indicator))
    .flatMap((total) => {
      const equation = printEquation(total, document.totals, pipeline)
      if (!equation) return []
      const said = `${total.label}: ${equation} ${total.measure}`
      if (total.missing.length === 0) return wrapLine('  ', said, width)
      const isSaidAbove = total.missing.join(' ') === document.coverage.missing.join(' ')
      const coverage = printCoverage({ ...total, missing: isSaidAbove ? [] : total.missing, own: null }, units, document.unit)
      return wrapLine('  ', `${said} (${coverage})`, width)
    })
}

function printChecks({ checks }: ConsolidationDocument, width: number): Line[] {
  const broken = checks.filter(({ rows }) => rows.length > 0)
  if (broken.length === 0) return [[`Cả ${checks.length} phép kiểm tra đều đạt.`]]
  return [
    [{ text: `Có ${broken.length}/${checks.length} phép kiểm tra không đạt:`, style: 'red' }],
    ...broken.flatMap(({ name, severity, rows }) => [
      ...rows.slice(0, SHOWN).flatMap((row) => wrapLine(severity === 'error' ? '  ✗ ' : '  ! ', `${name}: ${sayRow(row)}`, width)),
      ...(rows.length > SHOWN ? [[`    … và ${rows.length - SHOWN} dòng nữa`]] : []),
    ]),
  ]
}

/** How many rows of one check are told. */
const SHOWN = 3

/** A rule over a period says itself what is wrong; a row of a query is shown as it is. */
function sayRow(row: Record<string, unknown>): string {
  return typeof row.message === 'string' ? row.message : JSON.stringify(row)
}
