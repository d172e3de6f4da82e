import { StyleTable } from './styleTable.ts'
import { readAttributes, type Tag } from './walkTags.ts'

interface NamedStyle {
  parent: string | undefined
  format?: string
  font?: string
}

/** The styles of an XML Spreadsheet, taken tag by tag as they come; `placeOf` gives a cell's style a place in `table`. */
export class Xml2003Styles {
  readonly table = new StyleTable()
  #styles = new Map<string, NamedStyle>()
  #places = new Map<string, number>()
  #open: NamedStyle | null = null

  take(tag: Tag): void {
    if (tag.kind === 'close') return
    const attributes = readAttributes(tag.attributes)
    if (tag.name === 'Style') {
      this.#open = { parent: attribute(attributes, 'Parent') }
      this.#styles.set(attribute(attributes, 'ID') ?? '', this.#open)
    }
    const [format, font] = [attribute(attributes, 'Format'), attribute(attributes, 'FontName')]
    if (this.#open && tag.name === 'NumberFormat' && format !== undefined) this.#open.format = FORMATS.get(format) ?? format
    if (this.#open && tag.name === 'Font' && font !== undefined) this.#open.font = font
  }

  placeOf(id: string): number {
    const known = this.#places.get(id)
    if (known !== undefined) return known
    const { format = '', font } = this.#resolve(id)
    const place = this.table.placeOf(format, font)
    this.#places.set(id, place)
    return place
  }

  /** A style takes what it does not say from its parent, and every style from the one called Default. */
  #resolve(id: string): { format?: string; font?: string } {
    const { format, font } = this.#styles.get('Default') ?? {}
    const found = { ...(format !== undefined && { format }), ...(font !== undefined && { font }) }
    const line: NamedStyle[] = []
    for (let style = this.#styles.get(id); style && line.length < MOST_PARENTS; style = this.#styles.get(style.parent ?? ''))
      line.unshift(style)
    for (const style of line) {
      if (style.format !== undefined) found.format = style.format
      if (style.font !== undefined) found.font = style.font
    }
    return found
  }
}

const MOST_PARENTS = 20

/** An attribute by its name; writers give it the prefix "ss:", or none. */
export function attribute(attributes: ReadonlyMap<string, string>, name: string): string | undefined {
  return attributes.get(`ss:${name}`) ?? attributes.get(name)
}

/** Formats that have a name, as codes; days are shown in the order of the reader's country. */
const FORMATS = new Map([
  ['General', ''],
  ['General Number', ''],
  ['General Date', 'dd/mm/yyyy hh:mm'],
  ['Long Date', 'dd mmmm yyyy'],
  ['Medium Date', 'dd-mmm-yy'],
  ['Short Date', 'dd/mm/yyyy'],
  ['Long Time', 'hh:mm:ss'],
  ['Medium Time', 'hh:mm AM/PM'],
  ['Short Time', 'hh:mm'],
  ['Currency', '#,##0.00'],
  ['Euro Currency', '#,##0.00'],
  ['Fixed', '0.00'],
  ['Standard', '#,##0.00'],
  ['Percent', '0.00%'],
  ['Scientific', '0.00E+00'],
])
