import { isDateFormat } from '../../parse/isDateFormat.ts'
import type { CellStyle } from '../packed/packedWorkbook.ts'
import type { XmlVisitor } from '../xml/xmlScanner.ts'
import type { XmlTag } from '../xml/xmlTag.ts'

/** How cells look that share a style, and whether their numbers are days. */
export interface StyleOfCells extends CellStyle {
  isDate: boolean
}

/**
 * Reads the styles of a workbook's cells: number format (as it is written, '' for General) and font, by the style's number. Format codes keep their
 * escapes: `0\%` is a number with a sign behind it, not a percentage.
 */
export class StyleReader implements XmlVisitor<'tooManyStyles'> {
  readonly wantsText = false
  #codes = new Map(BUILT_IN)
  #fonts: string[] = []
  #cells: { format: number; font: number }[] = []
  #list = ''

  open(tag: XmlTag): 'tooManyStyles' | undefined {
    if (LISTS.has(tag.name)) this.#list = tag.name
    else if (tag.name === 'numFmt' && this.#list === 'numFmts') this.#addCode(tag)
    else if (tag.name === 'font' && this.#list === 'fonts') this.#fonts.push('')
    else if (tag.name === 'name' && this.#list === 'fonts') this.#fonts[this.#fonts.length - 1] = tag.attribute('val') ?? ''
    else if (tag.name === 'xf' && this.#list === 'cellXfs') this.#addCell(tag)
    return Math.max(this.#codes.size, this.#fonts.length, this.#cells.length) > MOST_STYLES ? 'tooManyStyles' : undefined
  }

  close(name: string): undefined {
    if (name === this.#list) this.#list = ''
  }

  text(): undefined {}

  /** The styles in order; one that is General where the workbook has none. */
  styles(): StyleOfCells[] {
    const styles = this.#cells.map(({ format, font }) => this.#style(this.#codes.get(format) ?? '', this.#fonts[font] ?? ''))
    return styles.length > 0 ? styles : [this.#style('', '')]
  }

  #style(format: string, font: string): StyleOfCells {
    return { format, isDate: isDateFormat(format), ...(font !== '' && { font }) }
  }

  #addCode(tag: XmlTag): void {
    const code = tag.attribute('formatCode') ?? ''
    this.#codes.set(Number(tag.attribute('numFmtId')), /^general$/i.test(code) ? '' : code.slice(0, LONGEST_FORMAT))
  }

  #addCell(tag: XmlTag): void {
    this.#cells.push({ format: Number(tag.attribute('numFmtId') ?? 0), font: Number(tag.attribute('fontId') ?? -1) })
  }
}

const LISTS = new Set(['numFmts', 'fonts', 'cellXfs', 'cellStyleXfs', 'dxfs'])

/** Excel itself keeps 65,490 cell styles and 255 letters of a format. */
const MOST_STYLES = 65_500
const LONGEST_FORMAT = 255

/** ECMA-376 part 1, 18.8.30; 14 to 17 and 22 are shown in the order of the reader's country. */
const BUILT_IN: [id: number, code: string][] = [
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'mm-dd-yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]
