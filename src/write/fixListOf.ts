import { EXPLANATION_SHEET } from '../pipeline/explanationSheet.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { FixList } from './mark/fixList.ts'
import { KEPT, type Receipt } from './receipt/receipt.ts'

/** What a submission's own workbook is marked with: its findings, and above them what the receipt says of it. */
export function fixListOf({ status, verdict, means, about }: Receipt, findings: readonly Finding[], labels: FixList['labels']): FixList {
  const kept = status === 'returned' ? KEPT : 'Số liệu của tệp đã được tính; bản sửa, nếu có, sẽ thay bản này.'
  return {
    head: [
      ...about.filter(([label]) => !UNWANTED.has(label)),
      ['Kết quả', `${verdict} ${means[0] ?? ''}`.trimEnd()],
      ['Đã giữ', kept],
      ['Cách làm', status === 'returned' ? MEND : CONFIRM],
    ],
    findings,
    labels,
  }
}

/** For the office's archive; a clerk has the receipt for them. */
const UNWANTED = new Set(['SHA-256', 'Số liệu đã đọc'])

const MEND =
  'Bấm vào tên ô ở cột "Ô" để tới đúng chỗ. Sửa các ô tô đỏ, xem các ô tô cam (ghi chú ở góc ô nói vì sao), lưu rồi nộp lại chính tệp này; không cần xóa trang này.'
const CONFIRM = `Bấm vào tên ô ở cột "Ô" để tới đúng chỗ. Số đúng thì ghi giải trình (cột Giải trình của dòng, hoặc trang ${EXPLANATION_SHEET}), số sai thì sửa; lưu rồi nộp lại chính tệp này. Không cần xóa trang này.`
