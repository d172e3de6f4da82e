import { once } from 'node:events'
import type { Transaction } from './database.ts'

const ROWS_AT_ONCE = 500

/** Loads rows with COPY. Values are text, number, boolean, an array of codes, or null; names of table and columns are ours, never input. */
export async function copyRows(
  { client }: Transaction,
  { table, columns, rows }: { table: string; columns: readonly string[]; rows: readonly (readonly CopyValue[])[] },
): Promise<void> {
  if (rows.length === 0) return
  const { from } = await import('pg-copy-streams')
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  const finished = once(stream, 'finish')
  finished.catch(() => {}) // a row that is refused while we wait below fails that wait too
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const lines = rows.slice(first, first + ROWS_AT_ONCE).map((row) => `${row.map(encode).join('\t')}\n`)
    if (!stream.write(lines.join(''))) await once(stream, 'drain')
  }
  stream.end()
  await finished
}

export type CopyValue = string | number | boolean | null

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** PostgreSQL's text format. A NUL cannot be stored in a text: the sign for it stands instead. */
function encode(value: CopyValue): string {
  if (value === null) return '\\N'
  return String(value)
    .replaceAll('\0', '␀')
    .replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
}
