import { printNumber } from '../parse/printNumber.ts'
import { compareArchive } from '../store/compareArchive.ts'
import type { Store } from '../store/store.ts'
import type { Diagnosis } from './doctor.ts'

/** Whether the archive and the database tell of the same files. */
export async function lookAtArchive(store: Store): Promise<Diagnosis> {
  const name = 'Tệp gốc'
  const { missing, unknown } = await compareArchive(store)
  if (missing.length > 0) {
    const seen = `thiếu ${printNumber(missing.length)} tệp gốc mà cơ sở dữ liệu có: ${missing.slice(0, 3).join(', ')}`
    return {
      name,
      isWell: false,
      seen,
      advice: `Đề nghị chép lại từ bản sao lưu vào ${store.drop.folders.archive}. Số liệu đã nhận không đổi.`,
    }
  }
  if (unknown.length === 0) return { name, isWell: true, seen: 'kho lưu và cơ sở dữ liệu khớp nhau', advice: null }
  const seen = `${printNumber(unknown.length)} tệp trong kho chưa gắn với lần nộp nào: ${unknown.slice(0, 3).join(', ')}`
  const advice = 'Thường là tệp đang chờ nhận, hoặc người gửi đã lấy lại. Nếu là báo cáo chưa được trả lời, đề nghị chép vào inbox.'
  return { name, isWell: true, seen, advice }
}
