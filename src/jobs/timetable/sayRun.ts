import { printInstant } from '../../parse/printInstant.ts'
import type { JobRun } from '../../store/jobRuns.ts'

/** "xong: đã nhận 3 tệp"; "lỗi lần 2, thử lại lúc …: …". */
export function sayRun({ state, attempt, host, startedAt, nextTryAt, result, error }: JobRun): string {
  switch (state) {
    case 'ok':
      return `xong: ${result}`
    case 'running':
      return `đang chạy trên ${host} từ ${printInstant(startedAt)}`
    case 'failed':
      return `lỗi lần ${attempt}, thử lại lúc ${printInstant(nextTryAt ?? startedAt)}: ${error}`
    case 'given_up':
      return `lỗi ${attempt} lần, đã thôi thử lại: ${error}`
  }
}
