import type { LegacyEncoding } from '../../parse/legacy/decodeLegacy.ts'
import { quote } from '../../parse/quote.ts'
import type { Address } from '../../pipeline/address.ts'
import type { Finding } from '../../pipeline/finding.ts'
import { cut } from '../sayText.ts'
import type { RestoredCells } from './restoredTexts.ts'

/** Says once for a file that texts in it were typed in an older font, or broken, and how the first of them is read. */
export function sayRestored({ encoding, count, reads }: RestoredCells, at: Address): Finding {
  const message = `${CAUSES[encoding]} ở ${count} ô, đầu tiên là ô ${at.cell}, đọc là ${quote(cut(reads))}. Đề nghị xem chữ có đúng không; lần sau đề nghị ${REMEDIES[encoding]}.`
  return { rule: 'T35', severity: 'warning', at, given: null, expected: null, message }
}

const CAUSES: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: 'Chữ gõ bằng phông cũ TCVN3 (.VnTime)',
  vni: 'Chữ gõ bằng phông cũ VNI',
  mojibake: 'Chữ bị vỡ khi lưu tệp (UTF-8 mở bằng bảng mã khác)',
}

const USE_UNICODE = 'gõ bằng phông Unicode (Times New Roman, Arial)'
const REMEDIES: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: USE_UNICODE,
  vni: USE_UNICODE,
  mojibake: 'lưu kiểu "CSV UTF-8" hoặc Excel (.xlsx)',
}
