import { openBook } from './openBook.ts'
import { elementsOf } from './parseXml.ts'

/** How many of each a workbook's table of styles has. */
export function countStyles(bytes: Uint8Array): Record<string, number> {
  const { styles } = openBook(bytes)
  return Object.fromEntries(styles ? elementsOf(styles).map((table) => [table.name, elementsOf(table).length]) : [])
}
