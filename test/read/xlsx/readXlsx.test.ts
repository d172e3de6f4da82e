import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import type { Workbook } from '../../../src/read/sheet.ts'
import { buildCell, buildXlsx, DECLARATION, MAIN, sheetXml } from '../buildXlsx.ts'

async function read(bytes: Uint8Array): Promise<Workbook> {
  const workbook = await readWorkbook(bytes, 'x.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  return workbook
}

/** Every cell of a workbook as "BIỂU!A1=…", in order. */
function list(workbook: Workbook): string[] {
  return workbook.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) => row.cells.map((cell) => `${cell.at.sheet}!${cell.at.cell}=${cell.raw}`)),
  )
}

describe('a workbook is read as the submitter sees it', () => {
  test('a workbook with nothing but sheets and texts in it', async () => {
    const workbook = await read(
      buildXlsx({
        sheets: {
          BIA: '<row r="2"><c r="B2" t="inlineStr"><is><t xml:space="preserve"> Đơn vị: </t></is></c></row>',
          '09_KIEMTRA': '<row r="7"><c r="C7" t="s"><v>0</v></c><c r="E7"><v>57</v></c></row>',
        },
        texts: '<si><t xml:space="preserve"> Kiểm tra </t></si>',
      }),
    )
    expect(list(workbook)).toEqual(['BIA!B2= Đơn vị: ', '09_KIEMTRA!C7= Kiểm tra ', '09_KIEMTRA!E7=57'])
    expect(workbook.sheets[1]?.rows).toMatchObject([{ number: 7, columns: [3, 5], isHidden: false }])
  })

  test('rows and columns keep their numbers, up to the last of both', async () => {
    const workbook = await read(
      buildXlsx({ sheets: { X: '<row r="3"><c r="AB3"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>' } }),
    )
    expect(list(workbook)).toEqual(['X!AB3=1', 'X!XFD1048576=2'])
    expect(workbook.sheets[0]?.rows).toMatchObject([
      { number: 3, columns: [28] },
      { number: 1_048_576, columns: [16_384] },
    ])
  })

  test.each([
    ['<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>', true],
    ['', false],
  ])('a filter hides rows only where it chooses: %s', async (chosen, isFiltered) => {
    const [row, filter] = ['<row r="1"><c r="A1"><v>1</v></c></row>', `<autoFilter ref="A1:B9">${chosen}</autoFilter>`]
    const columns = '<cols><col min="2" max="4" hidden="1"/><col min="7" max="7" width="9"/></cols>'
    const sheet = sheetXml(row, filter).replace('<sheetData>', `${columns}<sheetData>`)
    expect((await read(buildXlsx({ sheets: { X: sheet } }))).sheets).toMatchObject([{ isFiltered, hiddenColumns: [[2, 4]] }])
  })

  test('sheets stand in the order of their tabs; hidden ones and hidden rows say so', async () => {
    const workbook = await read(
      buildXlsx({
        sheets: { Một: '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', Hai: '', Ba: '' },
        states: { Hai: 'hidden', Ba: 'veryHidden' },
      }),
    )
    expect(workbook.sheets.map((sheet) => [sheet.name, sheet.isHidden])).toEqual([
      ['Một', false],
      ['Hai', true],
      ['Ba', true],
    ])
    expect(workbook.sheets[0]?.rows.map((row) => row.isHidden)).toEqual([true, false])
  })

  test('a merged range gives its value once, whatever lies under it', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Tiêu đề</t></is></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c><c r="C2"><v>7</v></c></row>'
    const xml = sheetXml(rows, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>')
    expect(list(await read(buildXlsx({ sheets: { X: xml } })))).toEqual(['X!A1=Tiêu đề', 'X!C2=7'])
  })

  test('a sheet may lie in a file of any name, linked by any path', async () => {
    const links = `${DECLARATION}<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/trang/bia.xml"/></Relationships>`
    const bytes = buildXlsx({
      sheets: { BIA: '' },
      files: {
        'xl/_rels/workbook.xml.rels': strToU8(links),
        'xl/trang/bia.xml': strToU8(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>')),
      },
    })
    expect(list(await read(bytes))).toEqual(['BIA!A1=1'])
  })

  test('a chart sheet has no cells and is left out', async () => {
    const links = `${DECLARATION}<Relationships><Relationship Id="rId1" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`
    const workbook = await read(buildXlsx({ sheets: { 'Biểu đồ': '', BIA: '' }, files: { 'xl/_rels/workbook.xml.rels': strToU8(links) } }))
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['BIA'])
  })

  test('any name that a sheet may have', async () => {
    const workbook = await read(
      buildXlsx({ sheets: Object.fromEntries(['Thu &amp; chi', 'History', '__proto__'].map((name) => [name, ''])) }),
    )
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Thu & chi', 'History', '__proto__'])
  })

  test('comments, comments in XML, single quotes and a mark at the start do not disturb', async () => {
    const xml = `\ufeff${DECLARATION}<worksheet xmlns='${MAIN}'><sheetData><!-- <row r="9"> > --><row r='1' x='>'><c r='A1' t='n'><v>1</v></c></row></sheetData></worksheet>`
    expect(list(await read(buildXlsx({ sheets: { X: '' }, files: { 'xl/worksheets/sheet1.xml': strToU8(xml) } })))).toEqual(['X!A1=1'])
  })
})

