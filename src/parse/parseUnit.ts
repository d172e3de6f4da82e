import { type UnitNames, unitKey } from './buildUnitNames.ts'
import { findNearest } from './findNearest.ts'
import { findShortened } from './findShortened.ts'
import { isUnfilled } from './isUnfilled.ts'
import type { Parsed } from './parsed.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { refuseKind } from './refuseKind.ts'
import { refuseLong } from './refuseLong.ts'
import { remarked } from './remarked.ts'
import { restoreText } from './restoreText.ts'

const CHOOSE = 'Đề nghị chọn tên đơn vị trong danh sách.'
/** "Đơn vị:" before the name, in a name's key and in a text. */
const LABEL = /^đơn vị(?: báo cáo)?(?: |$)/u
/** The dots of a form that a name was typed over: "......LĐLĐ huyện …...". */
const LEADERS = /(?:(?<=^|:)[\s.…_]+)|(?<![\s.…_])[\s.…_]+$/gu
const LABELLED = /^[^:]*đơn vị[^:]*:/iu

/**
 * Reads a unit's name as its code, by the names and aliases that are data. Without its marks or abbreviated it is read with a remark
 * if it can mean one unit only; between two units nothing is ever guessed. Asks about the nearest where the name is none.
 */
export function parseUnit(cell: RawCell, names: UnitNames): Parsed<string> {
  const long = refuseLong(cell)
  if (long) return long
  if (cell.kind === 'blank') return { value: null, remark: `Đơn vị để trống. ${CHOOSE}` }
  if (cell.kind === 'number') return { refusal: `Đơn vị ghi bằng một con số. ${CHOOSE}` }
  if (cell.kind === 'date') return { refusal: `Đơn vị ghi thành một ngày, có thể do Excel tự đổi. ${CHOOSE}` }
  if (cell.kind !== 'text') return refuseKind(cell)
  const { text, remarks } = restoreText(String(cell.value))
  if (text === '') return { value: null, remark: `Đơn vị để trống. ${CHOOSE}` }
  if (names.names.has(text)) return remarked(text, remarks)
  const written = text.replace(LEADERS, '')
  const key = unitKey(written).replace(LABEL, '')
  const isNamed = names.ways.get(key)?.length === 1
  if ((isUnfilled(text) && !isNamed) || key === '') {
    return { refusal: `Không xác định được đơn vị: chưa điền, còn nguyên ${quote(text)}. ${CHOOSE}` }
  }
  const known = names.ways.get(key)
  const [code] = known ?? []
  if (known && code !== undefined && known.length === 1) return remarked(code, remarks)
  if (known) return refuseUnclear(text, known, names)
  const shortened = parseShortened(text, key, names)
  return 'remark' in shortened ? { ...shortened, remark: [...remarks, shortened.remark].join(' ') } : shortened
}

function parseShortened(text: string, key: string, names: UnitNames): Parsed<string> {
  const written = text.replace(LABELLED, '')
  const codes = findShortened(written, names)
  if (codes === null) return refuseUnclear(text, [], names)
  const [code] = codes
  if (code === undefined) return refuseUnknown(text, findNearest(key, names), names)
  const possible = new Set([...codes, ...(hasMarks(written) ? findNearest(key, names) : [])])
  if (possible.size > 1) return refuseUnclear(text, [...possible], names)
  const name = nameOf(code, names)
  return { value: code, remark: `Đơn vị ${quote(text)} viết tắt hoặc thiếu dấu, hiểu là ${name}. Đề nghị ghi đủ tên.` }
}

/** Who types some marks does not leave out others: what looks like a missing mark may then be a missing letter. */
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
