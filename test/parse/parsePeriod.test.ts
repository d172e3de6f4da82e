import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/parse/parsePeriod.ts'
import { numberCell, textCell } from '../../src/parse/rawCell.ts'

const remark = expect.any(String)
const refusal = expect.any(String)

const CASES: readonly (readonly [raw: string, expected: unknown])[] = [
  ['Quý III/2023', { value: '2023-Q3' }],
  ['QUÝ III NĂM 2023', { value: '2023-Q3' }],
  ['Quí 03 - 2023', { value: '2023-Q3' }],
  ['quý ba, năm 2023', { value: '2023-Q3' }],
  ['Q.3/2023', { value: '2023-Q3' }],
  ['Kỳ báo cáo: Quý III/2023.', { value: '2023-Q3' }],
  ['Quý III/2023'.normalize('NFD'), { value: '2023-Q3' }],
  ['2023-Q3', { value: '2023-Q3' }],
  ['2023-9m', { value: '2023-9M' }],
  ['6 tháng cuối năm 2023', { value: '2023-H2' }],
  ['chín tháng đầu năm 2023', { value: '2023-9M' }],
  ['T8/2023', { value: '2023-08' }],
  ['cả năm 2023', { value: '2023' }],
  ['quy 3 nam 2023', { value: '2023-Q3', remark }],
  ['Quý IlI/2023', { value: '2023-Q3', remark }],
  ['quý 3/23', { value: '2023-Q3', remark }],
  ['III/2023', { value: '2023-Q3', remark }],
  ['8/2023', { value: '2023-08', remark }],
  ['', { value: null, remark }],
  ['Quý III', { refusal }],
  ['tháng 8', { refusal }],
  ['9 tháng đầu năm', { refusal }],
  ['Quý 5/2023', { refusal }],
  ['tháng 13/2023', { refusal }],
  ['7 tháng đầu năm 2023', { refusal }],
  ['Quý III-IV/2023', { refusal }],
  ['quý III năm 20..', { refusal: expect.stringContaining('chưa điền') }],
  ['trước - 00', { refusal }],
  ['abc', { refusal }],
]

describe('a period is read as its code', () => {
  test.each(CASES)('%s → %o', (raw, expected) => expect(parsePeriod(textCell(raw))).toEqual(expected))

  test('a year may be a number, a day may not be a period', () => {
    expect(parsePeriod(numberCell(2023))).toEqual({ value: '2023' })
    expect(parsePeriod({ ...textCell('8/2023'), kind: 'date', value: '2023-08-01' })).toEqual({ refusal: expect.stringContaining('Excel') })
  })
})
