import type { CellStyle } from '../packed/packedWorkbook.ts'
import type { StyleOfCells } from './readStyles.ts'

/** The styles of a workbook's cells, with those that a text's own font adds. */
export class StyleTable {
  #styles: StyleOfCells[]
  #variants = new Map<string, number>()

  constructor(styles: readonly StyleOfCells[]) {
    this.#styles = [...styles]
  }

  /** The place of the style that a cell names; the first where it names one that there is not. */
  placeOf(named: number): number {
    return named > 0 && named < this.#styles.length ? named : 0
  }

  isDate(place: number): boolean {
    return this.#styles[place]?.isDate === true
  }

  /** The place of the same style in another font. */
  withFont(place: number, font: string): number {
    const style = this.#styles[place]
    if (!style || style.font === font || this.#styles.length >= MOST_PLACES) return place
    const key = `${place} ${font}`
    const known = this.#variants.get(key)
    if (known !== undefined) return known
    const added = this.#styles.push({ ...style, font }) - 1
    this.#variants.set(key, added)
    return added
  }

  /** All styles, by their place. */
  list(): CellStyle[] {
    return this.#styles.map(({ format, font }) => ({ format, ...(font !== undefined && { font }) }))
  }
}

/** A packed cell names its style in 16 bits. */
const MOST_PLACES = 65_536
