import { describe, expect, test } from 'vitest'
import { cellsOf, read, reasonOf } from './sheetOf.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))
const page = (body: string, head = '<meta charset="utf-8">') => bytes(`<html><head>${head}</head><body>${body}</body></html>`)
const table = (rows: string) => page(`<table>${rows}</table>`)
const cells = async (rows: string) => cellsOf((await read(table(rows))).sheets[0])

describe('cells are text as shown', () => {
  const TEXTS: [shown: string, text: string][] = [
    ['1.234', '1.234'],
    ['1,5', '1,5'],
    ['8/10', '8/10'],
    ['30/9/2023', '30/9/2023'],
    ['0912000111', '0912000111'],
    ['TRUE', 'TRUE'],
    ['=1+1', '=1+1'],
    ['50%', '50%'],
    ['<b>20</b>.<i>841</i>', '20.841'],
    ['\n   Tổng \t  cộng\n', 'Tổng cộng'],
    ['một<br>hai', 'một\nhai'],
    ['<p>một</p><p>hai</p>', 'một\nhai'],
    ['626<br>', '626'],
    ['5&nbsp;000', '5\u00a0000'],
    ['A &amp; B &lt;C&gt; &#7853; &#xE2; &agrave; &hellip;', 'A & B <C> ậ â à …'],
    ['&lt;b&gt;', '<b>'],
    ['a &khong b', 'a &khong b'],
    ['5 < 6', '5 < 6'],
    ['<script>var a = "<td>"</script>1', '1'],
    ['<!-- <td>9</td> -->1', '1'],
  ]
  test.each(TEXTS)('%j', async (shown, text) => {
    expect(await cells(`<tr><td>${shown}</td></tr>`)).toEqual({ A1: text })
  })

  test.each(['', '&nbsp;', ' ', '<br>', '<font><br></font>'])('%j is a blank cell', async (shown) => {
    expect(await cells(`<tr><td>${shown}</td><td>1</td></tr>`)).toEqual({ B1: '1' })
  })
})

describe('a number is one where the page carries it', () => {
  const NUMBERS: [cell: string, value: unknown, format: string | undefined][] = [
    ['<td x:num="1234.5">1.234,5</td>', 1234.5, undefined],
    ['<td x:num>626</td>', 626, undefined],
    ['<td x:num>1.234</td>', '1.234', undefined],
    ['<td x:num="0.906">90,6%</td>', 0.906, '0%'],
    ['<td x:num="45153">15/08/2023</td>', 'date 2023-08-15', 'dd/mm/yyyy'],
    ['<td sdval="1500000" sdnum="1066;0;#.##0"><font>1.500.000</font></td>', 1500000, '#.##0'],
    ['<td sdval="45153" sdnum="1033;1066;DD/MM/YYYY">15/08/2023</td>', 'date 2023-08-15', 'DD/MM/YYYY'],
    ['<td sdval="1" sdnum="1033;0;BOOLEAN">TRUE</td>', true, 'BOOLEAN'],
    ['<td data-t="n" data-v="0.5" data-z="0.0%">50,0%</td>', 0.5, '0.0%'],
    ['<td data-t="s" data-v="0123">0123</td>', '0123', undefined],
    ['<td data-value="1234.5">1.234,5</td>', 1234.5, undefined],
    ['<td data-value="3">Trong kỳ</td>', 'Trong kỳ', undefined],
    ['<td x:err>#REF!</td>', 'error #REF!', undefined],
  ]
  test.each(NUMBERS)('%s', async (cell, value, format) => {
    const { sheets } = await read(table(`<tr>${cell}</tr>`))
    expect(cellsOf(sheets[0])).toEqual({ A1: value })
    expect(sheets[0]?.rows[0]?.cells[0]?.format).toBe(format)
  })
})

describe('rows and columns stand where the office sees them', () => {
  const TABLES: [what: string, rows: string, expected: Record<string, string>][] = [
    [
      'a cell of two columns',
      '<tr><td colspan=2>a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>',
      { A1: 'a', C1: 'b', A2: 'c', B2: 'd', C2: 'e' },
    ],
    [
      'a cell of two rows',
      '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>',
      { A1: 'a', B1: 'b', B2: 'c', A3: 'd' },
    ],
    [
      'cells that reach down side by side',
      '<tr><td>a</td><td rowspan=3>b</td><td rowspan=2>c</td><td>d</td></tr><tr><td>e</td><td>f</td></tr><tr><td>g</td><td>h</td></tr>',
      { A1: 'a', B1: 'b', C1: 'c', D1: 'd', A2: 'e', D2: 'f', A3: 'g', C3: 'h' },
    ],
    [
      'a heading of two rows and two columns',
      '<tr><th rowspan=2 colspan=2>a</th><th>b</th></tr><tr><th>c</th></tr><tr><td>d</td><td>e</td><td>f</td></tr>',
      { A1: 'a', C1: 'b', C2: 'c', A3: 'd', B3: 'e', C3: 'f' },
    ],
    [
      'a cell down to the end',
      '<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>',
      { A1: 'a', B1: 'b', B2: 'c', B3: 'd' },
    ],
    ['tags that nobody closed', '<tr><td>a<td>b<tr><td>c<td>d', { A1: 'a', B1: 'b', A2: 'c', B2: 'd' }],
    ['blank rows', '<tr></tr><tr><td></td></tr><tr><td>a</td></tr>', { A3: 'a' }],
    [
      'head, body and foot',
      '<thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>c</td></tr></tfoot>',
      { A1: 'a', A2: 'b', A3: 'c' },
    ],
    ['a ">" in an attribute', '<tr><td title="a>b">c</td></tr>', { A1: 'c' }],
  ]
  test.each(TABLES)('%s', async (_, rows, expected) => {
    expect(await cells(rows)).toEqual(expected)
  })

  test('merged ranges end with the table; rows that are not shown are read and said to be hidden', async () => {
    const { sheets } = await read(table('<tr><td rowspan=9 colspan=2>a</td></tr><tr style="DISPLAY: none"><td>b</td></tr>'))
    expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
    expect(sheets[0]?.rows.map(({ isHidden }) => isHidden)).toEqual([false, true])
  })

  test('a font is told where the page names it', async () => {
    const { sheets } = await read(
      table(`<tr><td><font face=".VnTime">B¸o</font></td><td style='font-family:"VNI-Times",serif'>x</td><td>y</td></tr>`),
    )
    expect(sheets[0]?.rows[0]?.cells.map(({ font }) => font)).toEqual(['.VnTime', 'VNI-Times', undefined])
  })
})

