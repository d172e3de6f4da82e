import { describe, expect, test } from 'vitest'
import type { RawCell } from '../../../src/parse/rawCell.ts'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import { buildCell, type XlsxParts } from '../buildXlsx.ts'

async function readA1(cell: string, parts?: Omit<XlsxParts, 'sheets'>): Promise<RawCell | undefined> {
  const workbook = await readWorkbook(buildCell(cell, parts), 'x.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  return workbook.sheets[0]?.rows[0]?.cells[0]
}

const at = { sheet: 'BIỂU', cell: 'A1' }

describe('a formula gives the result that is stored', () => {
  const CASES: [cell: string, expected: Partial<RawCell>][] = [
    ['<c r="A1"><f>1-1</f><v>0</v></c>', { kind: 'number', value: 0, raw: '0' }],
    ['<c r="A1" t="b"><f>1=2</f><v>0</v></c>', { kind: 'boolean', value: false, raw: 'FALSE' }],
    ['<c r="A1" t="b"><f>1=1</f><v>1</v></c>', { kind: 'boolean', value: true, raw: 'TRUE' }],
    ['<c r="A1" t="str"><f>T("Đạt")</f><v>Đạt</v></c>', { kind: 'text', value: 'Đạt', raw: 'Đạt' }],
    ['<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', value: '#DIV/0!', raw: '#DIV/0!' }],
    ['<c r="A1"><f>SUM(B1:B2)</f></c>', { kind: 'error', value: '#CHƯA TÍNH', formula: 'SUM(B1:B2)' }],
    ['<c r="A1"><f>SUM(B1:B2)</f><v></v></c>', { kind: 'error', value: '#CHƯA TÍNH' }],
  ]
  test.each(CASES)('%s', async (cell, expected) => {
    expect(await readA1(cell)).toMatchObject({ at, ...expected })
  })

  test('and is blank where the result is an empty text', async () => {
    expect(await readA1('<c r="A1" t="str"><f>IF(B1=1,2,"")</f><v></v></c>')).toBeUndefined()
  })

  test('also where the cell is formatted as a date and the result is a text, a truth value or an error', async () => {
    const formats = ['dd/mm/yyyy']
    expect(await readA1('<c r="A1" s="1" t="str"><f>T("x")</f><v>chưa rõ</v></c>', { formats })).toMatchObject({
      kind: 'text',
      value: 'chưa rõ',
    })
    expect(await readA1('<c r="A1" s="1" t="b"><f>1=1</f><v>1</v></c>', { formats })).toMatchObject({ kind: 'boolean', value: true })
    expect(await readA1('<c r="A1" s="1" t="e"><f>B9</f><v>#REF!</v></c>', { formats })).toMatchObject({ kind: 'error', value: '#REF!' })
    expect(await readA1('<c r="A1" s="1"><f>B9</f><v>45199</v></c>', { formats })).toMatchObject({ kind: 'date', value: '2023-09-30' })
  })

  test('also where several cells share one formula', async () => {
    const cells =
      '<c r="A1"><f t="shared" ref="A1:C1" si="0">A2*2</f><v>4</v></c><c r="B1"><f t="shared" si="0"/><v>0</v></c><c r="C1"><f t="shared" si="0"/></c>'
    const workbook = await readWorkbook(buildCell(cells), 'x.xlsx')
    const [first, second, third] = ('sheets' in workbook && workbook.sheets[0]?.rows[0]?.cells) || []
    expect(first).toMatchObject({ value: 4, formula: 'A2*2' })
    expect(second).toMatchObject({ value: 0, formula: 'B2*2', at: { cell: 'B1' } })
    expect(third).toMatchObject({ kind: 'error', value: '#CHƯA TÍNH', formula: 'C2*2' })
  })

  test('but a long formula is not repeated for each cell that shares it', async () => {
    const long = Array(100).fill('A2').join('+')
    const cells = `<c r="A1"><f t="shared" ref="A1:B1" si="0">${long}</f><v>4</v></c><c r="B1"><f t="shared" si="0"/><v>7</v></c>`
    const workbook = await readWorkbook(buildCell(cells), 'x.xlsx')
    const [first, second] = ('sheets' in workbook && workbook.sheets[0]?.rows[0]?.cells) || []
    expect(first).toMatchObject({ value: 4, formula: long })
    expect(second).toMatchObject({ value: 7, formula: '' })
  })
})

