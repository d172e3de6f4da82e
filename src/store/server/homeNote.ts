import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { writeWhole } from './writeWhole.ts'

/** What home.json says about the home's database. Nothing secret, and no address of an external one. */
export type HomeNote = { kind: 'external' } | { kind: 'embedded'; major: number; port: number }

/** The note in home.json; null where there is none yet. */
export function readHomeNote(home: string): HomeNote | null {
  return (readHome(home).database as HomeNote | undefined) ?? null
}

/** Writes the note into home.json beside what others keep there; null takes it out. Writes nothing if nothing changes. */
export function saveHomeNote(home: string, note: HomeNote | null): void {
  const { database, ...rest } = readHome(home)
  if (JSON.stringify(database) === JSON.stringify(note ?? undefined)) return
  writeWhole(fileOf(home), `${JSON.stringify(note ? { ...rest, database: note } : rest, null, 2)}\n`, 0o644)
}

function readHome(home: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new CannotOpenServer(
      `Không đọc được ${fileOf(home)}, nơi ghi thư mục này dùng cơ sở dữ liệu nào. Đề nghị khôi phục tệp này từ bản sao lưu.`,
      { cause: error },
    )
  }
}

function fileOf(home: string): string {
  return join(home, 'home.json')
}
