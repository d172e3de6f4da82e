import { foldMarks, foldText } from './foldText.ts'
import { quote } from './quote.ts'

/** How a cell says that there is no figure. A dash reads as nothing happened, but must be confirmed. */
export interface Missing {
  state: 'none' | 'not_available' | 'not_applicable'
  sign: 'word' | 'dash' | 'dots'
  remarks: string[]
}

const WORDS: readonly (readonly [Missing['state'], readonly string[]])[] = [
  ['none', ['không', 'không có', 'không phát sinh', 'không có phát sinh', 'chưa phát sinh', 'ko', 'ko có', 'ko phát sinh']],
  ['not_available', ['chưa có số liệu', 'không có số liệu', 'chưa có số', 'chưa có', 'chưa rõ', 'chưa xác định', 'n/a', 'na']],
  ['not_available', ['chưa thống kê', 'chưa thống kê được', 'không thống kê', 'không thống kê được', 'chưa báo cáo', 'chưa cập nhật']],
  ['not_available', ['chưa tổng hợp', 'chưa tổng hợp được', 'chưa thu thập', 'chưa thu thập được', 'chưa nắm được']],
  ['not_available', ['đang tổng hợp', 'đang thống kê', 'đang cập nhật', 'đang rà soát', 'đang thu thập']],
  ['not_applicable', ['không áp dụng', 'không có đối tượng', 'không thuộc đối tượng', 'không thuộc diện']],
]

const STATE_OF = new Map(WORDS.flatMap(([state, words]) => words.map((word) => [word, state] as const)))
const STATE_UNMARKED = new Map([...STATE_OF].map(([word, state]) => [foldMarks(word), state] as const))

/** "Trong kỳ không phát sinh", "không phát sinh trong quý III/2023": when it was so is the form's own period. */
const PERIOD = '(?:trong )?(?:kỳ|ky|quý|quy)(?: này| nay| báo cáo| bao cao| [ivx\\d]+(?:[/ -]+\\d{4})?)?'
const WHEN = new RegExp(`^${PERIOD},? (?=\\D)| ${PERIOD}$`, 'u')

const DOTS = /^(?:…|\.\.)[.…]*$/u
const DASHES = /^-+$/u

/** Nobody says in so many letters that there is none. */
const LONGEST = 200

/** Finds what a clean text says about a missing figure ("không phát sinh", "-", "…", "chưa có số liệu"); null if it says none. */
export function findMissing(text: string): Missing | null {
  if (text.length > LONGEST) return null
  const folded = foldText(text)
  const joined = folded.replaceAll(' ', '')
  if (DOTS.test(joined)) return { state: 'not_available', sign: 'dots', remarks: [whyAbsent(text)] }
  if (DASHES.test(joined)) return { state: 'none', sign: 'dash', remarks: [whyDash(text)] }
  return findWords(text, folded.replace(/(?<![\s.;:!])[\s.;:!]+$/u, ''))
}

function findWords(text: string, folded: string): Missing | null {
  const words = folded.replace(WHEN, '')
  const marked = STATE_OF.get(words)
  const state = marked ?? STATE_UNMARKED.get(words)
  if (!state) return null
  const remarks = marked ? [] : [`Chữ ${quote(text)} viết thiếu dấu. Đề nghị ghi đủ dấu.`]
  if (state === 'not_available') remarks.push(whyAbsent(text))
  if (state === 'not_applicable') remarks.push(`Ghi ${quote(text)}: đơn vị không thuộc diện báo cáo chỉ tiêu này. Đề nghị xác nhận.`)
  return { state, sign: 'word', remarks }
}

function whyAbsent(text: string): string {
  return `Ghi ${quote(text)}: hiểu là chưa có số liệu, chưa tính vào tổng. Đề nghị gửi số khi có; nếu không phát sinh, ghi 0.`
}

function whyDash(text: string): string {
  return `Ghi ${quote(text)}: hiểu là không phát sinh. Đề nghị ghi 0; nếu chưa có số liệu, ghi "chưa có số liệu".`
}
