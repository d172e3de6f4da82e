import { isDateFormat } from '../parse/isDateFormat.ts'
import { readAttributes, type Tag, walkTags } from './walkTags.ts'

/** A number format as the file writes it; the code is '' for General. */
export interface NumberFormat {
  code: string
  isDate: boolean
}

/**
 * The number format of every cell style, by the style's number. Read here because exceljs drops the escapes of
 * a format, which turns `0\%` (a number with a sign behind it) into a percentage.
 */
export function readFormats(styles: string | undefined): NumberFormat[] {
  const codes = new Map(BUILT_IN)
  const used: number[] = []
  let list = ''
  for (const tag of walkTags(styles ?? '')) {
    if (tag.name === 'numFmts' || tag.name === 'cellXfs') list = tag.kind === 'open' ? tag.name : ''
    else if (tag.kind === 'close') continue
    else if (list === 'numFmts' && tag.name === 'numFmt') addCode(codes, tag)
    else if (list === 'cellXfs' && tag.name === 'xf') used.push(Number(readAttributes(tag.attributes).get('numFmtId') ?? 0))
  }
  return used.map((id) => ({ code: codes.get(id) ?? '', isDate: isDateFormat(codes.get(id) ?? '') }))
}

function addCode(codes: Map<number, string>, tag: Tag): void {
  const attributes = readAttributes(tag.attributes)
  const code = attributes.get('formatCode') ?? ''
  codes.set(Number(attributes.get('numFmtId')), /^general$/i.test(code) ? '' : code)
}

/** ECMA-376 part 1, 18.8.30; 14 to 17 and 22 are shown in the order of the reader's country. */
export const BUILT_IN: [id: number, code: string][] = [
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
