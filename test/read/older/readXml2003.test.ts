import { describe, expect, test } from 'vitest'
import { cellsOf, read, reasonOf } from './sheetOf.ts'

const NAMESPACES = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
const sheet = (rows: string, more = '') => `<Worksheet ss:Name="T"><Table>${rows}</Table>${more}</Worksheet>`
const book = (content: string, head = '<?xml version="1.0"?>') => `${head}<Workbook ${NAMESPACES}>${content}</Workbook>`
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
const cell = (type: string, content: string, more = '') => `<Cell${more}><Data ss:Type="${type}">${content}</Data></Cell>`
const row = (cells: string, more = '') => `<Row${more}>${cells}</Row>`
const readBook = (content: string) => read(bytes(book(content)))
const cells = async (rows: string) => cellsOf((await readBook(sheet(rows))).sheets[0])

describe('rows and columns stand where the office sees them', () => {
  test('a row or cell that says where it stands stands there, and the next one behind it', async () => {
    const rows =
      row(cell('Number', '1') + cell('Number', '2', ' ss:Index="4"') + cell('Number', '3')) +
      row(cell('Number', '4'), ' ss:Index="7"') +
      row(cell('Number', '5'))
    expect(await cells(rows)).toEqual({ A1: 1, D1: 2, E1: 3, A7: 4, A8: 5 })
  })

  test('rows that are alike are counted, blank or not', async () => {
    expect(await cells(row('', ' ss:Span="3"') + row(cell('Number', '1')))).toEqual({ A5: 1 })
  })

  test('a cell behind a merged one stands behind all of it; what is under it is not seen', async () => {
    const { sheets } = await readBook(
      sheet(
        row(cell('String', 'Trong kỳ', ' ss:MergeAcross="1" ss:MergeDown="1"') + cell('Number', '1')) +
          row(cell('Number', '9') + cell('Number', '2', ' ss:Index="3"')),
      ),
    )
    expect(cellsOf(sheets[0])).toEqual({ A1: 'Trong kỳ', C1: 1, C2: 2 })
    expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
  })

  test('hidden rows, columns and sheets are read and said to be hidden', async () => {
    const options = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    const { sheets } = await readBook(
      sheet(`<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>${row(cell('Number', '1'), ' ss:Hidden="1"')}`, options),
    )
    expect(sheets[0]).toMatchObject({ name: 'T', isHidden: true, hiddenColumns: [[2, 3]] })
    expect(sheets[0]?.rows[0]?.isHidden).toBe(true)
  })
})

describe('values are those that are stored', () => {
  const VALUES: [what: string, cell: string, expected: unknown][] = [
    ['a number to its last bit', cell('Number', '0.30000000000000004'), 0.30000000000000004],
    ['a small number', cell('Number', '1.5E-7'), 1.5e-7],
    ['a day', cell('DateTime', '2023-08-15T00:00:00.000'), 'date 2023-08-15'],
    ['a day and time', cell('DateTime', '2023-08-15T08:29:59.600'), 'date 2023-08-15T08:30:00'],
    ['a truth', cell('Boolean', '1'), true],
    ['an error', cell('Error', '#REF!'), 'error #REF!'],
    ['a formula that nobody calculated', '<Cell ss:Formula="=1+1"/>', 'error #CHƯA TÍNH'],
    ['a formula that gives zero', cell('Number', '0', ' ss:Formula="=R[-1]C*0"'), 0],
    ['an identity number with its zero', cell('String', '0912000111'), '0912000111'],
    ['a text that looks like a formula', cell('String', '=1+1'), '=1+1'],
    ['blanks and new lines', cell('String', '  a&#10;b '), '  a\nb '],
    [
      'a text in several fonts',
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>20</B><Font>.841</Font></ss:Data></Cell>',
      '20.841',
    ],
    ['a text with a CDATA section', cell('String', '<![CDATA[a<b]]>&amp;c'), 'a<b&c'],
    [
      'a cell without the note on it',
      '<Cell><Data ss:Type="String">số</Data><Comment><ss:Data ss:Type="String">ghi chú</ss:Data></Comment></Cell>',
      'số',
    ],
  ]
  test.each(VALUES)('%s', async (_, content, expected) => {
    expect(await cells(row(content))).toEqual({ A1: expected })
  })

  test('a number with the format of a day is that day, from 1900 or from 1904', async () => {
    const styles = '<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
    const content = sheet(row(cell('Number', '45153', ' ss:StyleID="d"')))
    const settings = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>'
    expect(cellsOf((await readBook(styles + content)).sheets[0])).toEqual({ A1: 'date 2023-08-15' })
    expect(cellsOf((await readBook(styles + content + settings)).sheets[0])).toEqual({ A1: 'date 2027-08-16' })
  })

  test('a style is that of the cell, else of its row, else of its column, and takes from its parent', async () => {
    const styles =
      '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/><Font ss:FontName=".VnTime"/></Style><Style ss:ID="c" ss:Parent="p"><Font ss:FontName="Arial"/></Style></Styles>'
    const rows = `<Column ss:StyleID="p"/>${row(cell('Number', '0.5'))}${row(cell('Number', '0.5'), ' ss:StyleID="c"')}`
    const { sheets } = await readBook(styles + sheet(rows))
    expect(sheets[0]?.rows.map(({ cells: [first] }) => [first?.format, first?.font])).toEqual([
      ['0.00%', '.VnTime'],
      ['0.00%', 'Arial'],
    ])
  })
})

describe('its letters are decoded', () => {
  const content = sheet(row(cell('String', 'Tổng hợp')))
  test('UTF-16, as Excel may save', async () => {
    const text = book(content, '<?xml version="1.0" encoding="UTF-16"?>')
    expect(cellsOf((await read(bytes(`\ufeff${text}`, 'utf16le'))).sheets[0])).toEqual({ A1: 'Tổng hợp' })
  })

  test('windows-1258, where it says so', async () => {
    const [before = '', after = ''] = book(content, '<?xml version="1.0" encoding="windows-1258"?>').split('Tổng hợp')
    const letters = Buffer.from([0x54, 0xf4, 0xd2, 0x6e, 0x67, 0x20, 0x68, 0xf5, 0xf2, 0x70]) // each tone behind its vowel
    const file = Buffer.concat([Buffer.from(before), letters, Buffer.from(after)])
    expect(cellsOf((await read(new Uint8Array(file))).sheets[0])).toEqual({ A1: 'Tổng hợp' })
  })
})

describe('what cannot be read rightly is refused', () => {
  const REFUSED: [what: string, content: string, reason: RegExp][] = [
    ['a number that is none', sheet(row(cell('Number', '1,5'))), /sai cấu trúc/],
    ['a row that goes back', sheet(row('', ' ss:Index="5"') + row('', ' ss:Index="3"')), /sai cấu trúc.*trang "T"/],
    ['two cells in one place', sheet(row(cell('Number', '1') + cell('Number', '2', ' ss:Index="1"'))), /sai cấu trúc/],
    ['a page that was cut short', '<Worksheet ss:Name="T"><Table><Row>', /sai cấu trúc/],
    ['no sheet', '<Styles/>', /không có trang tính/],
  ]
  test.each(REFUSED)('%s', async (_, content, reason) => {
    expect(await reasonOf(bytes(book(content)))).toMatch(reason)
  })

  test('a DOCTYPE', async () => {
    expect(await reasonOf(bytes(book(sheet(''), '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')))).toMatch(/DOCTYPE/)
  })
})
