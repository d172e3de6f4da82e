import type { TableRow } from './readTable.ts'

/**
 * Returns the rows that hold: a later table's row wins over an earlier one's with the same key.
 * Throws with file and line where one table has a key twice.
 */
export function keepLatest<T>(rows: readonly TableRow<T>[], keyOf: (row: T) => string): TableRow<T>[] {
  const latest = new Map<string, TableRow<T>>()
  for (const entry of rows) {
    const key = keyOf(entry.row)
    const earlier = latest.get(key)
    if (earlier?.file === entry.file) throw new Error(`${entry.file}, line ${entry.line}: ${key} is also described on line ${earlier.line}`)
    latest.set(key, entry)
  }
  return [...latest.values()]
}
