import { sep } from 'node:path'
import { isConnectionLost } from './isConnectionLost.ts'

/** A fault that is neither the file's nor ours: what is to be done about it, in Vietnamese, and whether the database is out of reach. */
export interface SurroundingsFault {
  advice: string
  isDatabaseLost: boolean
}

/**
 * Why work failed on a file where the reason lies in what is around it: a full or read-only disk, a network folder that went away, a database
 * that does not answer. Null where the fault is the program's own. `dropRoot` is the drop folder: what is missing or in the way there was taken
 * or put there by others.
 */
export function explainSurroundings(error: unknown, dropRoot: string): SurroundingsFault | null {
  for (let each = error, depth = 0; each instanceof Error && depth < DEEPEST_CAUSE; each = each.cause, depth++) {
    const found = isConnectionLost(each) ? DATABASE_LOST : (adviceOf(each as Coded, dropRoot) ?? null)
    if (found) return typeof found === 'string' ? { advice: found, isDatabaseLost: false } : found
  }
  return null
}

const DEEPEST_CAUSE = 5

type Coded = Error & { code?: unknown; syscall?: unknown; path?: unknown; dest?: unknown }

function adviceOf(error: Coded, dropRoot: string): string | undefined {
  const code = String(error.code)
  if (IN_THE_WAY.includes(code)) return isBelow(dropRoot, error) ? MISSING : undefined
  return ADVICE.find(([codes]) => codes.test(code))?.[1]
}

function isBelow(root: string, { path, dest }: Coded): boolean {
  return [path, dest].some((place) => typeof place === 'string' && `${place}${sep}`.startsWith(`${root}${sep}`))
}

const DATABASE_LOST: SurroundingsFault = {
  isDatabaseLost: true,
  advice: 'Mất kết nối với cơ sở dữ liệu. Đề nghị kiểm tra máy chủ PostgreSQL có chạy không và mạng có thông không.',
}

/** Of the drop folder alone: elsewhere such a fault is a part of the program that is missing. */
const IN_THE_WAY = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY']
const MISSING =
  'Một thư mục của thư mục nộp bị mất, hoặc có tệp hay thư mục lạ nằm đúng chỗ cần ghi. Đề nghị kiểm tra ổ mạng còn kết nối không, và các thư mục inbox, outbox, archive, quarantine còn đủ không.'

/** By the system's code, or PostgreSQL's. */
const ADVICE: readonly [codes: RegExp, advice: string][] = [
  [/^(ENOSPC|EDQUOT)$/, 'Ổ đĩa đầy hoặc hết hạn mức. Đề nghị dọn ổ đĩa.'],
  [/^EFBIG$/, 'Hệ thống không cho ghi tệp lớn như vậy. Đề nghị xem giới hạn kích thước tệp (ulimit -f) của tài khoản chạy phần mềm.'],
  [/^EROFS$/, 'Ổ đĩa đang ở chế độ chỉ đọc. Đề nghị xem ổ đĩa có lỗi không, rồi gắn lại để ghi được.'],
  [/^(EACCES|EPERM)$/, 'Không có quyền. Đề nghị cấp quyền đọc và ghi các thư mục cho tài khoản chạy phần mềm.'],
  [/^(EIO|ENXIO)$/, 'Ổ đĩa hoặc ổ mạng báo lỗi khi đọc, ghi. Đề nghị kiểm tra ổ đĩa và kết nối.'],
  [/^(EMFILE|ENFILE)$/, 'Máy đang mở quá nhiều tệp. Đề nghị đóng bớt chương trình hoặc nâng giới hạn (ulimit -n).'],
  [/^(ENOMEM|EAGAIN)$/, 'Máy hết bộ nhớ hoặc hết chỗ cho tiến trình mới. Đề nghị đóng bớt chương trình.'],
  [/^EBUSY$/, 'Chương trình khác đang giữ tệp. Đề nghị đóng chương trình đó.'],
  [
    /^(ESTALE|ENOTCONN|EHOSTDOWN|EHOSTUNREACH|ENETDOWN|ENETUNREACH|ENODEV|ETIMEDOUT)$/,
    'Ổ mạng không trả lời. Đề nghị kiểm tra ổ mạng còn kết nối không.',
  ],
  [/^(53...|58...)$/, 'Máy chủ cơ sở dữ liệu hết chỗ hoặc gặp lỗi. Đề nghị xem ổ đĩa, bộ nhớ và số kết nối của máy chủ PostgreSQL.'],
  [/^25006$/, 'Cơ sở dữ liệu đang ở chế độ chỉ đọc. Đề nghị xem địa chỉ trong DATABASE_URL có phải máy chủ chính không.'],
  [/^(40001|40P01|55P03)$/, 'Cơ sở dữ liệu đang bận vì lệnh khác. Không cần làm gì.'],
]
