import { periodOf } from '../pipeline/period.ts'
import { cleanText } from './cleanText.ts'
import { findUnreadable } from './findUnreadable.ts'
import { isUnfilled } from './isUnfilled.ts'
import type { Parsed } from './parsed.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { readPeriod } from './readPeriod.ts'
import { isRefused } from './refused.ts'
import { refuseKind } from './refuseKind.ts'
import { refuseLong } from './refuseLong.ts'
import { remarked } from './remarked.ts'
import { type Token, tokenize } from './tokenize.ts'
import { unmarkedRemarks } from './unmarkedRemarks.ts'

const EXAMPLE = 'Đề nghị ghi đủ, ví dụ "Quý III/2023".'
const LABEL = ['kỳ', 'báo', 'cáo', ':']

/**
 * Reads a reporting period as its code: "Quý III/2023" and "Q3-2023" are 2023-Q3, "9 tháng đầu năm 2023" is 2023-9M, "Tháng 8/2023"
 * is 2023-08. "Quý lll/2023" (small L) is read with a remark; a period without its year, a quarter V, and a template that was not
 * filled in are refused.
 */
export function parsePeriod(cell: RawCell): Parsed<string> {
  const long = refuseLong(cell)
  if (long) return long
  if (cell.kind === 'blank') return { value: null, remark: `Kỳ báo cáo để trống. ${EXAMPLE}` }
  if (cell.kind === 'date') return { refusal: `Kỳ báo cáo ghi thành một ngày, có thể do Excel tự đổi. ${EXAMPLE}` }
  if (cell.kind !== 'text' && cell.kind !== 'number') return refuseKind(cell)
  const { text, remarks } = cleanText(String(cell.value))
  const given = quote(text)
  if (text === '') return { value: null, remark: `Kỳ báo cáo để trống. ${EXAMPLE}` }
  const unreadable = findUnreadable(text)
  if (unreadable) return { refusal: unreadable }
  if (isUnfilled(text)) return { refusal: `Kỳ báo cáo chưa điền: còn nguyên ${given}. ${EXAMPLE}` }
  const code = periodOf(text.toUpperCase())?.code
  if (code) return remarked(code, remarks)
  const tokens = tokenize(text)
  const read = readPeriod(`Kỳ báo cáo ${given}`, dropLabel(tokens))
  if (!read) return { refusal: `Không hiểu kỳ báo cáo ${given}. ${EXAMPLE}` }
  return isRefused(read) ? read : remarked(read.code, [...remarks, ...read.remarks, ...unmarkedRemarks(given, tokens)])
}

/** "Kỳ báo cáo: Quý III/2023." names itself and ends like a sentence. */
function dropLabel(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex((token) => !LABEL.includes(token.folded))
  const end = tokens.at(-1)?.text === '.' ? -1 : tokens.length
  return tokens.slice(Math.max(start, 0), end)
}
