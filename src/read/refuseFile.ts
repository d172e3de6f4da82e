import type { Refusal } from './sheet.ts'
import type { FileKind } from './sniffFile.ts'

/** Says what a file is that cannot be read, and what to send instead. */
export function refuseFile(kind: RefusedKind): Refusal {
  return { refused: SENTENCES[kind], ...(LOOKS_UNFINISHED.includes(kind) && { isDamaged: true }) }
}

/** An .xls shows nothing that is known where the list of its streams has not come. */
const LOOKS_UNFINISHED: readonly RefusedKind[] = ['empty', 'damaged', 'unknown']

/** Every kind that is not read. */
export type RefusedKind = Exclude<FileKind, 'xlsx' | 'text' | 'xls' | 'ods' | 'xml2003' | 'html'>

const SAVE_AS_XLSX = 'Đề nghị mở bằng Excel, chọn "Lưu thành" (Save As), kiểu "Excel Workbook (*.xlsx)" rồi gửi lại.'
const SEND_THE_FORM = 'Đề nghị nhập số liệu vào biểu mẫu Excel (.xlsx) rồi gửi lại.'

const SENTENCES: Record<RefusedKind, string> = {
  empty: 'Tệp rỗng, không có dữ liệu nào. Đề nghị kiểm tra lại bản gốc rồi gửi lại.',
  encrypted:
    'Tệp đặt mật khẩu mở nên không đọc được. Đề nghị mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi gửi lại.',
  xlsBefore95: `Đây là tệp Excel đời trước năm 1995, không đọc được. ${SAVE_AS_XLSX}`,
  xlsb: `Đây là sổ Excel dạng nhị phân (.xlsb), chưa đọc được. ${SAVE_AS_XLSX}`,
  mhtml: `Đây là trang web một tệp (MHTML) mang tên tệp Excel, chưa đọc được. ${SAVE_AS_XLSX}`,
  numbers: 'Đây là bảng tính Numbers của máy Apple. Đề nghị xuất thành kiểu Excel (.xlsx) rồi gửi lại.',
  word: `Đây là văn bản Word, không phải bảng tính. ${SEND_THE_FORM}`,
  powerpoint: `Đây là tệp trình chiếu, không phải bảng tính. ${SEND_THE_FORM}`,
  pdf: 'Đây là tệp PDF, không phải bảng tính. Đề nghị gửi chính tệp Excel (.xlsx) đã dùng để in ra bản PDF này.',
  image: `Đây là ảnh (ảnh chụp hoặc bản quét), không phải bảng tính. ${SEND_THE_FORM}`,
  archive: 'Đây là tệp nén, bên trong không phải là một sổ Excel. Đề nghị giải nén rồi gửi từng tệp Excel (.xlsx).',
  damaged: 'Tệp bị hỏng hoặc chép chưa xong (thiếu phần cuối). Đề nghị mở lại bản gốc bằng Excel, lưu rồi gửi lại.',
  unsafeZip: `Bên trong tệp có tên trỏ ra ngoài tệp nên không mở, vì lý do an toàn. ${SAVE_AS_XLSX}`,
  unknown: 'Không nhận ra đây là loại tệp gì. Đề nghị gửi tệp Excel (.xlsx) theo biểu mẫu, hoặc tệp CSV UTF-8.',
}
