import { win32 } from 'node:path'
import { textCell } from '../parse/rawCell.ts'
import { columnLetters } from './cellAt.ts'
import { decodeText } from './decodeText.ts'
import { findDelimiter } from './findDelimiter.ts'
import { MAX_CSV_FIELDS, MAX_FILE_BYTES } from './limits.ts'
import type { Refusal, Row, Workbook } from './sheet.ts'
import { straightenRecords } from './straightenRecords.ts'

/**
 * Reads a CSV as a spreadsheet would show it: one sheet called as the file, every field a text, rows counted with
 * blank ones, rows of uneven length kept. A "sep=;" line is not a row. The delimiter is found out.
 * Refused: older encodings, a quotation mark that never closes.
 */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<Workbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return { refused: TOO_LARGE }
  const text = decodeText(bytes)
  if (text === null) return { refused: NOT_UTF8 }
  const [separatorLine = '', separator] = /^sep=([^\r\n"])(?:\r\n|\r|\n|$)/i.exec(text) ?? []
  const body = text.slice(separatorLine.length)
  const delimiter = separator ?? findDelimiter(body)
  const straight = straightenRecords(body, delimiter)
  if ('openLine' in straight) return refuseQuote(straight.openLine + (separator ? 1 : 0))
  if (straight.fields > MAX_CSV_FIELDS) return { refused: TOO_LARGE }
  const { parse } = await import('csv-parse/sync')
  const records = parse(straight.text, { delimiter, record_delimiter: '\n', relax_quotes: true, relax_column_count: true })
  const name = win32.parse(fileName).name
  return { kind: 'csv', sheets: [{ name, isHidden: false, rows: listRows(records, name) }] }
}

function listRows(records: readonly string[][], sheet: string): Row[] {
  return records.flatMap((fields, index) => {
    const columns = fields.flatMap((field, at) => (field === '' ? [] : [at + 1]))
    const cells = columns.map((column) => textCell(fields[column - 1] ?? '', { sheet, cell: `${columnLetters(column)}${index + 1}` }))
    return cells.length > 0 ? [{ number: index + 1, cells, columns, isHidden: false }] : []
  })
}

function refuseQuote(line: number): Refusal {
  return { refused: `Dòng ${line} của tệp CSV có dấu ngoặc kép mở mà không đóng đúng chỗ. Đề nghị sửa dòng này rồi gửi lại.` }
}

const TOO_LARGE = `Tệp CSV quá lớn. Đề nghị chỉ giữ số liệu của biểu mẫu rồi gửi lại.`

const NOT_UTF8 =
  'Tệp CSV lưu bằng bảng mã cũ nên không đọc được chữ tiếng Việt. Đề nghị mở bằng Excel, chọn "Lưu thành" (Save As), kiểu "CSV UTF-8" rồi gửi lại.'
