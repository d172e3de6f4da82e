import type { ConsolidationDocument } from '../../jobs/consolidate.ts'
import type { DemoReport } from '../../jobs/demo.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printConsolidation, printEquations } from './printConsolidation.ts'
import { printCoverage } from './printCoverage.ts'
import { printIntake } from './printIntake.ts'
import type { TotalsPage } from './printTotals.ts'
import { printTotalsTable } from './printTotalsTable.ts'

/** What the demo did: the files, the consolidation, the totals that a report prints, and what to try next. */
export function printDemo(page: TotalsPage & { document: ConsolidationDocument }, { home, intake }: DemoReport): Line[] {
  const { document, units, width, advise } = page
  const headlines = headlinesOf(page)
  const period = `--period ${document.period}`
  return [
    [`Làm việc ở ${home}`],
    [],
    ...printIntake(intake, units, width),
    [],
    ...printConsolidation(page),
    [],
    ...printTotalsTable(page, headlines),
    [],
    ...printEquations(page),
    ...wrapLine('Độ bao phủ: ', printCoverage(document.coverage, units, document.unit), width),
    [],
    ['Xem tiếp:'],
    ...[`totals ${period}`, `trace ${worthTracing(page)} ${period}`, `status ${period}`].map((command) => [`  ${advise(command)}`]),
  ]
}

/** The totals that a report prints, without those counted from the lists, which are there to be compared. */
function headlinesOf({ document, pipeline }: TotalsPage): StoredTotal[] {
  const listed = new Set(pipeline.indicators.filter(({ level }) => level === 'G').map(({ code }) => code))
  return document.totals.filter(({ headline, indicator }) => headline && !listed.has(indicator))
}

/** The largest total that is a sum of parts, else the first of all. */
function worthTracing({ document: { totals }, pipeline }: TotalsPage): string {
  const derived = new Set(pipeline.indicators.filter(({ rollUp }) => rollUp === 'derived').map(({ code }) => code))
  const [largest] = totals
    .filter(({ indicator, headline }) => headline && derived.has(indicator))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  return (largest ?? totals[0])?.indicator ?? ''
}
