import { describe, expect, it } from 'vitest'
import { checkTotals } from '../../src/jobs/checkTotals.ts'
import type { PeriodRule } from '../../src/pipeline/rule.ts'
import type { StoredTotal } from '../../src/store/selectTotals.ts'

function total(indicator: string, value: number, other: Partial<StoredTotal> = {}): StoredTotal {
  return {
    ...{ indicator, time: 'in_period', headline: true, section: '1', label: indicator, measure: 'cuộc' },
    ...{ value, low: value, high: value, qualifier: 'exact', num: null, den: null },
    ...{ reported: 11, expected: 11, missing: [], own: null, asOf: { first: null, last: null }, stale: false, boundStep: null },
    ...other,
  }
}

const AT_MOST: PeriodRule = {
  code: 'X24',
  severity: 'warning',
  kind: 'totalAtMost',
  on: 'a',
  limits: [{ code: 'b' }, { code: 'c' }],
  plus: 1,
}
const NEEDS_BASE: PeriodRule = { code: 'X11', severity: 'warning', kind: 'needsBase', on: 'done', base: 'target', baseTime: 'stock' }
const CANCEL: PeriodRule = { code: 'X16', severity: 'error', kind: 'totalsCancel', on: 'in', against: 'out' }

const rowsOf = (rule: PeriodRule, ...totals: StoredTotal[]) => checkTotals({ period: '2023-Q3', totals }, { rules: [rule] })[0]?.rows

describe('a rule over a period', () => {
  it('X24 lets a total be as much as its limits and one more, and tells both numbers beyond that', () => {
    expect(rowsOf(AT_MOST, total('a', 790), total('b', 778), total('c', 11))).toEqual([])
    expect(rowsOf(AT_MOST, total('a', 791), total('b', 778), total('c', 11))).toEqual([
      {
        ...{ indicator: 'a', label: 'a', time: 'in_period', value: '791', limit: '790' },
        message: 'a (trong kỳ) là 791, lớn hơn b + c + 1 (790). Đề nghị kiểm tra lại số của các đơn vị.',
      },
    ])
  })

  it('X16 says when what came in is not what went out', () => {
    expect(rowsOf(CANCEL, total('in', 2), total('out', 2))).toEqual([])
    expect(rowsOf(CANCEL, total('in', 2), total('out', 1))).toMatchObject([
      { value: '2', limit: '1', message: 'in (trong kỳ) là 2, khác out (1). Đề nghị các đơn vị đối chiếu với nhau.' },
    ])
  })

  it('is not judged while a unit that belongs in it is missing', () => {
    const missing = ['A']
    expect(rowsOf(CANCEL, total('in', 2), total('out', 1, { missing }))).toEqual([])
    expect(rowsOf(CANCEL, total('in', 2, { missing }), total('out', 1))).toEqual([])
    expect(rowsOf(AT_MOST, total('a', 800), total('b', 700, { missing }), total('c', 10))).toEqual([])
    expect(rowsOf(AT_MOST, total('a', 800, { missing }), total('b', 700), total('c', 10))).toHaveLength(1)
  })

  it('is not judged on a bound that allows both', () => {
    const over = { value: 780, low: 780, high: null, qualifier: 'gte' } as const
    expect(rowsOf(AT_MOST, total('a', 780, over), total('b', 778), total('c', 11))).toEqual([])
    expect(rowsOf(AT_MOST, total('a', 795, { ...over, value: 795, low: 795 }), total('b', 778), total('c', 11))).toHaveLength(1)
  })

  describe('X11, of a rate that needs its base', () => {
    const done = total('done', 3666, { time: 'cumulative' })
    const target = (value: number, other: Partial<StoredTotal> = {}) => total('target', value, { time: 'stock', ...other })
    const nothing = { value: null, low: null, high: null, qualifier: null } as const
    const saidOf = (...totals: StoredTotal[]) => rowsOf(NEEDS_BASE, ...totals)?.map(({ limit, message }) => [limit, message])
    const begins = 'done (lũy kế đến nay) là 3.666, nhưng'
    const ends = 'nên chưa tính được tỷ lệ. Đề nghị bổ sung.'

    it('holds where the base is there and whole, and where there is nothing to hold against it', () => {
      expect(saidOf(done, target(2300))).toEqual([])
      expect(saidOf({ ...done, ...nothing }, target(0, nothing))).toEqual([])
    })

    it('tells a base that is not there, is 0, or lacks units', () => {
      expect(saidOf(done)).toEqual([['chưa có', `${begins} chưa có target ${ends}`]])
      expect(saidOf(done, target(0, nothing))).toEqual([['chưa có', `${begins} chưa có target ${ends}`]])
      expect(saidOf(done, target(0))).toEqual([['0', `${begins} target bằng 0 ${ends}`]])
      const partial = target(2300, { missing: ['A', 'B'], own: false })
      expect(saidOf(done, partial)).toEqual([['2.300', `${begins} target còn thiếu số của 3 đơn vị ${ends}`]])
    })

    it('does not tell of a unit that both sides lack: the rate itself says so', () => {
      const missing = ['A']
      expect(saidOf({ ...done, missing, own: false }, target(2300, { missing, own: false }))).toEqual([])
    })

    it('is told once, on the basis that the report prints, also while units are missing', () => {
      const quarter = total('done', 9, { headline: false, missing: ['A'] })
      expect(saidOf({ ...done, missing: ['A'] }, quarter)).toHaveLength(1)
    })
  })

  it('holds from its first period to its last', () => {
    const wrong = [total('in', 2), total('out', 1)]
    expect(rowsOf({ ...CANCEL, since: '2023-Q3', until: '2023-Q3' }, ...wrong)).toHaveLength(1)
    expect(rowsOf({ ...CANCEL, since: '2023-Q4' }, ...wrong)).toBeUndefined()
    expect(rowsOf({ ...CANCEL, until: '2023-Q2' }, ...wrong)).toBeUndefined()
  })
})
