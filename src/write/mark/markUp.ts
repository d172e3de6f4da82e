import { orUnmarkable, type Unmarkable } from './cannotMark.ts'
import type { FixList } from './fixList.ts'
import { fixRows } from './fixRows.ts'
import { fixSheetXml } from './fixSheet.ts'
import { addFixStyles, MARK_FILLS } from './fixStyles.ts'
import { isSelected } from './isSelected.ts'
import { type MarkedCell, markedCells } from './markedCells.ts'
import { rememberLine } from './memory.ts'
import { noteText } from './noteText.ts'
import { type BookSheet, freePath, type OpenBook, openBook, SPREADSHEET, saveBook } from './openBook.ts'
import { PartEdits } from './partEdits.ts'
import { addNotes } from './sheetNotes.ts'
import { SheetPart } from './sheetPart.ts'
import { shownCells } from './shownCells.ts'
import { removeMarks } from './unmark.ts'

/**
 * The submitter's own .xlsx or .xlsm with marks on the cells of the findings (a fill and a note each) and a first sheet "Cần sửa" that
 * links to them; or why it cannot be marked, as a Vietnamese sentence. Marks of an earlier time are taken away first. Every part that needs no
 * change is kept byte for byte; values, formulas, names, charts, macros and protection stay as they are. Without findings nothing is added.
 */
export function markUp(workbook: Uint8Array, fixes: FixList): Promise<Uint8Array | Unmarkable> {
  return orUnmarkable(async () => {
    const clean = await removeMarks(workbook)
    if (fixes.findings.length === 0) return clean
    const book = await openBook(clean)
    const cells = markedCells(fixes.findings)
    const memory: string[] = []
    for (const sheet of book.sheets) memory.push(...(await markSheet(book, sheet, cells.get(sheet.name.normalize('NFC')) ?? [])))
    addFixSheet(book, fixes, memory)
    return saveBook(book)
  })
}

/** Marks one sheet; gives the lines by which its own fills are found again. A sheet with no mark only stops being the selected one. */
async function markSheet(book: OpenBook, sheet: BookSheet, marked: readonly MarkedCell[]): Promise<string[]> {
  const found = sheet.hasCells ? marked : []
  if (found.length === 0 && !(await isSelected(book, sheet))) return []
  const read = await readSheet(book, sheet, found)
  if (!read) return []
  const [{ part, cells }, edits] = [read, new PartEdits()]
  part.deselect(edits)
  const [styles, memory] = fillCells(book, part, { sheet: sheet.name, cells })
  part.restyle(edits, styles)
  await addNotes({ book, sheet, part, edits, words: new Map(cells.map(({ cell, findings }) => [cell, noteText(findings)])) })
  book.zip.patch(sheet.path, edits)
  return memory
}

/** Reads a sheet for its marks; once more where cells are merged, which it says after them. */
async function readSheet(
  { zip }: OpenBook,
  { path }: BookSheet,
  found: readonly MarkedCell[],
): Promise<{ part: SheetPart; cells: readonly MarkedCell[] } | null> {
  const part = new SheetPart(wantedOf(found))
  if (!(await zip.walk(path, part))) return null
  const cells = shownCells(found, part.merges)
  if (cells.every(({ cell }, index) => cell === found[index]?.cell)) return { part, cells }
  const again = new SheetPart(wantedOf(cells))
  await zip.walk(path, again)
  return { part: again, cells }
}

function wantedOf(cells: readonly MarkedCell[]): Map<number, Set<number>> {
  const wanted = new Map<number, Set<number>>()
  for (const { row, column } of cells) wanted.set(row, (wanted.get(row) ?? new Set()).add(column))
  return wanted
}

type NewStyles = Map<number, Map<number, number>>

function fillCells(
  { styles }: OpenBook,
  part: SheetPart,
  { sheet, cells }: { sheet: string; cells: readonly MarkedCell[] },
): [styles: NewStyles, memory: string[]] {
  const changed: NewStyles = new Map()
  const memory = cells.map(({ cell, row, column, severity }) => {
    const before = part.styleOf(row, column)
    changed.set(row, (changed.get(row) ?? new Map()).set(column, styles.withFill(before, MARK_FILLS[severity])))
    return rememberLine({ sheet, cell, fill: styles.fillOf(before) })
  })
  return [changed, memory]
}

function addFixSheet(book: OpenBook, { head, findings, labels }: FixList, memory: readonly string[]): void {
  const names = book.part.tabs.map(({ name }) => name)
  const path = freePath(book.zip, `${book.folder}/worksheets/sheet`, '.xml')
  const rows = fixRows({ head, findings, labels }, names)
  const content = { title: titleOf(findings), head, rows, memory, sheets: new Set(names) }
  book.zip.writeLetters(path, fixSheetXml(content, addFixStyles(book.styles), { main: book.main, windows: book.part.windows }))
  book.types.addPart(path, `${SPREADSHEET}.worksheet+xml`)
  book.part.addFirst(book.edits, freeName(names), book.links.add(book.relations, 'worksheet', path))
}

/** What stands over the table. */
export function titleOf(findings: FixList['findings']): string {
  return findings.some(({ severity }) => severity === 'error') ? 'CÁC ĐIỂM CẦN SỬA' : 'CÁC ĐIỂM CẦN XÁC NHẬN'
}

/** How the sheet is called. */
export const FIX_SHEET = 'Cần sửa'

function freeName(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.normalize('NFC').toLowerCase()))
  let name = FIX_SHEET
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${FIX_SHEET} (${number})`
  return name
}
