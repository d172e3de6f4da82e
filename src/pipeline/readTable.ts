import { readFile } from 'node:fs/promises'
import type { ZodType } from 'zod'

/** One row of a CSV with the line it stands on. */
export interface TableRow<T> {
  line: number
  row: T
}

/**
 * Reads a CSV of definitions (UTF-8, commas, a heading line). A file that is not there has no rows.
 * Throws with file and line where a row does not fit the shape.
 */
export async function readTable<T>(file: string, shape: ZodType<T>): Promise<TableRow<T>[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const { parse } = await import('csv-parse/sync')
  const records: { record: unknown; info: { lines: number } }[] = parse(text, {
    columns: true,
    bom: true,
    info: true,
    skip_empty_lines: true,
    trim: true,
    comment: '#',
    comment_no_infix: true,
  })
  return records.map(({ record, info }) => {
    const parsed = shape.safeParse(record)
    if (parsed.success) return { line: info.lines, row: parsed.data }
    const [issue] = parsed.error.issues
    throw new Error(`${file}, line ${info.lines}: ${issue?.path.join('.')}: ${issue?.message}`)
  })
}
