import { describe, expect, it, test } from 'vitest'
import { dayWithin, type Period, periodNamed, periodOf, previousPeriodOf } from '../../src/pipeline/period.ts'
import { cutOffOf, dueAtOf } from '../../src/pipeline/pipeline.ts'

const PERIODS: readonly [code: string, kind: Period['kind'], startsOn: string, endsOn: string][] = [
  ['2023-Q1', 'quarter', '2023-01-01', '2023-03-31'],
  ['2023-Q2', 'quarter', '2023-04-01', '2023-06-30'],
  ['2023-Q3', 'quarter', '2023-07-01', '2023-09-30'],
  ['2023-Q4', 'quarter', '2023-10-01', '2023-12-31'],
  ['2023-H1', 'half', '2023-01-01', '2023-06-30'],
  ['2023-H2', 'half', '2023-07-01', '2023-12-31'],
  ['2023-9M', 'nine_months', '2023-01-01', '2023-09-30'],
  ['2023', 'year', '2023-01-01', '2023-12-31'],
  ['2023-02', 'month', '2023-02-01', '2023-02-28'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2100-02', 'month', '2100-02-01', '2100-02-28'],
  ['2023-12', 'month', '2023-12-01', '2023-12-31'],
]
const NONE = [
  '',
  '2023-Q0',
  '2023-Q5',
  '2023-q3',
  'Q3-2023',
  '2023-H3',
  '2023-6M',
  '2023-00',
  '2023-13',
  '2023-8',
  '23-Q3',
  '2023-Q3 ',
  '2023-Q3\n',
  '２０２３-Q3',
  '2023-09-30',
]

function period(code: string): Period {
  return periodOf(code) ?? expect.fail(`${code} is no period`)
}

describe('a period’s code', () => {
  test.each(PERIODS)('%s is a %s from %s to %s', (code, kind, startsOn, endsOn) => {
    expect(periodOf(code)).toEqual({ code, kind, startsOn, endsOn })
  })

  test.each(NONE)('%j is none', (code) => {
    expect(periodOf(code)).toBe(null)
  })
})

describe('a day of a period', () => {
  test.each([
    ['2023-Q3', 1, 1, '2023-07-01', 'the first'],
    ['2023-Q3', 2, 31, '2023-08-31', 'the end of the second month'],
    ['2023-Q3', 3, 31, '2023-09-30', 'a day past the month’s end is its last'],
    ['2023-Q1', 2, 30, '2023-02-28', 'and in February'],
    ['2024-Q1', 2, 30, '2024-02-29', 'and in a leap year'],
    ['2023-Q3', 4, 5, '2023-10-05', 'the month after the period'],
    ['2023-Q4', 4, 8, '2024-01-08', 'the month after the year'],
    ['2023', 13, 31, '2024-01-31', 'next January, counted from the year’s beginning'],
    ['2023-12', 3, 30, '2024-02-29', 'two months after December'],
    ['2023-H2', 19, 1, '2025-01-01', 'the second January after'],
  ])('%s, month %i, day %i is %s: %s', (code, month, day, expected) => {
    expect(dayWithin(period(code), month, day)).toBe(expected)
  })
})

describe('a pipeline’s days', () => {
  const days = { cutOff: { month: 2, day: 31 }, due: { month: 3, day: 8 } }
  test.each([
    ['2023-Q1', '2023-02-28', '2023-03-08T23:59:59+07:00'],
    ['2024-Q1', '2024-02-29', '2024-03-08T23:59:59+07:00'],
    ['2023-Q2', '2023-05-31', '2023-06-08T23:59:59+07:00'],
    ['2023-Q3', '2023-08-31', '2023-09-08T23:59:59+07:00'],
    ['2023-Q4', '2023-11-30', '2023-12-08T23:59:59+07:00'],
  ])('of %s: figures stand for %s and are due by the end of the day of %s', (code, cutOff, dueAt) => {
    expect(cutOffOf(days, period(code))).toBe(cutOff)
    expect(dueAtOf(days, period(code))).toBe(dueAt)
  })

  it('may lie after the period', () => {
    expect(dueAtOf({ due: { month: 4, day: 10 } }, period('2023-Q4'))).toBe('2024-01-10T23:59:59+07:00')
  })
})

describe('the period before', () => {
  const BEFORE: readonly [code: string, before: string][] = [
    ['2023-Q3', '2023-Q2'],
    ['2023-Q1', '2022-Q4'],
    ['2023-H2', '2023-H1'],
    ['2023-H1', '2022-H2'],
    ['2023-10', '2023-09'],
    ['2023-01', '2022-12'],
    ['2023-9M', '2022-9M'],
    ['2023', '2022'],
  ]
  it.each(BEFORE)('%s follows %s, of the same kind', (code, before) => {
    expect(previousPeriodOf(periodNamed(code))).toEqual(periodNamed(before))
  })
})
