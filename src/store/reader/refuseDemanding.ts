import type { Refusal } from '../../read/sheet.ts'
import type { Exceeded } from './watchProcess.ts'

/** Says of a file that it is more than can be read safely, and how to make it less. */
export function refuseDemanding(what: Exceeded): Refusal {
  return { refused: `${SENTENCES[what]} ${SMALLER}` }
}

const SENTENCES: Record<Exceeded, string> = {
  memory: 'Tệp cần quá nhiều bộ nhớ để đọc nên không nhận, vì lý do an toàn.',
  time: 'Đọc tệp mất quá nhiều thời gian nên không nhận, vì lý do an toàn.',
}

const SMALLER =
  'Đề nghị chỉ giữ các trang của biểu mẫu, xóa các hàng và cột trống đã kẻ khung hoặc tô màu, bỏ ảnh, lưu thành tệp mới rồi gửi lại.'
