import { type Cell, type WriteOptions, type WriteSheet, writeXlsx } from 'hucre'
import { type Book, type Place, placesOn } from './book.ts'
import { OPAQUE, PNG } from './drawings.ts'

const ROWS = [
  ['Chỉ tiêu', 'ĐVT', 'Trong kỳ'],
  ['Kiểm tra', 'cuộc', 57],
  ['Giám sát', 'cuộc', 8],
]

const sheet = (more: Partial<WriteSheet> = {}): WriteSheet => ({ name: 'Biểu', rows: ROWS, ...more })
const cells = (entries: Record<string, Partial<Cell>>) => new Map(Object.entries(entries))

const BOOKS: [name: string, cells: Place[], options: WriteOptions][] = [
  ['hucre-ordinary', placesOn('Biểu', 'A1 C2 C3 D2 C5'), { sheets: [sheet()] }],
  [
    'hucre-styles-inline-texts-and-comments',
    placesOn('Biểu', 'A1 C2 C3 B2 F7'),
    {
      stringMode: 'inline',
      sheets: [
        sheet({
          cells: cells({
            '1,2': {
              value: 57,
              style: { numFmt: '#,##0', font: { bold: true }, protection: { locked: false } },
              comment: { author: 'Phòng', text: 'Đã đối chiếu' },
            },
            '2,2': { value: 8, style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE699' } } } },
            '3,2': { value: 65, formula: 'SUM(C2:C3)', formulaResult: 65 },
          }),
          merges: [{ startRow: 4, startCol: 0, endRow: 4, endCol: 2 }],
          protection: { sheet: true, password: 'khoa' },
          freezePane: { rows: 1 },
        }),
      ],
    },
  ],
  [
    'hucre-charts-sparklines-and-text-boxes',
    placesOn('Biểu', 'C2 E2 C9'),
    {
      sheets: [
        sheet({
          charts: [
            {
              type: 'column',
              title: 'Trong kỳ',
              series: [{ values: 'C2:C3', categories: 'A2:A3' }],
              anchor: { from: { row: 6, col: 0 }, to: { row: 16, col: 5 } },
            },
          ],
          sparklines: [{ location: 'E2', dataRange: 'Biểu!C2:C3' }],
          textBoxes: [{ text: 'Ghi chú', anchor: { from: { row: 1, col: 7 }, to: { row: 3, col: 9 } } }],
          images: [{ data: PNG, type: 'png', anchor: { from: { row: 1, col: 10 } } }],
          backgroundImage: PNG,
          conditionalRules: [{ type: 'duplicateValues', priority: 1, range: 'C2:C3', style: { font: { bold: true } } }],
        }),
      ],
    },
  ],
  [
    'hucre-pivot-table-and-macros',
    placesOn('Biểu', 'C2 D4').concat(placesOn('Tổng hợp', 'A3 B5')),
    {
      vbaProject: OPAQUE,
      sheets: [
        sheet(),
        {
          name: 'Tổng hợp',
          rows: [],
          pivotTables: [
            {
              name: 'P1',
              sourceSheet: 'Biểu',
              sourceRange: 'A1:C3',
              targetCell: 'A3',
              rows: ['Chỉ tiêu'],
              values: [{ field: 'Trong kỳ', function: 'sum' }],
            },
          ],
        },
      ],
    },
  ],
  [
    'hucre-names-tables-and-locked-structure',
    placesOn('Biểu', 'A2 C3').concat(placesOn('Bảng', 'A2 B9')),
    {
      workbookProtection: { lockStructure: true },
      activeSheet: 1,
      namedRanges: [
        { name: 'Nguon', range: 'Biểu!$C$2:$C$3' },
        { name: 'Nguon', range: 'Bảng!$B$2:$B$3', scope: 'Bảng' },
      ],
      sheets: [
        sheet({ pageSetup: { printArea: '$A$1:$C$3', printTitlesRow: '$1:$1', orientation: 'landscape' }, rowBreaks: [2] }),
        {
          name: 'Bảng',
          rows: [
            ['Tên', 'Số'],
            ['a', 1],
            ['b', 2],
          ],
          tables: [{ name: 'Bang1', columns: [{ name: 'Tên' }, { name: 'Số' }] }],
          dataValidations: [{ type: 'whole', operator: 'greaterThanOrEqual', formula1: '0', range: 'B2:B3', inputMessage: 'Nhập số ≥ 0' }],
        },
      ],
    },
  ],
]

/** Workbooks as hucre writes them. */
export async function hucreBooks(): Promise<Book[]> {
  return Promise.all(
    BOOKS.map(async ([name, cells, options]): Promise<Book> => ({ name, cells, bytes: await writeXlsx(options), expects: 'marked' })),
  )
}
