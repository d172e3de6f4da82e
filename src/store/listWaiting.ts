import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LeaveAlone } from './drop.ts'
import { DropFolderGone } from './dropFolderGone.ts'
import { orderOfArrival } from './orderOfArrival.ts'
import { whyNotOpened } from './whyNotOpened.ts'

/** Where a file of the inbox lies. */
export interface Place {
  path: string
  /** The unit's folder inside the inbox; empty for the common inbox. */
  folder: string
}

/** The files of the inbox and of its unit folders, in the order they came; and, told to `leaveAlone`, what is none. Throws DropFolderGone. */
export async function listWaiting(inbox: string, leaveAlone: LeaveAlone): Promise<Place[]> {
  const here = await readdir(inbox, { withFileTypes: true }).catch((cause) => Promise.reject(new DropFolderGone(inbox, cause)))
  const folders = here.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const found: (Place & { mtimeMs: number; ctimeMs: number })[] = []
  for (const folder of ['', ...folders.map(({ name }) => name)]) {
    const leave = (path: string) => (error: NodeJS.ErrnoException) => {
      leaveAlone(path, ...whyNotOpened(path, error))
    }
    const entries = await readdir(join(inbox, folder), { withFileTypes: true }).catch(leave(join(inbox, folder)))
    for (const entry of entries ?? []) {
      if (folder === '' && entry.isDirectory()) continue
      const path = join(inbox, folder, entry.name)
      const why = whyLeftAlone(entry)
      if (why) leaveAlone(path, why, false)
      const status = why ? undefined : await stat(path).catch(leave(path))
      if (status) found.push({ path, folder, mtimeMs: status.mtimeMs, ctimeMs: status.ctimeMs })
    }
  }
  return orderOfArrival(found)
}

/** Why an entry is no return: what programs leave beside the real ones, and what is no file. */
function whyLeftAlone(entry: Dirent): string | null {
  const name = entry.name.normalize('NFC')
  if (/^(~\$|\.~lock\.)/.test(name)) return 'tệp khóa của chương trình bảng tính'
  if (/^(desktop\.ini|thumbs\.db)$/i.test(name) || name.startsWith('.')) return 'tệp của hệ thống'
  if (/\.(tmp|part|partial|crdownload|filepart)$/i.test(name) || name.startsWith('~')) return 'tệp tạm'
  if (/conflicted copy|sync-conflict|bản sao xung đột/i.test(name)) return 'bản xung đột do đồng bộ'
  if (entry.isDirectory()) return 'thư mục con không được nhận'
  return entry.isFile() ? null : 'không phải tệp thường'
}
