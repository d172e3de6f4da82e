import { printNumber } from '../../parse/printNumber.ts'
import type { SheetExplanation } from '../../pipeline/explanation.ts'
import { EXPLANATION_COLUMNS } from '../../pipeline/explanationSheet.ts'
import type { Finding } from '../../pipeline/finding.ts'
import { cellAt } from '../cellAt.ts'
import { checkHeading } from '../checkHeading.ts'
import { findingOn } from '../findingOn.ts'
import { findStrays } from '../findStrays.ts'
import type { SheetMatch } from '../matchSheets.ts'
import { rowsBelow } from '../rowsBelow.ts'
import type { Row, Sheet } from '../sheet.ts'
import { findExplanationHeading } from './isExplanationSheet.ts'
import { readExplanation } from './readExplanation.ts'
import { type SheetNames, sheetNames } from './sheetNames.ts'

/** What the sheets of explanations say, and what is said of it. */
interface Explanations {
  explanations: SheetExplanation[]
  findings: Finding[]
}

/** More rows than any unit explains. */
const MOST_ROWS = 200

/** Reads the sheets of explanations. Nothing on them is a figure: what is said of them returns no file, and need not be confirmed. */
export function readExplanations(match: Pick<SheetMatch, 'pipeline' | 'forms' | 'explanations'>): Explanations {
  const names = sheetNames(match)
  const read = match.explanations.map((sheet) => readSheet(sheet, names))
  return {
    explanations: read.flatMap(({ explanations }) => explanations),
    findings: read.flatMap(({ findings }) => findings).map((finding) => ({ ...finding, severity: 'notice' })),
  }
}

function readSheet(sheet: Sheet, names: SheetNames): Explanations {
  const heading = findExplanationHeading(sheet)
  if (!heading) return { explanations: [], findings: [noHeading(sheet)] }
  const table = { sheet, heading }
  const rows = rowsBelow(table)
  const read = rows.slice(0, MOST_ROWS).flatMap((row) => readExplanation(row, table, names) ?? [])
  const unread = rows[MOST_ROWS]
  return {
    explanations: read.flatMap((each) => ('words' in each ? each : [])),
    findings: [
      ...checkHeading(rows, table),
      ...findStrays(rows, table),
      ...read.flatMap((each) => ('rule' in each ? each : [])),
      ...(unread ? [tooLong(unread, sheet)] : []),
    ],
  }
}

function noHeading({ name }: Sheet): Finding {
  const columns = Object.values(EXPLANATION_COLUMNS).join(', ')
  const message = `Trang "${name}" không có hàng tiêu đề ${columns} nên lời giải trình ở đó không được đọc. Đề nghị ghi theo ba cột như trong mẫu.`
  return { rule: 'T52', severity: 'notice', at: { sheet: name, cell: 'A1' }, given: null, expected: columns, message }
}

function tooLong(row: Row, { name }: Sheet): Finding {
  const message = `Trang "${name}" có hơn ${printNumber(MOST_ROWS)} dòng giải trình, từ dòng ${row.number} trở đi không được đọc. Đề nghị gộp các ô có chung lý do vào một dòng.`
  return findingOn(row.cells[0] ?? cellAt(name, row, 1), { rule: 'T52', severity: 'notice', message })
}
