import { describe, expect, test } from 'vitest'
import { unpackWorkbook } from '../../src/read/packed/unpackWorkbook.ts'
import { readCsv } from '../../src/read/readCsv.ts'

/** What is told of a CSV: rule, severity and cell of each finding. */
async function told(lines: readonly string[]): Promise<string[]> {
  const packed = await readCsv(new TextEncoder().encode(lines.join('\r\n')), 'x.csv')
  const { findings } = 'refused' in packed ? expect.fail(packed.refused) : unpackWorkbook(packed)
  return findings.map(({ rule, severity, at }) => `${rule} ${severity} ${at?.cell}`)
}

const HEADINGS = 'STT;Tên;Đoàn viên;Nữ;Ghi chú'
const ROWS = Array.from({ length: 20 }, (_, index) => `${index + 1};CĐCS số ${index + 1};${index + 20};${index};`)
const rowsWith = (...changed: string[]) => [HEADINGS, ...changed, ...ROWS]

const CASES: [what: string, lines: string[], findings: string[]][] = [
  ['rows that are all even', rowsWith(), []],
  [
    'titles above the headings and words below the rows',
    ['BÁO CÁO', 'Đơn vị;X;Kỳ;Quý III', '', ...rowsWith(), 'Người lập biểu;;Thủ trưởng'],
    [],
  ],
  ['a mark above the headings', ['#tonghop;BCQ;2;X;2023-Q3;;;;;', ...rowsWith()], []],
  ['a field more, with something in it', rowsWith('1;CĐCS A; B;20;5;đã nộp'), ['T36 error F2']],
  ['a field more that is blank, in one row', rowsWith('1;CĐCS; A;20;5;'), ['T36 error E2']],
  ['a blank field more in every row', [HEADINGS, ...ROWS.map((row) => `${row};`)], []],
  ['a field less', rowsWith('1;CĐCS A20;5;'), ['T36 warning C2']],
  ['blank fields left out at the end of many rows', [HEADINGS, ...ROWS.map((row) => row.slice(0, -1)), ...ROWS], ['T36 notice D2']],
  ['the headings again', rowsWith(...ROWS, HEADINGS), []],
  ['a figure with a comma among commas', ['a,b,c,d', 'x,y,5,6', 'x,y,1,234,6', 'x,y,"1,234",6'], ['T36 error C3']],
  ['the same where the comma at the end was left out', ['a,b,c,d,e', 'x,y,5,6,', 'x,y,1,234', 'x,y,3,6,'], ['T36 error C3']],
  ['decimal commas among semicolons', ['a;b;c', '1,5;2,25;3', '4,125;5;6'], []],
  ['no headings at all', ['1;2;3', '4;5', '6;7;8;9'], []],
]

describe('rows that are not as wide as their headings', () => {
  test.each(CASES)('%s', async (_, lines, findings) => {
    expect(await told(lines)).toEqual(findings)
  })

  test('are told once, with their lines', async () => {
    const packed = await readCsv(new TextEncoder().encode(rowsWith('1;CĐCS; A;20;5;7', ...ROWS, '1;CĐCS; B;20;5;7').join('\n')), 'x.csv')
    const { findings } = 'refused' in packed ? expect.fail(packed.refused) : unpackWorkbook(packed)
    expect(findings).toEqual([
      expect.objectContaining({
        given: '6',
        expected: '5',
        message: expect.stringMatching(/^Dòng 2 \(và 1 dòng nữa: 23\) có 6 ô.*chỉ có 5.*Đề nghị/),
      }),
    ])
  })

  test('each part has its own headings', async () => {
    const mark = '#tonghop;BCQ;2;X;2023-Q3'
    expect(await told([mark, 'a;b;c', '1;2;3', mark.replaceAll(';', ','), 'a,b,c,d', '1,2,3,4', '1,2,3,4,5'])).toEqual(['T36 error E7'])
  })
})

describe('a register of 120,000 rows and 12 columns', () => {
  test('is within what a CSV may be', async () => {
    const row = `;${Array.from({ length: 10 }, (_, index) => `Công đoàn cơ sở ${index}`).join(';')};${'x'.repeat(8)}\r\n`
    const text = `${'Cột;'.repeat(11)}Cột\r\n${Array.from({ length: 120_000 }, (_, index) => index + row).join('')}`
    const packed = await readCsv(new TextEncoder().encode(text), 'x.csv')
    expect('refused' in packed ? packed.refused : packed.kinds.length).toBe(12 * 120_001)
  })
})
