import exceljs from 'exceljs'
import { type Book, type Place, placesOn } from './book.ts'
import { PNG } from './drawings.ts'

type Fill = (workbook: exceljs.Workbook) => void | Promise<void>

const SOLID: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE2EFDA' } }
const THIN: Partial<exceljs.Borders> = {
  top: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
  right: { style: 'thin' },
}

function fillForm(sheet: exceljs.Worksheet): void {
  sheet.addRows([
    ['Biểu 1'],
    [],
    ['Chỉ tiêu', 'ĐVT', 'Trong kỳ', 'Ngày'],
    ['Kiểm tra', 'cuộc', 57, new Date('2023-09-05T00:00:00Z')],
    ['Giám sát', 'cuộc', 8],
  ])
  sheet.getCell('C6').value = { formula: 'SUM(C4:C5)', result: 65 }
  sheet.getCell('C4').numFmt = '#,##0'
  sheet.getCell('D4').numFmt = 'dd/mm/yyyy'
  sheet.getRow(3).eachCell((cell) => Object.assign(cell, { fill: SOLID, border: THIN, font: { bold: true, name: 'Times New Roman' } }))
}

const BOOKS: [name: string, cells: Place[], fill: Fill][] = [
  ['exceljs-ordinary', placesOn('Biểu 1', 'A1 C4 C5 C6 D5 A2 F9'), (workbook) => fillForm(workbook.addWorksheet('Biểu 1'))],
  [
    'exceljs-drop-downs-rules-and-protection',
    placesOn('Biểu 1', 'B4 C4 C6 E4 B9'),
    async (workbook) => {
      const sheet = workbook.addWorksheet('Biểu 1', {
        views: [{ state: 'frozen', xSplit: 1, ySplit: 3 }],
        properties: { tabColor: { argb: 'FF00FF00' } },
      })
      fillForm(sheet)
      for (const cell of ['B4', 'B5']) sheet.getCell(cell).dataValidation = { type: 'list', allowBlank: true, formulae: ['"cuộc,người"'] }
      sheet.addConditionalFormatting({
        ref: 'C4:C6',
        rules: [
          {
            type: 'expression',
            priority: 1,
            formulae: ['C4<0'],
            style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFF0000' } } },
          },
        ],
      })
      for (const cell of ['C4', 'C5']) sheet.getCell(cell).protection = { locked: false }
      await sheet.protect('', { spinCount: 1, objects: true, selectLockedCells: true })
    },
  ],
  [
    'exceljs-merged-pictures-and-links',
    placesOn('Biểu 1', 'A1 D1 A4 C4 A8 B8'),
    (workbook) => {
      const sheet = workbook.addWorksheet('Biểu 1')
      fillForm(sheet)
      sheet.mergeCells('A1:D1')
      sheet.mergeCells('A8:B9')
      sheet.addImage(workbook.addImage({ buffer: Buffer.from(PNG) as unknown as exceljs.Buffer, extension: 'png' }), 'F2:G6')
      sheet.getCell('A4').value = { text: 'Kiểm tra', hyperlink: 'https://example.org/?a=1&b=2' }
      sheet.getCell('B5').value = { richText: [{ text: 'cu' }, { text: 'ộc', font: { bold: true } }] }
    },
  ],
  [
    'exceljs-comments-and-hidden-sheets',
    placesOn('Biểu 1', 'C4 C5 A4').concat(placesOn('Danh mục', 'A1 B2')),
    (workbook) => {
      const sheet = workbook.addWorksheet('Biểu 1')
      fillForm(sheet)
      sheet.getCell('C4').note = 'Theo báo cáo tháng'
      sheet.getCell('B5').note = { texts: [{ text: 'đậm', font: { bold: true } }, { text: ' thường' }] }
      sheet.getRow(5).hidden = true
      sheet.getColumn(2).hidden = true
      const list = workbook.addWorksheet('Danh mục', { state: 'veryHidden' })
      list.addRows([['cuộc'], ['người']])
      list.getCell('A1').note = 'Không sửa'
    },
  ],
  [
    'exceljs-names-print-areas-and-tables',
    placesOn('Biểu 1', 'C4 E5').concat(placesOn('Bảng', 'A1 B2 C3')),
    (workbook) => {
      const sheet = workbook.addWorksheet('Biểu 1', { pageSetup: { printArea: 'A1:D6', printTitlesRow: '3:3', orientation: 'landscape' } })
      fillForm(sheet)
      workbook.definedNames.add("'Biểu 1'!$C$4:$C$5", 'So_lieu')
      const other = workbook.addWorksheet('Bảng', { pageSetup: { printArea: 'A1:B3' } })
      other.addTable({
        name: 'Bang1',
        ref: 'A1',
        headerRow: true,
        columns: [{ name: 'Tên' }, { name: 'Số' }],
        rows: [
          ['a', 1],
          ['b', 2],
        ],
      })
      workbook.views = [{ x: 0, y: 0, width: 10000, height: 20000, firstSheet: 0, activeTab: 1, visibility: 'visible' }]
    },
  ],
  [
    'exceljs-days-of-1904-errors-and-booleans',
    placesOn('Biểu 1', 'A1 B1 C1 D1 E1'),
    (workbook) => {
      workbook.properties.date1904 = true
      const sheet = workbook.addWorksheet('Biểu 1')
      sheet.addRow([new Date('2023-09-05T00:00:00Z'), true, { error: '#N/A' }, { formula: 'A1+1', result: 43713 }])
      sheet.getColumn(1).numFmt = 'dd/mm/yyyy'
    },
  ],
]

/** Workbooks as exceljs writes them. */
export async function exceljsBooks(): Promise<Book[]> {
  return Promise.all(
    BOOKS.map(async ([name, cells, fill]): Promise<Book> => {
      const workbook = new exceljs.Workbook()
      workbook.created = workbook.modified = new Date('2023-09-05T00:00:00Z')
      await fill(workbook)
      return { name, cells, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), expects: 'marked' }
    }),
  )
}