describe('a number is shown as a day only under a date format', () => {
  const CASES: [format: string, stored: string, expected: Partial<RawCell>][] = [
    ['dd/mm/yyyy', '45199', { kind: 'date', value: '2023-09-30', raw: '2023-09-30' }],
    ['[$-42A]dd mmmm yyyy;@', '45199', { kind: 'date', value: '2023-09-30' }],
    ['dd/mm/yyyy hh:mm', '45199.3541666667', { kind: 'date', value: '2023-09-30T08:30:00' }],
    ['h:mm', '0.35416666', { kind: 'date', value: '1899-12-31T08:30:00' }],
    ['[h]:mm', '1.5', { kind: 'date', value: '1900-01-01T12:00:00' }],
    ['d/m', '1', { kind: 'date', value: '1900-01-01' }],
    ['d/m', '59', { kind: 'date', value: '1900-02-28' }],
    ['d/m', '60', { kind: 'date', value: '1900-02-29' }],
    ['d/m', '61', { kind: 'date', value: '1900-03-01' }],
    ['d/m', '45199.9999999', { kind: 'date', value: '2023-10-01' }],
    ['dd/mm/yyyy', '4067150000', { kind: 'error', value: '########' }],
    ['dd/mm/yyyy', '-1', { kind: 'error', value: '########' }],
    ['#,##0\\ \\d', '4067150000', { kind: 'number', value: 4067150000, raw: '4067150000', format: '#,##0\\ \\d' }],
    ['#,##0\\ \\d', '0.123456789012', { kind: 'number', value: 0.123456789012 }],
    ['#,##0 "đồng"', '1500000', { kind: 'number', value: 1500000 }],
    ['#,##0\\ [$₫-42A]', '1500000', { kind: 'number', value: 1500000 }],
    ['_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"\\ _₫_-;_-@_-', '626', { kind: 'number', value: 626 }],
    ['[Red]0.0', '1.5', { kind: 'number', value: 1.5 }],
    ['0.0%', '0.906', { kind: 'number', value: 0.906, format: '0.0%' }],
    ['0.0\\%', '90.6', { kind: 'number', value: 90.6, format: '0.0\\%' }],
  ]
  test.each(CASES)('%s %s', async (format, stored, expected) => {
    expect(await readA1(`<c r="A1" s="1"><v>${stored}</v></c>`, { formats: [format] })).toMatchObject({ at, ...expected })
  })

  test("Excel's own formats count too, and General is no format", async () => {
    const styles =
      '<?xml version="1.0"?><styleSheet><cellXfs count="3"><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="0"/></cellXfs></styleSheet>'
    const parts = { formats: [], files: { 'xl/styles.xml': new TextEncoder().encode(styles) } }
    expect(await readA1('<c r="A1"><v>45199</v></c>', parts)).toMatchObject({ kind: 'date', value: '2023-09-30', format: 'mm-dd-yy' })
    expect(await readA1('<c r="A1" s="1"><v>0.5</v></c>', parts)).toMatchObject({ kind: 'number', value: 0.5, format: '0%' })
    expect(await readA1('<c r="A1" s="2"><v>5</v></c>', parts)).toEqual({ at, kind: 'number', value: 5, raw: '5' })
  })

  test('days may count from 1904', async () => {
    const parts = { formats: ['dd/mm/yyyy'], is1904: true }
    expect(await readA1('<c r="A1" s="1"><v>43737</v></c>', parts)).toMatchObject({ kind: 'date', value: '2023-09-30' })
    expect(await readA1('<c r="A1" s="1"><v>0</v></c>', parts)).toMatchObject({ kind: 'date', value: '1904-01-01' })
    expect(await readA1('<c r="A1"><v>43737</v></c>', parts)).toMatchObject({ kind: 'number', value: 43737 })
  })

  test('a day may be written as text that says it is one', async () => {
    expect(await readA1('<c r="A1" t="d"><v>2024-02-29</v></c>')).toMatchObject({ kind: 'date', value: '2024-02-29', raw: '2024-02-29' })
    expect(await readA1('<c r="A1" t="d"><v>2024-02-29T00:00:00</v></c>')).toMatchObject({ kind: 'date', value: '2024-02-29' })
    expect(await readA1('<c r="A1" t="d"><v>2024-02-29T08:30:00.000Z</v></c>')).toMatchObject({
      kind: 'date',
      value: '2024-02-29T08:30:00',
    })
  })
})

