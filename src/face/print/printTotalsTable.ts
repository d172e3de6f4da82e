import { printDate } from '../../parse/printDate.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { bySection } from './bySection.ts'
import { collectFootnotes, type Footnotes } from './collectFootnotes.ts'
import { collectNotes, type Notes } from './collectNotes.ts'
import { isSetFromAbove } from './isSetFromAbove.ts'
import { printEquation } from './printEquation.ts'
import { printTotal } from './printTotal.ts'
import type { TotalsPage } from './printTotals.ts'

const [LABEL, MEASURE, VALUE, MARK, COVERAGE] = [{ isWrapped: true }, {}, { isRight: true }, {}, {}]

/** The table of totals by section, and under it what its marks mean: who is missing, whose own row is in, what is out of date, what is explained. */
export function printTotalsTable(page: TotalsPage, totals: readonly StoredTotal[]): Line[] {
  const notes = collectNotes(page, totals)
  const usualDay = mostFrequent(totals.map(dayOf))
  const isSame = totals.every((total) => [null, usualDay].includes(dayOf(total)))
  const sections = bySection(totals, page.pipeline.sections)
  const footnotes = collectFootnotes(
    sections.flatMap(({ totals: lines }) => lines),
    page,
  )
  const rows = sections.flatMap(({ section, totals: lines }): Row[] => [
    { across: '' },
    { across: { text: nameSection(section), style: 'bold' } },
    ...lines.flatMap((total) => rowsOf(total, { page, notes, footnotes, usualDay })),
  ])
  const columns = footnotes.areAsked ? [LABEL, MEASURE, VALUE, MARK, COVERAGE] : [LABEL, MEASURE, VALUE, COVERAGE]
  return [
    ...(usualDay ? [[`Số liệu tính đến ${printDate(usualDay)}${isSame ? '' : ', trừ dòng ghi ngày khác'}.`]] : []),
    ...layTable(columns, rows, page.width),
    [],
    ...notes.legend,
    ...footnotes.lines,
  ]
}

interface Marks {
  page: TotalsPage
  notes: Notes
  footnotes: Footnotes
  usualDay: string | null
}

function rowsOf(total: StoredTotal, { page, notes, footnotes, usualDay }: Marks): Row[] {
  const label = total.headline ? `  ${total.label}` : `    ${TIME_WORDS[total.time]}`
  const value = printTotal(total)
  const isWhole = total.missing.length === 0 && total.own !== false && !total.stale
  const coverage = [...(total.expected > 0 ? [`${total.reported}/${total.expected}`] : []), notes.markOf(total)].join(' ').trim()
  const equation = printEquation(total, page.document.totals, page.pipeline)
  const day = dayOf(total)
  return [
    [
      total.headline ? label : { text: label, style: 'dim' },
      { text: total.headline ? total.measure : '', style: 'dim' },
      total.headline ? { text: value, style: 'bold' } : value,
      ...(footnotes.areAsked ? [footnotes.markOf(total)] : []),
      isWhole ? coverage : { text: coverage, style: 'yellow' },
    ],
    ...(page.hasCodes && total.headline ? [{ across: { text: `      ${total.indicator}`, style: 'dim' as const } }] : []),
    ...(equation ? [{ across: { text: `      ${equation}`, style: 'dim' as const } }] : []),
    ...(day && day !== usualDay
      ? [{ across: { text: `      ${isSetFromAbove(total) ? 'áp dụng từ' : 'tính đến'} ${printDate(day)}`, style: 'dim' as const } }]
      : []),
  ]
}

/** "Mục 1.8 – Kiểm tra, giám sát"; a section that has no number in the report by its title alone. */
function nameSection({ code, title }: { code: string; title: string }): string {
  return title && !/^([IVX]+|\d[\d.]*)$/.test(code) ? title : `Mục ${code}${title && ` – ${title}`}`
}

/** The latest day that a total stands for. */
function dayOf({ asOf }: StoredTotal): string | null {
  return asOf.last
}

function mostFrequent(days: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const day of days) if (day) counts.set(day, (counts.get(day) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
