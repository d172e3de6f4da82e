import { win32 } from 'node:path'
import { CsvPacker } from './csvPacker.ts'
import { decodeText } from './decodeText.ts'
import { MAX_CSV_BYTES } from './limits.ts'
import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { refuseEncoding } from './refuseEncoding.ts'
import type { Refusal } from './sheet.ts'
import { splitCsvText } from './splitCsvText.ts'
import { stripNuls } from './stripNuls.ts'

/**
 * Reads a CSV as a spreadsheet would show it: one sheet called as the file, every field a text, rows counted with blank ones, rows of
 * uneven length kept. A "sep=;" line is not a row. The delimiter is found out, for each part of its own. An older encoding, uneven
 * rows and a quotation mark that never closes are told with their lines; a text that two encodings fit alike is refused.
 */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<PackedWorkbook | Refusal> {
  if (bytes.length > MAX_CSV_BYTES) return { refused: TOO_LARGE }
  const decoded = decodeText(bytes)
  if ('unclear' in decoded) return refuseEncoding(decoded.unclear)
  const whole = Buffer.from(decoded.utf8.buffer, decoded.utf8.byteOffset, decoded.utf8.byteLength).toString('latin1')
  const { text, nulLine } = stripNuls(whole)
  const { stretches, hasSeparatorLine } = splitCsvText(text)
  const packer = new CsvPacker(win32.parse(fileName).name, { older: decoded.older, nulLine, linesAbove: hasSeparatorLine ? 1 : 0 })
  if (!stretches.every((stretch) => packer.addStretch(stretch))) return { refused: TOO_LARGE }
  return packer.finish()
}

const TOO_LARGE = `Tệp CSV quá lớn. Đề nghị chỉ giữ số liệu của biểu mẫu rồi gửi lại.`
