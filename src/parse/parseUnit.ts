import { type UnitNames, unitKey } from './buildUnitNames.ts'
import { findNearest, findShortened } from './findUnits.ts'
import { isUnfilled } from './isUnfilled.ts'
import type { Parsed } from './parsed.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { refuseKind } from './refuseKind.ts'
import { remarked } from './remarked.ts'
import { restoreText } from './restoreText.ts'

const CHOOSE = 'Đề nghị chọn tên đơn vị trong danh sách.'
const LABEL = /^đơn vị(?: báo cáo)?(?: |$)/u

/**
 * Reads a unit's name as its code, by the names and aliases that are data. Without its marks or abbreviated it is read with a remark
 * if it can mean one unit only; between two units nothing is ever guessed. Asks about the nearest where the name is none.
 */
export function parseUnit(cell: RawCell, names: UnitNames): Parsed<string> {
  if (cell.kind === 'blank') return { value: null, remark: `Đơn vị để trống. ${CHOOSE}` }
  if (cell.kind === 'number') return { refusal: `Đơn vị ghi bằng một con số. ${CHOOSE}` }
  if (cell.kind !== 'text') return refuseKind(cell)
  const { text, remarks } = restoreText(String(cell.value))
  if (text === '') return { value: null, remark: `Đơn vị để trống. ${CHOOSE}` }
  if (names.names.has(text)) return remarked(text, remarks)
  const key = unitKey(text).replace(LABEL, '')
  if (isUnfilled(text) || key === '') {
    return { refusal: `Không xác định được đơn vị: chưa điền, còn nguyên ${quote(text)}. ${CHOOSE}` }
  }
  const known = names.ways.get(key)
  const [code] = known ?? []
  if (known && code !== undefined && known.length === 1) return remarked(code, remarks)
  return known ? refuseUnclear(text, known, names) : parseShortened(text, key, names, remarks)
}

function parseShortened(text: string, key: string, names: UnitNames, remarks: readonly string[]): Parsed<string> {
  const written = text.replace(/^[^:]*đơn vị[^:]*:/iu, '')
  const codes = findShortened(written, names)
  if (codes === null) return refuseUnclear(text, [], names)
  const [code] = codes
  if (code === undefined) return refuseUnknown(text, findNearest(key, names), names)
  const rivals = hasMarks(written) ? findNearest(key, names) : []
  const possible = new Set([...codes, ...rivals])
  if (possible.size > 1) return refuseUnclear(text, [...possible], names)
  return remarked(code, [...remarks, `Đơn vị ${quote(text)} viết tắt hoặc thiếu dấu, hiểu là ${nameOf(code, names)}. Đề nghị ghi đủ tên.`])
}

/** Who types "Uyên" does not leave out marks: "Tan" may then be a Than without its h. */
function hasMarks(text: string): boolean {
  return /\p{M}/u.test(text.normalize('NFD'))
}

function refuseUnclear(text: string, codes: readonly string[], names: UnitNames): Parsed<string> {
  const between = codes.map((code) => nameOf(code, names)).join(' hay ')
  const question = between === '' ? 'có thể chỉ nhiều đơn vị' : `không rõ là ${between}`
  return { refusal: `Đơn vị viết không rõ: ${quote(text)} ${question}. Đề nghị chọn một.` }
}

function refuseUnknown(text: string, codes: readonly string[], names: UnitNames): Parsed<string> {
  const nearest = codes.map((code) => nameOf(code, names))
  if (nearest.length === 0) return { refusal: `Không có đơn vị ${quote(text)} trong danh sách. ${CHOOSE}` }
  if (nearest.length === 1) return { refusal: `Không có đơn vị ${quote(text)} trong danh sách. Có phải ${nearest[0]}? ${CHOOSE}` }
  return { refusal: `Đơn vị viết không rõ: ${quote(text)} gần giống cả ${nearest.join(' và ')}. Đề nghị chọn một.` }
}

function nameOf(code: string, names: UnitNames): string {
  return names.names.get(code) ?? code
}
