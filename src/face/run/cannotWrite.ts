import { WrongUsage } from '../../jobs/pipelineOf.ts'

/** Says in a sentence why a folder could not be written to: it is the caller's to put right. Any other error comes back as it is. */
export function cannotWrite(folder: string, error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException | null)?.code ?? '']
  return reason === undefined ? error : new WrongUsage(`Không ghi được vào thư mục ${folder}: ${reason}`)
}

const NOT_ALLOWED = 'không có quyền ghi ở đó, hoặc tệp mẫu cũ đang mở. Đề nghị đóng tệp, cấp quyền, hoặc chọn thư mục khác.'
const NOT_A_FOLDER = 'ở đó đã có một tệp, không phải thư mục. Đề nghị chọn thư mục khác.'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EBUSY: NOT_ALLOWED,
  EROFS: 'nơi đó chỉ cho đọc. Đề nghị chọn thư mục khác.',
  EEXIST: NOT_A_FOLDER,
  ENOTDIR: NOT_A_FOLDER,
  EISDIR: 'ở đó có một thư mục trùng tên với tệp mẫu. Đề nghị chọn thư mục khác.',
  ENOSPC: 'ổ đĩa đã đầy. Đề nghị dọn ổ đĩa, hoặc chọn nơi khác.',
}
