import type { StoredTotal } from '../../store/selectTotals.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import type { TotalsPage } from './printTotals.ts'

/** The marks of a table of totals, and what they mean. */
export interface Notes {
  /** The marks behind a total's coverage: its own row, who is missing, whether it is out of date. */
  markOf(total: StoredTotal): string
  /** A line for each mark that is used. */
  legend: Line[]
}

/** Numbers the sets of missing units, so that each is named once and not on every line. */
export function collectNotes({ document, units, width, advise }: TotalsPage, totals: readonly StoredTotal[]): Notes {
  const keyOf = ({ missing }: StoredTotal) => missing.join(' ')
  const sets = [...new Map(totals.filter(({ missing }) => missing.length > 0).map((total) => [keyOf(total), total.missing]))]
  const ownRow = units.ownRowOf(document.unit) ?? units.nameOf(document.unit)
  const has = (test: (total: StoredTotal) => boolean) => totals.some(test)
  return {
    markOf: (total) =>
      [
        ...(total.own === null ? [] : [total.own ? '(+)' : '(–)']),
        ...sets.flatMap(([key], index) => (key === keyOf(total) ? [`[${index + 1}]`] : [])),
        ...(total.stale ? ['!'] : []),
      ].join(' '),
    legend: [
      ...(has(({ own }) => own === true) ? [[`(+) gồm cả số của ${ownRow}`]] : []),
      ...(has(({ own }) => own === false) ? [[`(–) chưa có số của ${ownRow}`]] : []),
      ...sets.flatMap(([, missing], index) => wrapLine(`[${index + 1}] `, `chưa có ${missing.map(units.nameOf).join(', ')}`, width)),
      ...(has(({ stale }) => stale)
        ? [
            [{ text: '!   đã có thay đổi sau lần tổng hợp này. Đề nghị chạy:', style: 'yellow' as const }],
            [`    ${advise(`consolidate --period ${document.period}`)}`],
          ]
        : []),
    ],
  }
}
