import { FIX_SHEET_MARK } from '../../pipeline/templateMark.ts'
import { unpackWorkbook } from '../../read/packed/unpackWorkbook.ts'
import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'
import { readXlsx } from '../../read/xlsx/readXlsx.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { cellName } from '../cellName.ts'
import { orUnmarkable, type Unmarkable } from './cannotMark.ts'
import { isMarkFill } from './fixStyles.ts'
import { recallLines } from './memory.ts'
import { MAIN } from './namespaceNames.ts'
import { type BookSheet, type OpenBook, openBook, saveBook } from './openBook.ts'
import { PartEdits } from './partEdits.ts'
import { PartWalker } from './partWalker.ts'
import { removeNotes } from './sheetNotes.ts'
import { SheetPart } from './sheetPart.ts'

/**
 * The workbook without our marks and our sheet, also where another program has saved it since; the same bytes where it has none. Each cell gets
 * the fill back that our sheet remembers; where that is gone, a cell in one of our colours gets none.
 */
export function unmark(workbook: Uint8Array): Promise<Uint8Array | Unmarkable> {
  return orUnmarkable(() => removeMarks(workbook))
}

/** As `unmark`; throws CannotMark. */
export async function removeMarks(workbook: Uint8Array): Promise<Uint8Array> {
  const book = await openBook(workbook)
  const ours = await findOurSheet(workbook, book)
  const fills = recallLines(ours?.lines ?? [])
  const marked = book.styles.stylesWithFill(isMarkFill)
  let isChanged = ours !== null
  for (const sheet of book.sheets) {
    if (sheet.index === ours?.sheet.index || !sheet.hasCells) continue
    if (marked.size > 0 && (await unfill(book, sheet, { marked, fills }))) isChanged = true
    if (await removeNotes(book, sheet)) isChanged = true
  }
  if (!isChanged) return workbook
  if (ours) removeSheet(book, ours.sheet)
  const unmarked = await saveBook(book)
  return ours?.hasCopy ? removeMarks(unmarked) : unmarked
}

interface OurSheet {
  sheet: BookSheet
  lines: string[]
  /** Somebody has copied it within the workbook. */
  hasCopy: boolean
}

/** Our sheet, by its name and what stands first on it, with the lines of its hidden column. */
async function findOurSheet(workbook: Uint8Array, { sheets }: OpenBook): Promise<OurSheet | null> {
  const named = sheets.filter(({ name }) => /^cần sửa\b/.test(name.normalize('NFC').toLowerCase()))
  if (named.length === 0) return null
  const names = new Set(named.map(({ name }) => name))
  const packed = await readXlsx(workbook, (name) => names.has(name))
  if ('refused' in packed) return null
  const found = unpackWorkbook(packed).sheets.flatMap(({ name, rows }) => {
    const [mark, ...lines] = rows.flatMap((row) => row.cell(1)?.raw ?? [])
    const sheet = named.find((each) => each.name === name)
    return mark === FIX_SHEET_MARK && sheet ? [{ sheet, lines }] : []
  })
  return found[0] ? { ...found[0], hasCopy: found.length > 1 } : null
}

/** Gives marked cells their own fills back; false where there are none. */
async function unfill(
  { zip, styles }: OpenBook,
  { name, path }: BookSheet,
  { marked, fills }: { marked: ReadonlySet<number>; fills: ReadonlyMap<string, string> },
): Promise<boolean> {
  const styled = new StyleWalker(marked)
  if (!(await zip.walk(path, styled)) || styled.cells.size === 0) return false
  const [part, edits] = [new SheetPart(styled.cells), new PartEdits()]
  await zip.walk(path, part)
  const changed = new Map<number, Map<number, number>>()
  for (const [row, columns] of styled.cells) {
    const restored = [...columns].map((column): [number, number] => {
      return [column, styles.withFill(part.styleOf(row, column), fills.get(`${name}!${cellName(row, column)}`) ?? '')]
    })
    changed.set(row, new Map(restored))
  }
  part.restyle(edits, changed)
  zip.patch(path, edits)
  return true
}

function removeSheet({ zip, part, edits, links, types }: OpenBook, { index, path }: BookSheet): void {
  part.removeTab(edits, index)
  const link = links.list.find((each) => each.path === path)
  if (link) links.remove(link)
  types.removePart(path)
  zip.remove(path)
  zip.remove(path.replace(/([^/]+)$/, '_rels/$1.rels'))
}

/** Finds the cells of a sheet that have one of these styles. */
class StyleWalker extends PartWalker {
  readonly cells = new Map<number, Set<number>>()
  protected override readonly mustNest = false
  #styles: ReadonlySet<number>
  #row = 0
  #column = 0

  constructor(styles: ReadonlySet<number>) {
    super(MAIN)
    this.#styles = styles
  }

  protected enter(tag: XmlTag, name: string): void {
    if (name === 'row' && this.path.length === 3) {
      this.#row = Number(tag.attribute('r') ?? this.#row + 1)
      this.#column = 0
    }
    if (name !== 'c' || this.path.length !== 4) return
    const address = readAddress(tag.attribute('r') ?? '', 0, (tag.attribute('r') ?? '').length)
    this.#column = columnOf(address) || this.#column + 1
    if (!this.#styles.has(Number(tag.attribute('s') ?? 0))) return
    const row = rowOf(address) || this.#row
    this.cells.set(row, (this.cells.get(row) ?? new Set()).add(this.#column))
  }
}
