import type { Candidate } from './decodeOlder.ts'
import { cut, ENCODING_NAMES } from './sayText.ts'
import type { Refusal } from './sheet.ts'

/** Asks how a text is meant that may be in one of several encodings, or in none that is known. */
export function refuseEncoding(candidates: readonly Candidate[]): Refusal {
  if (candidates.length === 0) return { refused: `Tệp CSV lưu bằng bảng mã cũ nên không đọc được chữ tiếng Việt. ${SAVE_AS_UTF8}` }
  const samples = new Set(candidates.map(({ sample }) => sample))
  const readings = [...samples].map((sample) => {
    const names = candidates.filter((each) => each.sample === sample).map(({ encoding }) => ENCODING_NAMES[encoding])
    return `"${cut(sample)}" (${names.join(', ')})`
  })
  return {
    refused: `Tệp CSV lưu bằng bảng mã cũ, không đủ chữ để biết chắc là bảng mã nào. Có phải ${readings.join(' hay ')}? ${SAVE_AS_UTF8}`,
  }
}

const SAVE_AS_UTF8 = 'Đề nghị mở bằng Excel, xem chữ có đúng không, chọn "Lưu thành" (Save As), kiểu "CSV UTF-8" rồi gửi lại.'
