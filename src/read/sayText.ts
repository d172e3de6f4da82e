import type { OldEncoding } from '../parse/legacy/scoreEncodings.ts'
import { quote } from '../parse/quote.ts'
import type { Address } from '../pipeline/address.ts'
import type { Finding } from '../pipeline/finding.ts'

/** What people call an encoding that is older than Unicode. */
export const ENCODING_NAMES: Readonly<Record<OldEncoding | 'windows-1252', string>> = {
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (.VnTime)',
  vni: 'VNI',
  'windows-1252': 'Windows-1252',
}

/** Says in which older encoding a file was read, with a line of it for a person to look at. */
export function sayOlderEncoding(at: Address, { encoding, sample }: { encoding: keyof typeof ENCODING_NAMES; sample: string }): Finding {
  const message = `Tệp lưu bằng bảng mã cũ ${ENCODING_NAMES[encoding]}; dòng này đọc là ${quote(cut(sample))}. Đề nghị xem chữ có đúng không; lần sau đề nghị lưu kiểu "CSV UTF-8".`
  return { rule: 'T35', severity: 'warning', at, given: null, expected: null, message }
}

/** Says that a quotation mark opens and closes nowhere: the rest of the file was read as if it were plain text. */
export function sayUnclosed(at: Address, { line, written }: { line: number; written: string }): Finding {
  const message = `Dòng ${line} của tệp CSV có dấu ngoặc kép mở mà không đóng đúng chỗ, ở ô ghi ${quote(cut(written))}. Đề nghị sửa dòng này rồi gửi lại.`
  return { rule: 'T37', severity: 'error', at, given: written, expected: null, message }
}

/** Says that a file has characters that no text has: something went wrong when it was written or copied. */
export function sayNuls(at: Address, line: number): Finding {
  const message = `Tệp có ký tự rỗng (NUL), đầu tiên ở dòng ${line}, thường do chép hoặc xuất tệp bị lỗi: ở đầu và cuối ô thì bỏ qua, ở giữa ô thì thay bằng "�". Đề nghị kiểm tra hoặc xuất lại tệp.`
  return { rule: 'T38', severity: 'warning', at, given: null, expected: null, message }
}

/** A sample short enough for a sentence. */
export function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_SAMPLE ? line : `${line.slice(0, LONGEST_SAMPLE)}…`
}

const LONGEST_SAMPLE = 80
