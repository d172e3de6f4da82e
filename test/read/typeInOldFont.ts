import { encodeLegacy } from '../../fixtures/rule-cases/encodeLegacy.ts'
import { CELL_KINDS, type CellStyle, type PackedWorkbook } from '../../src/read/packed/packedWorkbook.ts'

const FONTS = { tcvn3: '.VnTime', vni: 'VNI-Times' } as const

/** A workbook as it would be if all of its text had been typed in an older font; `isNamed` tells whether its cells name that, or no font. */
export function typeInOldFont(packed: PackedWorkbook, encoding: keyof typeof FONTS, isNamed: boolean): PackedWorkbook {
  const { head, kinds, styles, textStarts } = packed
  const bytes = Buffer.from(packed.textBytes)
  const texts = Array.from({ length: textStarts.length - 1 }, (_, index) =>
    bytes.toString('utf8', textStarts[index], textStarts[index + 1]),
  )
  const typed = texts.map((text) => Buffer.from(encodeLegacy(text.normalize('NFC').replaceAll('Ð', 'Đ'), encoding)))
  const inFont: CellStyle[] = head.styles.map((style) => ({ ...style, font: FONTS[encoding] }))
  const isText = (at: number) => CELL_KINDS[kinds[at] ?? 0] === 'text'
  return {
    ...packed,
    head: { ...head, styles: isNamed ? [...head.styles, ...inFont] : head.styles.map(({ format }) => ({ format })) },
    styles: isNamed ? styles.map((style, at) => (isText(at) ? style + head.styles.length : style)) : styles,
    textBytes: Buffer.concat(typed),
    textStarts: startsOf(typed),
  }
}

function startsOf(texts: readonly Uint8Array[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1)
  for (const [index, { length }] of texts.entries()) starts[index + 1] = (starts[index] ?? 0) + length
  return starts
}
