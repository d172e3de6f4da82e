import { printNumber } from '../../parse/printNumber.ts'
import type { EntriesProblem } from '../checkEntries.ts'
import { MAX_CELLS, MAX_FILE_BYTES, MAX_ROWS } from '../limits.ts'
import type { ZipProblem } from '../openZip.ts'
import type { Refusal } from '../sheet.ts'
import type { XmlProblem } from '../xml/xmlScanner.ts'
import type { SheetProblem } from './sheetReader.ts'

export type WorkbookProblem =
  | ZipProblem
  | EntriesProblem
  | SheetProblem
  | XmlProblem
  | 'fileTooLarge'
  | 'noSheets'
  | 'tooManySheets'
  | 'tooManyTexts'
  | 'tooManyStyles'

/** Says why a workbook is not read and what to do; `where` names the sheet and the cell or row, where one is to blame. */
export function refuseWorkbook(problem: WorkbookProblem, where?: string): Refusal {
  const [what, todo] = SENTENCES[problem]
  return { refused: `${what}${where ? ` (${where})` : ''}. ${todo}`, ...(DAMAGED.includes(problem) && { isDamaged: true }) }
}

const DAMAGED: readonly WorkbookProblem[] = ['damaged', 'broken', 'contradictory']

const SAVE_AGAIN = 'Đề nghị mở tệp bằng Excel, chọn "Lưu thành" (Save As), kiểu "Excel Workbook (*.xlsx)" rồi gửi lại.'
const CLEAR_EMPTY = 'Đề nghị xóa các hàng và cột trống đã kẻ khung hoặc tô màu, lưu rồi gửi lại.'
const ONLY_THE_FORMS = 'Đề nghị chỉ giữ các trang của biểu mẫu, bỏ ảnh và trang khác, lưu rồi gửi lại.'

const SENTENCES: Record<WorkbookProblem, [what: string, todo: string]> = {
  damaged: ['Tệp bị hỏng hoặc chép chưa xong', 'Đề nghị mở lại bản gốc bằng Excel, lưu rồi gửi lại.'],
  unsafeName: ['Bên trong tệp có tên trỏ ra ngoài tệp nên không mở, vì lý do an toàn', SAVE_AGAIN],
  tooManyEntries: ['Bên trong tệp có quá nhiều tệp con', ONLY_THE_FORMS],
  tooLarge: ['Nội dung tệp sau khi giải nén quá lớn', ONLY_THE_FORMS],
  inflated: ['Tệp nén chặt khác thường nên không mở, vì lý do an toàn', CLEAR_EMPTY],
  locked: ['Tệp nén có đặt mật khẩu nên không đọc được', 'Đề nghị bỏ mật khẩu rồi gửi lại.'],
  duplicates: ['Bên trong tệp có hai tệp con trùng tên', SAVE_AGAIN],
  fileTooLarge: [`Tệp lớn hơn ${MAX_FILE_BYTES / 1024 / 1024} MB`, ONLY_THE_FORMS],
  doctype: ['Tệp có khai báo DOCTYPE mà Excel không bao giờ ghi nên không mở, vì lý do an toàn', SAVE_AGAIN],
  noSheets: ['Tệp không có trang tính nào', 'Đề nghị kiểm tra có gửi đúng tệp không, rồi gửi lại.'],
  tooManySheets: ['Tệp có quá nhiều trang tính', ONLY_THE_FORMS],
  tooManyTexts: ['Tệp có quá nhiều ô chữ', ONLY_THE_FORMS],
  tooManyRows: [`Tệp có hơn ${printNumber(MAX_ROWS)} hàng, kể cả hàng trống đã định dạng`, CLEAR_EMPTY],
  tooManyCells: [`Tệp có hơn ${printNumber(MAX_CELLS)} ô, kể cả ô trống đã định dạng`, CLEAR_EMPTY],
  tooMuchMerged: ['Tệp có vùng gộp ô quá lớn', 'Đề nghị bỏ gộp ô ở những vùng ngoài biểu mẫu, lưu rồi gửi lại.'],
  tooManyStyles: ['Tệp có quá nhiều kiểu định dạng ô', SAVE_AGAIN],
  broken: ['Nội dung bên trong tệp bị sai cấu trúc', SAVE_AGAIN],
  contradictory: ['Nội dung bên trong tệp bị sai cấu trúc', SAVE_AGAIN],
}
