import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotOpenServer } from './server/cannotOpenServer.ts'
import { writeWhole } from './server/writeWhole.ts'

/** What a home notes about itself in home.json, by subject; nothing where it has noted nothing yet. Throws CannotOpenServer where it is unreadable. */
export function readHomeFile(home: string): Record<string, unknown> {
  const file = join(home, 'home.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new CannotOpenServer(
      `Không đọc được ${file}, nơi ghi thư mục này dùng cơ sở dữ liệu nào. Đề nghị khôi phục tệp này từ bản sao lưu.`,
      { cause: error },
    )
  }
}

/** Notes something under a subject beside what is noted under others; null takes it out. Writes nothing if nothing changes. */
export function saveInHomeFile(home: string, subject: string, note: unknown): void {
  const { [subject]: before, ...rest } = readHomeFile(home)
  if (JSON.stringify(before) === JSON.stringify(note ?? undefined)) return
  writeWhole(join(home, 'home.json'), `${JSON.stringify(note ? { ...rest, [subject]: note } : rest, null, 2)}\n`, 0o644)
}
