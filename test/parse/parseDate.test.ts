import { describe, expect, test } from 'vitest'
import { asOfDay } from '../../src/parse/asOfDay.ts'
import { parseDate } from '../../src/parse/parseDate.ts'
import { numberCell, type RawCell, textCell } from '../../src/parse/rawCell.ts'

const remark = expect.any(String)
const refusal = expect.any(String)
const AT = { sheet: '', cell: '' }
const CONTEXT = { reportDate: '2023-09-12' }

const CASES: readonly (readonly [raw: string, expected: unknown, why: string])[] = [
  ['12/9/2023', { value: '2023-09-12' }, 'day before month'],
  ['2023/09/12', { value: '2023-09-12' }, 'year first'],
  ['Lai Châu, 12/9/2023', { value: '2023-09-12' }, 'with its place'],
  ['NGÀY 12 THÁNG 9 NĂM 2023', { value: '2023-09-12' }, 'capitals'],
  ['ngay 12 thang 9 nam 2023', { value: '2023-09-12', remark }, 'without marks'],
  ['tính đến hết ngày 31/8/2023', { value: '2023-08-31' }, 'until the end of'],
  ['hết quý III/2023', { value: '2023-09-30' }, 'the end of a quarter'],
  ['hết năm 2023', { value: '2023-12-31' }, 'the end of a year'],
  ['hết tháng 2/2024', { value: '2024-02-29' }, 'a leap year'],
  ['0h ngày 1/9/2023', { value: '2023-09-01T00:00:00+07:00' }, 'with its time'],
  ['24h00 ngày 31/8/2023', { value: '2023-09-01T00:00:00+07:00' }, 'the end of a day is the start of the next'],
  ['17 giờ 30 phút ngày 5/9/2023', { value: '2023-09-05T17:30:00+07:00' }, 'in words'],
  ['2023-09-12T08:30:00', { value: '2023-09-12T08:30:00+07:00' }, 'as software writes it'],
  ['25h ngày 1/9/2023', { refusal }, 'no such hour'],
  ['9/12/2023', { value: '2023-12-09', remark }, 'after the report; month first it would not be'],
  ['10/11/2023', { value: '2023-11-10' }, 'after the report either way'],
  ['15/10/2023', { value: '2023-10-15' }, 'after the report, but one reading: a rule judges that'],
  ['3/4/2023', { value: '2023-04-03' }, 'both readings before the report: day first'],
  ['5/30/2023', { value: '2023-05-30', remark }, 'month first, and only so'],
  ['12/9/23', { value: '2023-09-12', remark }, 'two digits of a year'],
  ['đến nay', { value: null, remark }, 'no day'],
  ['', { value: null, remark }, 'blank'],
  ['29/2/2023', { refusal: expect.stringContaining('không có thật') }, 'no leap year'],
  ['13/13/2023', { refusal }, 'no month either way'],
  ['12/9', { refusal: expect.stringContaining('thiếu năm') }, 'which year?'],
  ['9/2023', { refusal: expect.stringContaining('thiếu ngày') }, 'which day?'],
  ['tháng 9 năm 2023', { refusal: expect.stringContaining('thiếu ngày') }, 'which day?'],
  ['ngày … tháng … năm 2023', { refusal }, "the template's dots"],
  ['12/9/0203', { refusal }, 'no year of ours'],
  ['hết tháng 13/2023', { refusal }, 'no month'],
  ['x', { refusal }, 'no day'],
  ['#VALUE!', { refusal }, 'an error that was pasted'],
]

describe('a day is read day first', () => {
  test.each(CASES)('%s → %o (%s)', (raw, expected) => expect(parseDate(textCell(raw), CONTEXT)).toEqual(expected))

  test('without a report date nothing is after it', () => {
    expect(parseDate(textCell('9/12/2023'), {})).toEqual({ value: '2023-12-09' })
  })

  test('a serial number is its day', () => {
    expect(parseDate(numberCell(45181), CONTEXT)).toEqual({ value: '2023-09-12' })
    expect(parseDate(numberCell(45181.5), CONTEXT)).toEqual({ value: '2023-09-12T12:00:00+07:00' })
    expect(parseDate(numberCell(3), CONTEXT)).toEqual({ refusal })
  })

  test.each([
    ['2023-09-12', { value: '2023-09-12' }],
    ['2023-09-12T00:00:00', { value: '2023-09-12' }],
    ['2023-09-12T08:30:00', { value: '2023-09-12T08:30:00+07:00' }],
    ['2023-12-09', { value: '2023-12-09', remark }],
  ])('a stored day %s → %o', (value, expected) => {
    const cell: RawCell = { at: AT, kind: 'date', value, raw: value }
    expect(parseDate(cell, CONTEXT)).toEqual(expected)
  })

  test('00h00 of a day is the end of the day before', () => {
    expect(asOfDay('2023-09-01T00:00:00+07:00')).toBe('2023-08-31')
    expect(asOfDay('2023-09-01T08:00:00+07:00')).toBe('2023-09-01')
    expect(asOfDay('2023-09-01')).toBe('2023-09-01')
  })
})