describe('each table is a sheet', () => {
  test('called as the heading above it, its caption, or by its number; a table with nothing in it is none', async () => {
    const body =
      '<h3>01_TINHHINH</h3><table><tr><td>1</table><table><tr><td>&nbsp;</table><table><caption>Nữ công</caption><tr><td>2</table><table><tr><td>3</table>'
    const { sheets, findings } = await read(page(body))
    expect(sheets.map(({ name }) => name)).toEqual(['01_TINHHINH', 'Nữ công', 'Bảng 3'])
    expect(findings).toEqual([])
  })

  test('called as Excel calls its only sheet', async () => {
    const excel =
      '<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Qu&#253; 3</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->'
    expect((await read(page('<table><tr><td>1</table>', excel))).sheets[0]?.name).toBe('Quý 3')
  })

  test('a table within a cell is a sheet of its own', async () => {
    const { sheets } = await read(table('<tr><td>a<table><tr><td>1</td><td>2</td></tr></table>b</td><td>c</td></tr>'))
    expect(sheets.map((sheet) => cellsOf(sheet))).toEqual([
      { A1: 'ab', B1: 'c' },
      { A1: '1', B1: '2' },
    ])
  })

  test('T30 says what text stands in no table', async () => {
    const { findings } = await read(page('<p>Đơn vị: LĐLĐ huyện Nậm Nhùn</p><table><tr><td>1</table>'))
    expect(findings).toMatchObject([{ rule: 'T30', severity: 'notice', at: null, given: 'Đơn vị: LĐLĐ huyện Nậm Nhùn' }])
  })
})

describe('its letters are decoded', () => {
  const tail = '</td></tr></table>'
  const letters = Buffer.from([0x54, 0xf4, 0xd2, 0x6e, 0x67, 0x20, 0x68, 0xf5, 0xf2, 0x70]) // "Tổng hợp" in windows-1258
  const old = (head: string) => new Uint8Array(Buffer.concat([Buffer.from(`<html>${head}<table><tr><td>`), letters, Buffer.from(tail)]))

  test('UTF-8 without saying so, and where it says otherwise', async () => {
    expect(cellsOf((await read(bytes(`<table><tr><td>Tổng hợp${tail}`))).sheets[0])).toEqual({ A1: 'Tổng hợp' })
    expect(cellsOf((await read(page(`<table><tr><td>Tổng hợp${tail}`, '<meta charset=windows-1252>'))).sheets[0])).toEqual({
      A1: 'Tổng hợp',
    })
  })

  test('UTF-16 with its mark', async () => {
    expect(cellsOf((await read(bytes(`\ufeff<table><tr><td>Tổng hợp${tail}`, 'utf16le'))).sheets[0])).toEqual({ A1: 'Tổng hợp' })
  })

  test('windows-1258 where it says so', async () => {
    expect(cellsOf((await read(old('<meta charset=windows-1258>'))).sheets[0])).toEqual({ A1: 'Tổng hợp' })
    expect(cellsOf((await read(old('<meta http-equiv=Content-Type content="text/html; charset=windows-1258">'))).sheets[0])).toEqual({
      A1: 'Tổng hợp',
    })
  })

  test('an older one that it does not name is refused', async () => {
    expect(await reasonOf(old(''))).toMatch(/bảng mã/)
  })
})

describe('what cannot be read rightly is refused', () => {
  const REFUSED: [what: string, bytes: Uint8Array, reason: RegExp][] = [
    ['a page that was cut short', bytes('<html><table><tr><td>1</td></tr>'), /hỏng/],
    ['a page that was cut within a tag', bytes('<html><table><tr><td>1</td></tr></table'), /hỏng/],
    ['a page without a table', page('<p>Xin chào</p>'), /không có bảng/],
    ['a page with blank tables', page('<table><tr><td>&nbsp;</td></tr></table>'), /không có bảng/],
  ]
  test.each(REFUSED)('%s', async (_, file, reason) => {
    expect(await reasonOf(file)).toMatch(reason)
  })
})
