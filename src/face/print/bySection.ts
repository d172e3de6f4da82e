import type { StoredTotal } from '../../store/selectTotals.ts'

const ORDER = new Intl.Collator('en', { numeric: true })

/**
 * Totals gathered by section of the report, in the report's order: parts in Roman numerals, then numbered sections, then
 * the lists. Within a section they keep the order of the definitions, each indicator's headline first.
 */
export function bySection(totals: readonly StoredTotal[]): { section: string; totals: StoredTotal[] }[] {
  const sections = [...new Set(totals.map(({ section }) => section))]
  return sections
    .sort((a, b) => rankOf(a) - rankOf(b) || ORDER.compare(a, b))
    .map((section) => ({ section, totals: headlinesFirst(totals.filter((total) => total.section === section)) }))
}

function rankOf(section: string): number {
  if (/^[IVX]+$/.test(section)) return 0
  return /^\d/.test(section) ? 1 : 2
}

function headlinesFirst(totals: readonly StoredTotal[]): StoredTotal[] {
  const codes = [...new Set(totals.map(({ indicator }) => indicator))]
  return codes.flatMap((code) =>
    totals.filter(({ indicator }) => indicator === code).sort((a, b) => Number(b.headline) - Number(a.headline)),
  )
}
