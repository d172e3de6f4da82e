import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { findingOn } from './findingOn.ts'
import type { SheetMatch, Unread } from './matchSheets.ts'
import { type FormSheet, placeBestFit } from './placeForm.ts'
import type { Sheet } from './sheet.ts'
import { isMark } from './splitParts.ts'

/** What of a file is read by nobody: sheets and rows that are no form, and forms that stand in it twice. */
export function checkSheets({ pipeline, forms, repeated, others, homeless, unread, explanations }: SheetMatch): Finding[] {
  return [
    ...others.map((sheet) => {
      if (sheet.rows[0] && isMark(sheet.rows[0])) return strangePart(sheet)
      const copied = findCopied(sheet, forms, pipeline)
      return copied ? copiedForm(sheet, copied) : strangeSheet(sheet)
    }),
    ...homeless.map((cell) => homelessRow(cell, forms)),
    ...unread.map(linesAbove),
    ...repeated.map(repeatedForm),
    ...[...forms.map(({ sheet }) => sheet), ...explanations].flatMap(coveredCells),
  ]
}

/** What stands under merged cells: nobody sees it, so nobody can have meant it. */
function coveredCells({ name, covered }: Sheet): Finding[] {
  const [first] = covered
  if (!first) return []
  const message = `Trang tính "${name}" có ${covered.length} ô có nội dung nằm dưới vùng gộp ô (đầu tiên là ô ${first.at.cell}, ghi ${quote(first.raw)}), không ai thấy nên không được đọc. Đề nghị bỏ gộp ô để kiểm tra; nếu không cần, đề nghị xóa.`
  return [findingOn(first, { rule: 'T25', severity: 'warning', message })]
}

function strangeSheet({ name }: Sheet): Finding {
  const message = `Trang tính "${name}" không thuộc mẫu nên không được đọc. Nếu trong đó có số liệu cần báo cáo, đề nghị chuyển vào đúng biểu.`
  return { rule: 'T11', severity: 'notice', at: { sheet: name, cell: 'A1' }, given: null, expected: null, message }
}

/** The form that a sheet holds once more, told by its lines or its headings. */
function findCopied(sheet: Sheet, forms: readonly FormSheet[], pipeline: Pipeline): FormSheet | undefined {
  const found = placeBestFit(
    sheet,
    forms.map(({ form }) => form),
    pipeline,
  )
  return forms.find(({ form }) => form === found?.form)
}

/** Nobody can tell which of two sheets of one form is meant, unless they say the same. */
function copiedForm(sheet: Sheet, { form, sheet: read }: FormSheet): Finding {
  const isSame = contentOf(sheet) === contentOf(read)
  const which = isSame ? 'hai trang giống nhau' : 'hai trang ghi khác nhau, không rõ lấy trang nào'
  const message = `Trang "${sheet.name}" là ${form.title} một lần nữa; chỉ trang "${read.name}" được đọc (${which}). Đề nghị giữ một trang cho mỗi biểu.`
  return {
    rule: 'T42',
    severity: isSame ? 'notice' : 'error',
    at: { sheet: sheet.name, cell: 'A1' },
    given: sheet.name,
    expected: read.name,
    message,
  }
}

function contentOf({ rows }: Sheet): string {
  return JSON.stringify(rows.map(({ number, columns, cells }) => [number, columns, cells.map(({ raw }) => raw.trim())]))
}

/** Our own mark promises a form, so a part in which none is found is an error. */
function strangePart({ name, rows }: Sheet): Finding {
  const line = rows[0]?.number ?? 1
  const message = `Không tìm thấy hàng tiêu đề cột của phần bắt đầu ở dòng ${line}. Đề nghị giữ nguyên hàng tiêu đề như trong mẫu.`
  return { rule: 'T14', severity: 'error', at: { sheet: name, cell: `A${line}` }, given: null, expected: null, message }
}

/** The headings that were found are those of another table than theirs. */
function linesAbove({ sheet, rows, heading }: Unread): Finding {
  const [first, last] = [rows[0]?.number ?? 1, rows.at(-1)?.number ?? 1]
  const where = first === last ? `Dòng ${first} có số liệu nhưng nằm` : `Các dòng từ ${first} đến ${last} có số liệu nhưng nằm`
  const message = `${where} trên hàng tiêu đề cột (dòng ${heading.row}) nên không được đọc. Đề nghị kiểm tra hàng tiêu đề phía trên các dòng này và dấu ngăn cách các cột, giữ như trong mẫu rồi nộp lại.`
  return { rule: 'T14', severity: 'error', at: { sheet: sheet.name, cell: `A${first}` }, given: null, expected: null, message }
}

/** A row of a CSV whose form is none of ours would be read by nobody. */
function homelessRow(cell: RawCell, forms: readonly FormSheet[]): Finding {
  const written = cell.raw.trim()
  const known = forms.flatMap(({ form }) => (form.kind === 'figures' ? form.code : [])).join(', ')
  const said = written === '' ? 'không ghi biểu' : `ghi biểu "${written}", không có trong mẫu`
  const message = `Dòng này ${said} nên không đọc được. Đề nghị ghi đúng mã biểu ở cột đầu (tệp này có: ${known}), hoặc xóa dòng.`
  return findingOn(cell, { rule: 'T18', severity: 'error', expected: known, message })
}

function repeatedForm({ form, sheet }: FormSheet): Finding {
  const line = sheet.rows[0]?.number ?? 1
  const message = `${form.title} có trong hai phần của tệp; phần từ dòng ${line} không được đọc. Đề nghị gộp vào một phần rồi nộp lại.`
  return { rule: 'T17', severity: 'error', at: { sheet: sheet.name, cell: `A${line}` }, given: null, expected: null, message }
}
