import { foldMarks } from '../../parse/foldText.ts'
import { wordsOf } from '../../parse/wordsOf.ts'
import { EXPLANATION_COLUMNS, EXPLANATION_SHEET, EXPLANATION_TITLE } from '../../pipeline/explanationSheet.ts'
import { findHeading, type Heading } from '../findHeading.ts'
import { buildMatcher } from '../matchText.ts'
import type { Sheet } from '../sheet.ts'

/** Whether a sheet is the one of explanations: by its name in any writing, or by its title where it has the columns too. */
export function isExplanationSheet(sheet: Sheet): boolean {
  return isItsName(sheet.name) || (hasItsTitle(sheet) && findExplanationHeading(sheet) !== null)
}

/** The row of its headings; null where the three are not all there. */
export function findExplanationHeading(sheet: Sheet): Heading | null {
  return findHeading(sheet, HEADINGS)
}

const { sheet: SHEET, cells: CELLS, words: WORDS } = EXPLANATION_COLUMNS

const HEADINGS = buildMatcher(
  [SHEET, CELLS, WORDS].map((label) => [label, label] as const),
  [
    ...['Trang tính', 'Tên trang', 'Biểu', 'Tên biểu', 'Mã biểu', 'Sheet'].map((written) => ({ written, means: SHEET })),
    ...['Ô số liệu', 'Các ô', 'Tên ô', 'Vị trí ô', 'Địa chỉ ô', 'Cell'].map((written) => ({ written, means: CELLS })),
    ...['Nội dung giải trình', 'Lời giải trình', 'Thuyết minh', 'Lý do', 'Giải thích'].map((written) => ({ written, means: WORDS })),
  ],
)

const ITS_NAMES = [EXPLANATION_SHEET, EXPLANATION_TITLE].map(lettersOf)

function isItsName(name: string): boolean {
  return ITS_NAMES.includes(lettersOf(name))
}

const TITLE_ROWS = 5

/** A title stands alone in its row; the heading of a column does not. */
function hasItsTitle({ rows }: Sheet): boolean {
  return rows.slice(0, TITLE_ROWS).some(({ cells }) => cells.length === 1 && cells[0] !== undefined && isItsName(wordsOf(cells[0])))
}

function lettersOf(name: string): string {
  return foldMarks(name).replace(/[^a-z]/g, '')
}
