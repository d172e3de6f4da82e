import type { Finding } from '../pipeline/finding.ts'
import { columnLetters } from './cellAt.ts'

/**
 * `long`: something stands beyond the headings. `padded`: only blank fields do. `split`: uneven, and a number may have been cut at its comma. `short`: fewer fields than
 * headings. `swallowed`: a field holds whole rows.
 */
export type UnevenKind = 'long' | 'padded' | 'split' | 'short' | 'swallowed'

/** The rows of a part that are uneven in one way; all but `numbers` is told of the first of them. */
export interface Uneven {
  kind: UnevenKind
  delimiter: string
  fields: number
  /** Of the headings. */
  width: number
  /** 1-based. */
  column: number
  numbers: number[]
  written: string
}

/** So many rows that are equally short are how a program writes: Excel leaves out the blank fields at the end of a block of rows. */
const HABIT = 8
const MOST_NAMED = 5

/**
 * Says which rows are uneven; an error where a figure may have moved to another column. A blank field more at the end of most rows is how
 * the file was written, and is not told.
 */
export function sayUneven(uneven: Uneven, { sheet, rows }: { sheet: string; rows: number }): Finding[] {
  const { kind, fields, width, column, numbers } = uneven
  const isMost = numbers.length * 2 >= rows
  if (kind === 'padded' && isMost) return []
  const severity = kind !== 'short' ? 'error' : isMost || numbers.length >= HABIT ? 'notice' : 'warning'
  const finding: Finding = {
    rule: kind === 'swallowed' ? 'T37' : 'T36',
    severity,
    at: { sheet, cell: `${columnLetters(column)}${numbers[0]}` },
    given: kind === 'swallowed' ? null : String(fields),
    expected: kind === 'swallowed' ? null : String(width),
    message: `${nameRows(numbers)}${SENTENCES[kind](uneven)}`,
  }
  return [finding]
}

function nameRows(numbers: readonly number[]): string {
  const [first, ...others] = numbers
  if (others.length === 0) return `Dòng ${first}`
  const more = others.length >= MOST_NAMED ? ', …' : ''
  return `Dòng ${first} (và ${others.length} dòng nữa: ${others.slice(0, MOST_NAMED - 1).join(', ')}${more})`
}

const NAMES: Readonly<Record<string, string>> = { ';': 'dấu chấm phẩy', ',': 'dấu phẩy', '\t': 'dấu tab' }

function nameOf(delimiter: string): string {
  return NAMES[delimiter] ?? `dấu "${delimiter}"`
}

function sayLong({ fields, width, delimiter }: Uneven): string {
  return ` có ${fields} ô mà hàng tiêu đề chỉ có ${width}: có thể ${nameOf(delimiter)} nằm trong chữ hoặc số nên các ô sau bị lệch cột. Đề nghị đặt ô đó trong ngoặc kép, hoặc lưu lại từ Excel, rồi gửi lại.`
}

const SENTENCES: Readonly<Record<UnevenKind, (uneven: Uneven) => string>> = {
  long: sayLong,
  padded: sayLong,
  split: ({ fields, width, written }) =>
    ` có ${fields} ô, hàng tiêu đề có ${width}: có thể dấu phẩy ngăn hàng nghìn đã cắt một số (từ "${written.trim()}") thành hai ô, số liệu bị lệch cột. Đề nghị bỏ dấu phẩy trong số, hoặc đặt số trong ngoặc kép, rồi gửi lại.`,
  short: ({ fields, width }) =>
    ` chỉ có ${fields} ô, hàng tiêu đề có ${width}: các ô cuối coi như để trống. Đề nghị kiểm tra xem có thiếu dấu ngăn ô làm lệch cột không.`,
  swallowed: () =>
    ': ô mở ngoặc kép ở đây chứa trọn cả những dòng sau nó nên các dòng ấy không được đọc. Đề nghị đóng ngoặc kép đúng chỗ rồi gửi lại.',
}
