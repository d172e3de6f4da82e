import { dirname } from 'node:path'

/** Thrown where a drop folder that was there is not: a network folder that went away, most likely. Nothing is made in its place. */
export class DropFolderGone extends Error {
  override name = 'DropFolderGone'

  constructor(inbox: string, cause?: unknown) {
    const code = (cause as NodeJS.ErrnoException | undefined)?.code
    super(
      `Không mở được thư mục nộp ${inbox}${code ? ` (${code})` : ''}, dù trước đây có. Đề nghị kiểm tra ổ mạng còn kết nối không, rồi chạy lại. ` +
        `Nếu muốn bắt đầu lại với thư mục trống, đề nghị tự tạo thư mục "inbox" trong ${dirname(inbox)}.`,
      { cause },
    )
  }
}