test('what exceljs writes is read back', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('09_KIEMTRA')
  sheet.getCell('C7').value = 'Kiểm tra chấp hành Điều lệ'
  sheet.getCell('E7').value = { formula: 'E8+E9', result: 626 }
  sheet.getCell('F7').value = { richText: [{ text: 'sáu trăm ' }, { text: 'hai mươi sáu' }] }
  sheet.getCell('G7').value = { text: 'xem phụ lục', hyperlink: 'https://example.com/' }
  sheet.getCell('H7').value = new Date(Date.UTC(2023, 8, 30))
  sheet.getCell('H7').numFmt = 'dd/mm/yyyy'
  sheet.getCell('I7').value = true
  sheet.getCell('E8').note = 'ghi chú'
  sheet.getCell('E9').dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0] }
  sheet.mergeCells('A1:H1')
  sheet.getCell('A1').value = 'BÁO CÁO'
  const read1 = await read(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(list(read1)).toEqual(
    ['A1=BÁO CÁO', 'C7=Kiểm tra chấp hành Điều lệ', 'E7=626', 'F7=sáu trăm hai mươi sáu', 'G7=xem phụ lục', 'H7=2023-09-30', 'I7=TRUE'].map(
      (cell) => `09_KIEMTRA!${cell}`,
    ),
  )
})

