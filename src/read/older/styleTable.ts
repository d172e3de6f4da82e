import type { CellStyle } from '../packed/packedWorkbook.ts'

/** The styles that a workbook's cells have, each once; the first is General. */
export class StyleTable {
  readonly styles: CellStyle[] = [{ format: '' }]
  #places = new Map<string, number>([['\n', 0]])

  placeOf(format: string, font = ''): number {
    const code = /^general$/i.test(format) ? '' : format
    const key = `${code}\n${font}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.styles.push(font ? { format: code, font } : { format: code }) - 1
    this.#places.set(key, place)
    return place
  }
}
