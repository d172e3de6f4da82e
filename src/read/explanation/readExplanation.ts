import { printNumber } from '../../parse/printNumber.ts'
import { quote } from '../../parse/quote.ts'
import type { RawCell } from '../../parse/rawCell.ts'
import { wordsOf } from '../../parse/wordsOf.ts'
import type { SheetExplanation } from '../../pipeline/explanation.ts'
import { EXPLANATION_COLUMNS } from '../../pipeline/explanationSheet.ts'
import type { Finding } from '../../pipeline/finding.ts'
import { isBlank } from '../cellAt.ts'
import { findingOn } from '../findingOn.ts'
import type { Row } from '../sheet.ts'
import { sharedCell, type Table, tableCell } from '../tableCell.ts'
import { MOST_CELLS, readPlaces } from './readPlaces.ts'
import type { SheetNames } from './sheetNames.ts'

const LABELS = [EXPLANATION_COLUMNS.sheet, EXPLANATION_COLUMNS.cells, EXPLANATION_COLUMNS.words]

/** What one row explains, or what it lacks; null where nothing of it stands under the headings. A sheet or words may be merged over several rows. */
export function readExplanation(row: Row, table: Table, names: SheetNames): SheetExplanation | Finding | null {
  if (LABELS.every((label) => isBlankCell(tableCell(row, label, table)))) return null
  const [sheet, cells, words] = LABELS.map((label) => sharedCell(row, label, table))
  if (!sheet || !cells || !words) return null
  const why = whyNoWords(words)
  if (why) return tell(isBlank(words) ? cells : words, why)
  if (isBlank(cells)) return tell(cells, `Lời giải trình ${quote(wordsOf(words))} không ghi là của ô nào. ${ADVICE}`)
  const named = splitAddress(sheet, cells)
  const name = names.find(named.sheet)
  if (name === null) return tell(named.sheet === '' ? cells : sheet, saySheet(named.sheet, names))
  const places = readPlaces(named.cells)
  if (!places)
    return tell(cells, `Ô ${cells.at.cell} ghi ${quote(wordsOf(cells))}, không rõ là ô nào, hoặc có hơn ${MOST_CELLS} ô. ${ADVICE}`)
  return {
    words: wordsOf(words).trim(),
    at: cells.at,
    places: places.map((place) => ({ named: place.named, cells: place.cells.map((cell) => ({ sheet: name, cell })) })),
  }
}

const ADVICE = 'Đề nghị ghi trang, ô (như E7; E7, E8; E7:E9) và một câu giải trình.'

function isBlankCell(cell: RawCell | null): boolean {
  return cell === null || isBlank(cell)
}

/** More letters than one sentence has. */
const MOST_LETTERS = 1_000

function whyNoWords(words: RawCell): string | null {
  if (isBlank(words)) return `Dòng này chưa có lời giải trình. ${ADVICE}`
  if (words.kind === 'error') return `Ô ${words.at.cell} chỉ có lỗi công thức ${words.raw}. ${ADVICE}`
  if (words.raw.length <= MOST_LETTERS) return null
  return `Lời giải trình dài ${printNumber(words.raw.length)} ký tự nên không được đọc. Đề nghị viết một câu, nhiều nhất ${printNumber(MOST_LETTERS)} ký tự.`
}

/** The sheet and the cells; an office may write them as a formula does ("'09_KIEMTRA'!E7"). */
function splitAddress(sheet: RawCell, cells: RawCell): { sheet: string; cells: string } {
  const written = wordsOf(cells).trim()
  const [, named, rest] = /^'?(.+?)'?!(.*)$/su.exec(written) ?? []
  return named === undefined ? { sheet: wordsOf(sheet).trim(), cells: written } : { sheet: named, cells: rest ?? '' }
}

function saySheet(written: string, { all }: SheetNames): string {
  const what = written === '' ? 'Dòng này không ghi trang' : `Không có trang ${quote(written)} trong các biểu của tệp`
  return `${what} nên không rõ giải trình số nào. Đề nghị ghi đúng tên trang: ${all.join(', ')}.`
}

function tell(cell: RawCell, message: string): Finding {
  return findingOn(cell, { rule: 'T51', severity: 'notice', message })
}
