import { win32 } from 'node:path'
import { decodeText } from './decodeText.ts'
import { MAX_CSV_FIELDS, MAX_FILE_BYTES } from './limits.ts'
import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { WorkbookPacker } from './packed/workbookPacker.ts'
import type { Refusal } from './sheet.ts'
import { splitCsvText } from './splitCsvText.ts'
import { straightenRecords } from './straightenRecords.ts'

/**
 * Reads a CSV as a spreadsheet would show it: one sheet called as the file, every field a text, rows counted with
 * blank ones, rows of uneven length kept. A "sep=;" line is not a row. The delimiter is found out, for each part of its own.
 * Refused: older encodings, a quotation mark that never closes.
 */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<PackedWorkbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return { refused: TOO_LARGE }
  const text = decodeText(bytes)
  if (text === null) return { refused: NOT_UTF8 }
  const { parse } = await import('csv-parse/sync')
  const { stretches, hasSeparatorLine } = splitCsvText(text)
  const packer = new WorkbookPacker()
  packer.startSheet(win32.parse(fileName).name)
  let [line, record, fields] = [hasSeparatorLine ? 1 : 0, 0, 0]
  for (const stretch of stretches) {
    const straight = straightenRecords(stretch.text, stretch.delimiter)
    if ('openLine' in straight) return refuseQuote(line + straight.openLine)
    fields += straight.fields
    if (fields > MAX_CSV_FIELDS) return { refused: TOO_LARGE }
    const records = parse(straight.text, {
      delimiter: stretch.delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
    })
    packRows(packer, records, record)
    line += straight.lines
    record += straight.records
  }
  return packer.finish('csv')
}

/** `before`: how many records stand above. */
function packRows(packer: WorkbookPacker, records: readonly string[][], before: number): void {
  for (const [index, fields] of records.entries()) {
    packer.startRow(before + index + 1)
    for (const [at, value] of fields.entries()) if (value !== '') packer.add(at + 1, { kind: 'text', value })
  }
}

function refuseQuote(line: number): Refusal {
  return { refused: `Dòng ${line} của tệp CSV có dấu ngoặc kép mở mà không đóng đúng chỗ. Đề nghị sửa dòng này rồi gửi lại.` }
}

const TOO_LARGE = `Tệp CSV quá lớn. Đề nghị chỉ giữ số liệu của biểu mẫu rồi gửi lại.`

const NOT_UTF8 =
  'Tệp CSV lưu bằng bảng mã cũ nên không đọc được chữ tiếng Việt. Đề nghị mở bằng Excel, chọn "Lưu thành" (Save As), kiểu "CSV UTF-8" rồi gửi lại.'