describe('a number keeps all its digits', () => {
  const CASES: [stored: string, value: number, raw: string][] = [
    ['626', 626, '626'],
    ['-0.5', -0.5, '-0.5'],
    ['1.5E+3', 1500, '1500'],
    ['0.1', 0.1, '0.1'],
    ['1E-7', 1e-7, '0.0000001'],
    ['-1.25E-7', -1.25e-7, '-0.000000125'],
    ['1E-30', 1e-30, `0.${'0'.repeat(29)}1`],
    ['1E+21', 1e21, '1000000000000000000000'],
    ['12345678901234567', 12345678901234568, '12345678901234568'],
  ]
  test.each(CASES)('%s', async (stored, value, raw) => {
    expect(await readA1(`<c r="A1"><v>${stored}</v></c>`)).toMatchObject({ kind: 'number', value, raw })
  })

  test.each(['1,5', '12abc', 'NaN', '0x10', '1.2.3'])('"%s" is no number, and the file is refused with its cell', async (stored) => {
    expect(await readWorkbook(buildCell(`<c r="A1"><v>${stored}</v></c>`), 'x.xlsx')).toMatchObject({
      refused: expect.stringContaining('trang "BIỂU", A1'),
    })
  })
})

describe('a text stays as it was typed', () => {
  const NFD = 'Mường Tè'.normalize('NFD')
  const CASES: [what: string, text: string][] = [
    ['composed and decomposed letters', `Mường Tè ${NFD}`],
    ['no-break and zero-width spaces', '20.841\u00a0\u200b\ufeff'],
    ['white space alone', '   '],
    ['white space at both ends', '  626 '],
    ['a number as text', '012345678901'],
    ['a day as text', '30/9/2023'],
    ['what looks like a formula', "=cmd|'/C calc'!A0"],
    ['what looks like a name of JavaScript', '__proto__'],
    ['TCVN3 with its soft hyphen', 'M\u00adêng TÌ'],
  ]
  test.each(CASES)('%s, shared or in the cell', async (_, text) => {
    const shared = await readA1('<c r="A1" t="s"><v>0</v></c>', { texts: `<si><t xml:space="preserve">${text}</t></si>` })
    const inline = await readA1(`<c r="A1" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`)
    expect(shared).toEqual({ at, kind: 'text', value: text, raw: text })
    expect(inline).toEqual(shared)
  })

  test('rich text is joined', async () => {
    const runs = '<r><rPr><b/></rPr><t>Kiểm tra </t></r><r><t xml:space="preserve">Điều lệ</t></r>'
    expect(await readA1('<c r="A1" t="s"><v>0</v></c>', { texts: `<si>${runs}</si>` })).toMatchObject({
      kind: 'text',
      raw: 'Kiểm tra Điều lệ',
    })
    expect(await readA1(`<c r="A1" t="inlineStr"><is>${runs}</is></c>`)).toMatchObject({ kind: 'text', raw: 'Kiểm tra Điều lệ' })
  })

  test('references are resolved once', async () => {
    expect(await readA1('<c r="A1" t="str"><f>B1</f><v>A &amp;amp; B &amp;lt;5 &#272;</v></c>')).toMatchObject({ raw: 'A &amp; B &lt;5 Đ' })
    expect(await readA1('<c r="A1" t="str"><f>B1</f><v>A &amp; B &lt;5</v></c>')).toMatchObject({ raw: 'A & B <5' })
    expect(await readA1('<c r="A1" t="inlineStr"><is><t>A &amp;amp; B</t></is></c>')).toMatchObject({ raw: 'A &amp; B' })
  })

  test('a carriage return written as _x000D_ is one', async () => {
    expect(await readA1('<c r="A1" t="inlineStr"><is><t>một_x000D_\nhai</t></is></c>')).toMatchObject({ raw: 'một\r\nhai' })
    expect(await readA1('<c r="A1" t="s"><v>0</v></c>', { texts: '<si><t>một_x000D_\nhai</t></si>' })).toMatchObject({ raw: 'một\r\nhai' })
  })

  test.each([
    '<c r="A1"/>',
    '<c r="A1" t="s"/>',
    '<c r="A1" t="s"><v></v></c>',
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="A1" t="inlineStr"><is><t></t></is></c>',
    '<c r="A1" s="1"/>',
  ])('%s is blank and left out', async (cell) => {
    expect(await readA1(cell, { texts: '<si/><si><t>không phải ô này</t></si>', formats: ['0'] })).toBeUndefined()
  })

  test('an error that is typed is an error', async () => {
    expect(await readA1('<c r="A1" t="e"><v>#N/A</v></c>')).toEqual({ at, kind: 'error', value: '#N/A', raw: '#N/A' })
  })
})
