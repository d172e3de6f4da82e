import type { CellStyle } from '../packed/packedWorkbook.ts'
import { BUILT_IN_FORMATS } from '../xlsx/readStyles.ts'
import type { BiffBook } from './walkBiff.ts'

/** The styles of an .xls in its own numbering: number format and font of each. */
export function listBiffStyles({ styles, fonts, formats }: BiffBook, decode: (text: string) => string): CellStyle[] {
  const codes = new Map([...BUILT_IN_FORMATS, ...[...formats].map(([id, code]) => [id, decode(code)] as const)])
  const listed = styles.map(({ font, format }) => {
    const code = codes.get(format) ?? ''
    const name = decode(fonts[font > GAP ? font - 1 : font] ?? '')
    return { format: /^general$/i.test(code) ? '' : code, ...(name && { font: name }) }
  })
  return listed.length > 0 ? listed : [{ format: '' }]
}

/** There is no font 4: the numbering leaves it out. */
const GAP = 3
