import type { Section } from '../../pipeline/pipeline.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'

/**
 * Totals gathered by section of the report, in the report's order; sections that it does not have any more come last. Within a
 * section they keep the order of the definitions, each indicator's headline first.
 */
export function bySection(totals: readonly StoredTotal[], sections: readonly Section[]): { section: Section; totals: StoredTotal[] }[] {
  const gone = [...new Set(totals.map(({ section }) => section))].filter((code) => !sections.some((each) => each.code === code))
  return [...sections, ...gone.map((code) => ({ code, title: '' }))]
    .map((section) => ({ section, totals: headlinesFirst(totals.filter((total) => total.section === section.code)) }))
    .filter((each) => each.totals.length > 0)
}

function headlinesFirst(totals: readonly StoredTotal[]): StoredTotal[] {
  const codes = [...new Set(totals.map(({ indicator }) => indicator))]
  return codes.flatMap((code) =>
    totals.filter(({ indicator }) => indicator === code).sort((a, b) => Number(b.headline) - Number(a.headline)),
  )
}
