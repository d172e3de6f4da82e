import { printNumber } from '../../parse/printNumber.ts'
import { MAX_CELLS, MAX_FILE_BYTES, MAX_ROWS } from '../limits.ts'
import type { Refusal } from '../sheet.ts'

/** What is wrong with a file of an older or another format. */
export type OlderProblem =
  | 'fileTooLarge'
  | 'tooManySheets'
  | 'tooManyRows'
  | 'tooManyCells'
  | 'tooMuch'
  | 'tooMuchMerged'
  | 'contradictory'
  | 'unusual'
  | 'doctype'
  | 'noSheets'
  | 'noTable'
  | 'unknownLetters'

/** Says why a file is not read, and what to do; `where` names the sheet or the row, where one is to blame. */
export function refuseOlder(problem: OlderProblem, where?: string): Refusal {
  const [what, todo] = SENTENCES[problem]
  return { refused: `${what}${where ? ` (${where})` : ''}. ${todo}`, ...(DAMAGED.includes(problem) && { isDamaged: true }) }
}

/** One whose cells have not come yet has none. */
const DAMAGED: readonly OlderProblem[] = ['contradictory', 'noSheets']

const SAVE_AS_XLSX = 'Đề nghị mở tệp, lưu lại thành kiểu "Excel Workbook (*.xlsx)" rồi gửi lại.'
const ONLY_THE_FORMS = 'Đề nghị chỉ giữ các trang của biểu mẫu, lưu lại thành kiểu "Excel Workbook (*.xlsx)" rồi gửi lại.'

const SENTENCES: Record<OlderProblem, [what: string, todo: string]> = {
  fileTooLarge: [`Tệp lớn hơn ${MAX_FILE_BYTES / 1024 / 1024} MB`, ONLY_THE_FORMS],
  tooManySheets: ['Tệp có quá nhiều trang tính', ONLY_THE_FORMS],
  tooManyRows: [`Tệp có hơn ${printNumber(MAX_ROWS)} hàng có nội dung`, ONLY_THE_FORMS],
  tooManyCells: [`Tệp có hơn ${printNumber(MAX_CELLS)} ô có nội dung`, ONLY_THE_FORMS],
  tooMuch: ['Nội dung tệp quá lớn', ONLY_THE_FORMS],
  tooMuchMerged: ['Tệp có vùng gộp ô quá lớn', 'Đề nghị bỏ gộp ô ở những vùng ngoài biểu mẫu, lưu rồi gửi lại.'],
  contradictory: ['Nội dung bên trong tệp bị hỏng hoặc sai cấu trúc nên không đọc được', SAVE_AS_XLSX],
  unusual: ['Tệp do phần mềm khác ghi, theo cách chưa đọc được', SAVE_AS_XLSX],
  doctype: ['Tệp có khai báo DOCTYPE mà bảng tính không bao giờ có nên không mở, vì lý do an toàn', SAVE_AS_XLSX],
  noSheets: ['Tệp không có trang tính nào', 'Đề nghị kiểm tra có gửi đúng tệp không, rồi gửi lại.'],
  noTable: ['Tệp là trang web (HTML), bên trong không có bảng nào', 'Đề nghị nhập số liệu vào biểu mẫu Excel (.xlsx) rồi gửi lại.'],
  unknownLetters: ['Chữ trong tệp không theo bảng mã nào đọc được', SAVE_AS_XLSX],
}
