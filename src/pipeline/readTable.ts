import { readFile } from 'node:fs/promises'
import type { ZodType } from 'zod'

/** One row of a CSV with the file and line it stands on. */
export interface TableRow<T> {
  file: string
  line: number
  row: T
}

/**
 * Reads a CSV of definitions (UTF-8, commas, a heading line). A file that is not there has no rows.
 * Throws with file and line where a row does not fit the shape.
 */
export async function readTable<T>(file: string, shape: ZodType<T>): Promise<TableRow<T>[]> {
  const records = await parseRecords(file, await readText(file))
  return records.map(({ record, info }) => {
    const parsed = shape.safeParse(record)
    if (parsed.success) return { file, line: info.lines, row: parsed.data }
    const [issue] = parsed.error.issues
    throw new Error(`${file}, line ${info.lines}: ${issue?.path.join('.')}: ${issue?.message}`)
  })
}

async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (text.includes('\uFFFD')) throw new Error(`${file} is not UTF-8`)
  return text
}

async function parseRecords(file: string, text: string): Promise<{ record: unknown; info: { lines: number } }[]> {
  const { parse } = await import('csv-parse/sync')
  try {
    return parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true, trim: true, comment: '#', comment_no_infix: true })
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}
