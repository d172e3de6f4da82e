import { MAX_CSV_FIELDS, MAX_FILE_BYTES } from '../../src/read/limits.ts'
import { registerRows } from './registerRows.ts'

/** Of the register's columns those of the CSV: STT, Mã CĐCS, Tên CĐCS, Khối, Ngành, Số lao động, Số đoàn viên, Ghi chú. */
const PLACES = [0, 1, 2, 3, 5, 6, 8, 11]
export const CSV_WIDTH = PLACES.length

/** Builds a CSV of eight columns with so many rows, or as many as a file may have. */
export function buildCsv(count: number): { bytes: Uint8Array; rows: number } {
  const lines: Buffer[] = []
  let size = 0
  for (const row of registerRows(Math.min(count, Math.floor(MAX_CSV_FIELDS / CSV_WIDTH)))) {
    const line = Buffer.from(`${PLACES.map((place) => printField(row[place])).join(',')}\r\n`)
    if (size + line.length > MAX_FILE_BYTES) break
    size += line.length
    lines.push(line)
  }
  return { bytes: Buffer.concat(lines), rows: lines.length }
}

function printField(value: string | number | null | undefined): string {
  const text = String(value ?? '')
  return text.includes(',') ? `"${text}"` : text
}
