import type { Finding } from '../../../src/pipeline/finding.ts'
import { checkSheetOrder } from './compare/checkSheetOrder.ts'
import { checkTable } from './compare/checkTable.ts'
import { compareEntries } from './compare/compareEntries.ts'
import { compareNotes } from './compare/compareNotes.ts'
import { compareSheetText } from './compare/compareSheetText.ts'
import { compareStyles } from './compare/compareStyles.ts'
import { compareValues, readByHucre, readByUs } from './compare/compareValues.ts'
import { compareWorkbook } from './compare/compareWorkbook.ts'
import { type OpenBook, openBook, sheetNamed } from './compare/openBook.ts'
import { parseXml } from './compare/parseXml.ts'
import { shownFor } from './compare/shownFor.ts'

/**
 * Everything in which a marked workbook differs from the one that came in otherwise than by the marks of these findings, in sentences; none
 * where all is well. Reads both with means of its own.
 */
export async function compareBooks(
  [original, marked]: readonly [Uint8Array, Uint8Array],
  findings: readonly Finding[],
  { isReadByHucre = true } = {},
): Promise<string[]> {
  const [before, after] = [openBook(original), openBook(marked)]
  const wanted = wantedBySheet(findings, before)
  const sheets = [...wanted.keys()].map((name) => sheetNamed(before, name))
  const cells = new Map([...wanted].map(([name, ofSheet]) => [name, [...ofSheet.keys()]]))
  return [
    ...checkWellFormed(before, after),
    ...compareEntries(before, after, sheets),
    ...compareWorkbook(before, after),
    ...before.sheets.flatMap(({ name }) => compareSheet(before, after, { name, cells: cells.get(name) ?? [] })),
    ...compareStyles(before, after, cells),
    ...compareNotes(before, after, wanted),
    ...compareValues(await readByUs(original), await readByUs(marked)),
    ...(isReadByHucre ? compareValues(await readByHucre(original), await readByHucre(marked)) : []),
    ...(await checkTable(marked, findings)),
  ]
}

/** The messages by the cells that must show them: of a merged range that is the first one. */
function wantedBySheet(findings: readonly Finding[], before: OpenBook): Map<string, Map<string, string[]>> {
  const wanted = new Map<string, Map<string, string[]>>()
  for (const { at, message } of findings) {
    if (!at) continue
    const ofSheet = wanted.get(at.sheet) ?? new Map<string, string[]>()
    const cell = shownFor(at.cell, before.text(sheetNamed(before, at.sheet).path))
    wanted.set(at.sheet, ofSheet.set(cell, [...(ofSheet.get(cell) ?? []), message]))
  }
  return wanted
}

function checkWellFormed(before: OpenBook, after: OpenBook): string[] {
  const changed = [...after.entries.values()].filter(({ name, content }) => !before.entries.get(name)?.content.equals(content))
  return changed.flatMap(({ name }) => {
    if (!/\.(xml|rels)$/.test(name)) return []
    try {
      parseXml(after.text(name))
      return []
    } catch (error) {
      return [`${name} is not well-formed: ${error}`]
    }
  })
}

function compareSheet(before: OpenBook, after: OpenBook, { name, cells }: { name: string; cells: readonly string[] }): string[] {
  const [was, is] = [before, after].map((book) => book.text(sheetNamed(book, name).path)) as [string, string]
  const difference = compareSheetText(was, is, new Set(cells))
  return [...(difference ? [`${name}: ${difference}`] : []), ...checkSheetOrder(after, sheetNamed(after, name))]
}