describe('what other programs write is read too', () => {
  const TEXT = (inner: string) => sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>${inner}</t></is></c></row>`)
  const CASES: [what: string, sheet: string, cells: string[]][] = [
    [
      'prefixed names',
      `${DECLARATION}<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      ['A1=1'],
    ],
    ['rows without numbers', sheetXml('<row><c r="A1"><v>1</v></c></row><row r="4"/><row><c r="B5"><v>2</v></c></row>'), ['A1=1', 'B5=2']],
    ['cells without addresses', sheetXml('<row r="1"><c><v>1</v></c><c r="D1"/><c><v>2</v></c></row>'), ['A1=1', 'E1=2']],
    ['CDATA in a value', sheetXml('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>'), ['A1=5']],
    ['CDATA in a text, where signs stand for themselves', TEXT('a &amp; <![CDATA[b & <c>]]> d'), ['A1=a & b & <c> d']],
    ['a control character', TEXT('a&#x1;b'), ['A1=a\u0001b']],
    ['an unknown reference, which stays as it is written', TEXT('&xxe;'), ['A1=&xxe;']],
    ['the character 0, which no database keeps', TEXT('&#0;_x0000_'), ['A1=&#0;_x0000_']],
    ['what is not ours inside a cell', sheetXml('<row r="1"><c r="A1"><x><y/></x><v>1</v><extLst><ext/></extLst></c><x/></row>'), ['A1=1']],
    ['white space inside values', sheetXml('<row r="1"> <c r="A1"> <v> 5 </v> </c> </row>'), ['A1=5']],
    ['how a text is pronounced, which is no part of it', TEXT('東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh><t>京'), ['A1=東京']],
    ['a text that says it is one and stands in the value', sheetXml('<row r="1"><c r="A1" t="inlineStr"><v>một</v></c></row>'), ['A1=một']],
  ]
  test.each(CASES)('%s', async (_, xml, cells) => {
    expect(list(await read(buildXlsx({ sheets: { X: xml } })))).toEqual(cells.map((cell) => `X!${cell}`))
  })

  test.each<[what: string, write: (name: string) => string]>([
    ['in capitals', (name) => (name.startsWith('xl/') ? name.toUpperCase() : name)],
    ['with backslashes', (name) => name.replaceAll('/', '\\')],
  ])('parts whose names are written %s', async (_, write) => {
    const parts = unzipSync(buildXlsx({ sheets: { X: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }, texts: '<si><t>một</t></si>' }))
    const written = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [write(name), bytes]))
    expect(list(await read(zipSync(written)))).toEqual(['X!A1=một'])
  })

  test.each(['utf16le', 'utf16be'])('a sheet in %s', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${TEXT('Mường Tè').replace('UTF-8', 'UTF-16')}`, 'utf16le')
    if (encoding === 'utf16be') bytes.swap16()
    const files = { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) }
    expect(list(await read(buildXlsx({ sheets: { X: '' }, files })))).toEqual(['X!A1=Mường Tè'])
  })
})

describe('XML that contradicts itself is refused, with where', () => {
  const CASES: [what: string, rows: string, where: string][] = [
    ['two rows with one number', '<row r="5"/><row r="5"/>', 'sau hàng 5'],
    ['rows out of order', '<row r="5"/><row r="4"/>', 'sau hàng 5'],
    ['row 4,000,000,000', '<row r="1"/><row r="4000000000"/>', 'sau hàng 1'],
    ['row 1,048,577', '<row r="1048577"/>', 'đầu trang'],
    ['a cell of another row', '<row r="5"><c r="A6"/></row>', 'A6'],
    ['a cell twice', '<row r="5"><c r="A5"/><c r="A5"/></row>', 'A5'],
    ['a column beyond the last', '<row r="5"><c r="XFE5"/></row>', 'XFE5'],
    ['a cell in a cell', '<row r="5"><c r="A5"><c r="B5"/></c></row>', 'A5'],
    ['a row in a row', '<row r="5"><row r="6"/></row>', 'sau hàng 5'],
    ['tags that cross', '<row r="5"><c r="A5"></row></c>', 'A5'],
    ['a number in two pieces', '<row r="5"><c r="A5"><v>5<!-- -->7</v></c></row>', 'A5'],
    ['a number with a text after it', '<row r="5"><c r="A5"><v>5<![CDATA[7]]></v></c></row>', 'A5'],
    ["a cell of somebody else's", '<row r="5"><y:c r="A5"/></row>', 'sau hàng 5'],
    ['an address that is none', '<row r="5"><c r="5A"/></row>', 'sau hàng 5'],
    ['a truth value that is none', '<row r="1"><c r="A1" t="b"><v>false</v></c></row>', 'A1'],
    ['a type that is none', '<row r="1"><c r="A1" t="z"><v>1</v></c></row>', 'A1'],
    ['a shared text that is not there', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', 'A1'],
    ['two values in a cell', '<row r="1"><c r="A1"><v>5</v><v>9</v></c></row>', 'A1'],
    ['a number and a text in a cell', '<row r="1"><c r="A1"><v>5</v><is><t>9</t></is></c></row>', 'A1'],
    ['an attribute twice', '<row r="1"><c r="A1" t="n" t="str"><v>5</v></c></row>', 'sau hàng 1'],
    ['a value in the extension of a cell', '<row r="1"><c r="A1"><v>5</v><extLst><ext><v>9</v></ext></extLst></c></row>', 'A1'],
    ['rows twice', '</sheetData><sheetData>', 'đầu trang'],
    ['an end that is missing', '<row r="1"><c r="A1', 'sau hàng 1'],
  ]
  test.each(CASES)('%s', async (_, rows, where) => {
    const refusal = await readWorkbook(buildXlsx({ sheets: { X: sheetXml(rows) } }), 'x.xlsx')
    expect(refusal).toMatchObject({ refused: expect.stringContaining(`sai cấu trúc (trang "X", ${where}). Đề nghị`) })
  })

  test('a text that is no UTF-8', async () => {
    const xml = Buffer.from(sheetXml('<row r="5"><c r="A5" t="str"><v>M\u00ad\u00eang</v></c></row>'), 'latin1')
    const bytes = buildXlsx({ sheets: { X: '' }, files: { 'xl/worksheets/sheet1.xml': new Uint8Array(xml) } })
    expect(await readWorkbook(bytes, 'x.xlsx')).toMatchObject({ refused: expect.stringContaining('(trang "X", A5)') })
  })

  test('two sheets of one name', async () => {
    const bytes = buildXlsx({ sheets: { 'Biểu 1': '', 'BIỂU 1': '' } })
    expect(await readWorkbook(bytes, 'x.xlsx')).toMatchObject({ refused: expect.stringMatching(/sai cấu trúc.*Đề nghị/) })
  })

  test('a sheet that is listed but not there', async () => {
    const bytes = buildXlsx({ sheets: { X: '' }, files: { 'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>') } })
    expect(await readWorkbook(bytes, 'x.xlsx')).toMatchObject({ refused: expect.stringContaining('trang "X"') })
  })
})

test('a workbook may have a thousand styles, rows of nothing but borders, and no texts at all', async () => {
  const formats = Array.from({ length: 1000 }, (_, n) => `0.${'0'.repeat(n % 9)}"${n}"`)
  expect(list(await read(buildCell('<c r="A1" s="1000"><v>1</v></c><c r="B1" s="3"/>', { formats })))).toEqual(['BIỂU!A1=1'])
})
