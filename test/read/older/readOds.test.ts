import { describe, expect, test } from 'vitest'
import { buildOds, odsContent } from './buildOds.ts'
import { cellsOf, read, reasonOf } from './sheetOf.ts'

const number = (value: number | string, more = '') => `<table:table-cell office:value-type="float" office:value="${value}"${more}/>`
const text = (content: string, more = '') => `<table:table-cell office:value-type="string"${more}>${content}</table:table-cell>`
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`
const table = (rows: string, more = ' table:name="T"') => `<table:table${more}>${rows}</table:table>`
const ods = (rows: string, styles = '') => buildOds(odsContent(table(rows), styles))
const cells = async (rows: string, styles = '') => cellsOf((await read(ods(rows, styles))).sheets[0])

describe('rows and columns stand where the office sees them', () => {
  test('blank rows and cells that are written once count as often as they stand', async () => {
    const blank =
      '<table:table-row table:number-rows-repeated="7"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    const late = row(`<table:table-cell table:number-columns-repeated="4"/>${number(626)}`)
    const end =
      '<table:table-row table:number-rows-repeated="1048567"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    expect(await cells(row(number(1)) + blank + late + end)).toEqual({ A1: 1, E9: 626 })
  })

  test('a cell that is repeated stands in each of its places', async () => {
    expect(await cells(row(number(5, ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="2"') + row(number(6)))).toEqual({
      A1: 5,
      B1: 5,
      A2: 5,
      B2: 5,
      A3: 6,
    })
  })

  test('cells under a merged range take their place, and what they hold is not seen', async () => {
    const covered = `<table:covered-table-cell office:value-type="float" office:value="9"/>`
    const { sheets } = await read(
      ods(
        row(text('<text:p>Trong kỳ</text:p>', ' table:number-columns-spanned="2" table:number-rows-spanned="2"') + covered + number(1)) +
          row(covered + covered + number(2)),
      ),
    )
    expect(cellsOf(sheets[0])).toEqual({ A1: 'Trong kỳ', C1: 1, C2: 2 })
    expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
  })

  test('rows in groups and headings count; hidden rows, columns and sheets are read and said to be hidden', async () => {
    const columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    const rows = `${columns}<table:table-header-rows>${row(number(1))}</table:table-header-rows><table:table-row-group>${row(number(2), ' table:visibility="collapse"')}${row(number(3), ' table:visibility="filter"')}</table:table-row-group>`
    const styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const { sheets } = await read(
      buildOds(odsContent(table(rows) + table(row(number(4)), ' table:name="Ẩn" table:style-name="ta2"'), styles)),
    )
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['T', false],
      ['Ẩn', true],
    ])
    expect(sheets[0]?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ])
    expect(sheets[0]?.hiddenColumns).toEqual([[2, 3]])
  })
})

describe('values are those that are stored', () => {
  const VALUES: [what: string, cell: string, expected: unknown][] = [
    ['a number to its last bit', number('0.30000000000000004'), 0.30000000000000004],
    [
      'money',
      '<table:table-cell office:value-type="currency" office:currency="VND" office:value="1500000"><text:p>1.500.000 ₫</text:p></table:table-cell>',
      1500000,
    ],
    [
      'a day',
      '<table:table-cell office:value-type="date" office:date-value="2023-08-15"><text:p>15/08/23</text:p></table:table-cell>',
      'date 2023-08-15',
    ],
    ['a day and time', '<table:table-cell office:value-type="date" office:date-value="2023-08-15T08:30:00"/>', 'date 2023-08-15T08:30:00'],
    ['midnight', '<table:table-cell office:value-type="date" office:date-value="2023-08-15T00:00:00"/>', 'date 2023-08-15'],
    ['a time', '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>', 'date 1899-12-31T08:30:00'],
    ['a truth', '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', true],
    [
      'an error',
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      'error #DIV/0!',
    ],
    ['a formula that nobody calculated', '<table:table-cell table:formula="of:=1+1"/>', 'error #CHƯA TÍNH'],
    ['a formula that gives zero', '<table:table-cell table:formula="of:=1-1" office:value-type="float" office:value="0"/>', 0],
    ['an identity number with its zero', text('<text:p>0912000111</text:p>'), '0912000111'],
    ['a text that looks like a formula', text('<text:p>=1+1</text:p>'), '=1+1'],
    [
      'blanks, a tab and a new line',
      text('<text:p><text:s text:c="2"/>a<text:s/>b <text:tab/>c<text:line-break/>d<text:s/></text:p>'),
      '  a b \tc\nd ',
    ],
    ['paragraphs one below another', text('<text:p>một</text:p>\n<text:p/><text:p>hai</text:p>'), 'một\n\nhai'],
    ['parts of a text in other fonts', text('<text:p>20<text:span>.</text:span><text:span>841</text:span></text:p>'), '20.841'],
    [
      'a text that was typed in two pieces per letter',
      text(`<text:p>${'Tổng cộng'.normalize('NFD')}</text:p>`),
      'Tổng cộng'.normalize('NFD'),
    ],
    ['references', text('<text:p>A &amp; B &lt;&#7853;&gt;</text:p>'), 'A & B <ậ>'],
    [
      'a text without the note on its cell',
      text('<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>số</text:p>'),
      'số',
    ],
    [
      'a text without what is drawn on it',
      text('<text:p>số<draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame></text:p>'),
      'số',
    ],
  ]
  test.each(VALUES)('%s', async (_, cell, expected) => {
    expect(await cells(row(cell))).toEqual({ A1: expected })
  })

  test('a share is one, also where its style does not say so', async () => {
    const styles =
      '<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    const share = (more: string) => `<table:table-cell office:value-type="percentage" office:value="0.906"${more}/>`
    const { sheets } = await read(ods(row(share(' table:style-name="ce1"') + share('')), styles))
    expect(sheets[0]?.rows[0]?.cells.map(({ format }) => format)).toEqual(['0.0%', '0%'])
  })

  test('a formula is told as Excel writes it', async () => {
    const { sheets } = await read(ods(row(number(3, ` table:formula="of:=SUM([.B2:.B5];[$DS.A1])&amp;&quot;;[.]&quot;"`))))
    expect(sheets[0]?.rows[0]?.cells[0]?.formula).toBe('SUM(B2:B5,$DS!A1)&";[.]"')
  })

  test('a font is told by its name', async () => {
    const styles = '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>'
    const content = odsContent(table(row(text('<text:p>B¸o c¸o</text:p>', ' table:style-name="ce1"'))), styles)
    const fonts =
      '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/></office:font-face-decls>'
    const { sheets } = await read(buildOds(content.replace('<office:automatic-styles>', `${fonts}<office:automatic-styles>`)))
    expect(sheets[0]?.rows[0]?.cells[0]?.font).toBe('.VnTime')
  })
})

describe('what cannot be read rightly is refused', () => {
  const REFUSED: [what: string, bytes: () => Uint8Array, reason: RegExp][] = [
    ['a number that is none', () => ods(row(number('1,5'))), /sai cấu trúc.*trang "T", hàng 1/],
    ['a table that does not end', () => buildOds(odsContent('<table:table table:name="T">')), /sai cấu trúc/],
    ['no table', () => buildOds(odsContent('')), /không có trang tính/],
    ['names of tags that no program uses', () => buildOds(odsContent(table(row(number(1)))).replaceAll('office:', 'o:')), /phần mềm khác/],
    ['a password', () => withPassword(), /mật khẩu/],
  ]
  test.each(REFUSED)('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes())).toMatch(reason)
  })
})

function withPassword(): Uint8Array {
  return buildOds(odsContent(table(row(number(1)))), '', {
    'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
  })
}
