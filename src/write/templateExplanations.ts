import type { Workbook } from 'exceljs'
import { EXPLANATION_COLUMNS, EXPLANATION_SHEET, EXPLANATION_TITLE } from '../pipeline/explanationSheet.ts'
import type { Form } from '../pipeline/form.ts'
import { rangeOfColumn } from './addRowSheet.ts'
import { choose, type RangeOf, setLimit } from './inputLimit.ts'
import { addTemplateSheet, HEADING_ROW, protectSheet, writeHeadings } from './templateSheet.ts'
import { AS_TYPED, INPUT_FILL, writeCell } from './templateStyle.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** How many rows are prepared: more than an office has figures that look odd. */
const ROWS = 30
const WIDTHS = [20, 16, 100]

/** Runs over the three columns, unwrapped: no cell of a template is merged. */
const PURPOSE =
  'Số đúng mà trông lạ, ở dòng không có cột giải trình: ghi trang, ô (E7; hoặc E7, E8; hoặc E7:E9) và một câu; ô ấy sẽ không bị hỏi lại.'

/** Adds the sheet where a unit explains what has no column of explanations beside it. It is no form: nobody must fill it in. */
export async function addTemplateExplanations(
  workbook: Workbook,
  forms: readonly Form[],
  { rangeOf, ...order }: Pick<TemplateOrder, 'unit' | 'period'> & { rangeOf: RangeOf },
): Promise<void> {
  const sheet = addTemplateSheet(workbook, {
    name: EXPLANATION_SHEET,
    title: EXPLANATION_TITLE,
    order,
    widths: WIDTHS,
    hidesCodes: false,
    frozen: { rows: HEADING_ROW, columns: 0 },
    landscape: true,
  })
  writeCell(sheet, HEADING_ROW - 1, 1, PURPOSE, { italic: true })
  writeHeadings(sheet, Object.values(EXPLANATION_COLUMNS))
  for (let row = HEADING_ROW + 1; row <= HEADING_ROW + ROWS; row++)
    WIDTHS.forEach((_, index) => {
      writeCell(sheet, row, index + 1, null, { open: true, border: true, wrap: true, numFmt: AS_TYPED, fill: INPUT_FILL })
    })
  const names = forms.flatMap(({ kind, code }) => (kind === 'cover' ? [] : code))
  setLimit(sheet, rangeOfColumn(1, ROWS), choose(rangeOf(names), 'Chọn trang có số cần giải trình.', 'Trang này không có trong mẫu.'))
  await protectSheet(sheet)
}
