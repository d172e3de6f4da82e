import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import type { Figure } from '../../src/pipeline/figure.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { row, type Said, say, submitted } from './submitted.ts'

const over = (stated: number): Figure => ({ state: 'value', stated, low: stated + 1, high: null, qualifier: 'gt' })
const under = (stated: number): Figure => ({ state: 'value', stated, low: 0, high: stated - 1, qualifier: 'lt' })
const about = (stated: number): Figure => ({ state: 'value', stated, low: null, high: null, qualifier: 'approx' })
const none: Figure = { state: 'none', stated: 0, low: 0, high: 0, qualifier: 'exact' }
const unknown: Figure = { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }
const notApplicable: Figure = { ...unknown, state: 'not_applicable' }

/** What a rule says of a submission: "holds", "unchecked", or the cells it marks with their sentences. */
function judge(rule: Rule, said: readonly Said[], sent?: readonly string[]): string | [cell: string | undefined, message: string][] {
  const { findings, notChecked } = checkRules([rule], submitted(said, sent))
  if (findings.length > 0) return findings.map(({ at, message }) => [at?.cell, message])
  return notChecked.length > 0 ? 'unchecked' : 'holds'
}

describe('X20: an amount and those who got it', () => {
  const visits: Rule = { code: 'X20', severity: 'warning', kind: 'together', on: 'visit_amount', with: ['visits'] }
  const awards: Rule = { code: 'X20', severity: 'warning', kind: 'together', on: 'award_amount', with: ['students', 'teachers'] }

  it('are held against each other row by row', () => {
    const first = row('1', { visits: 10, visit_amount: 31_000_000 })
    expect(judge(visits, [...first, ...row('2', { visits: 5, visit_amount: 2_500_000 })])).toBe('holds')
    expect(judge(visits, [...first, ...row('2', { visits: 0, visit_amount: 12_000_000 })])).toEqual([
      ['G2', 'Có thăm hỏi – số tiền (12.000.000) mà thăm hỏi – số suất bằng 0. Đề nghị ghi bổ sung.'],
    ])
    expect(judge(visits, [...first, ...row('2', { visits: 5, visit_amount: unknown })])).toEqual([
      ['H2', 'Có thăm hỏi – số suất (5) mà thăm hỏi – số tiền chưa có số liệu. Đề nghị ghi bổ sung.'],
    ])
  })

  it('are both there where a row feeds one of several who may have got it', () => {
    const students = row('1', { students: 217, award_amount: 67_000_000 })
    const teachers = row('2', { teachers: 1, award_amount: 820_000 })
    expect(judge(awards, [...students, ...teachers])).toBe('holds')
    expect(judge(awards, [...students, say('teachers', none)])).toBe('holds')
    expect(judge(awards, [say('students', none), say('teachers', none), say('award_amount', none)])).toBe('holds')
    expect(judge(awards, [...row('1', { students: 217, award_amount: 0 }), say('teachers', none)])).toEqual([
      ['H1', 'Có khen thưởng học sinh (217) mà khen thưởng – số tiền bằng 0. Đề nghị ghi bổ sung.'],
    ])
  })

  it('are not judged on a bound that allows both, nor where the form was not sent', () => {
    expect(judge(visits, row('1', { visits: 0, visit_amount: under(50) }))).toBe('unchecked')
    expect(judge(visits, row('1', { visits: about(50), visit_amount: 1000 }))).toBe('holds')
    expect(judge(visits, row('1', { visits: over(3), visit_amount: 0 }))).toHaveLength(1)
    expect(judge(visits, [say('base', 3)])).toBe('unchecked')
  })

  it('say nothing more of a cell that was left blank', () => {
    const [first] = row('1', { visits: 10 })
    expect(judge(visits, [...(first ? [first] : []), ...row('2', { visits: 5, visit_amount: 1000 })])).toBe('unchecked')
  })
})

describe('X12: a typed total of several rows', () => {
  const rule: Rule = { code: 'X12', severity: 'error', kind: 'sumOf', on: 'recipients', parts: ['students', 'teachers'] }
  const paid = [...row('1', { students: 200 }), ...row('2', { students: 17 }), ...row('3', { teachers: 1 })]

  it('is what the rows of its parts come to', () => {
    expect(judge(rule, [...paid, ...row('4', { recipients: 218 })])).toBe('holds')
    expect(judge(rule, [...paid, ...row('4', { recipients: 219 })])).toEqual([
      [
        'G4',
        'Tổng không khớp: Khen thưởng học sinh 217 + Khen thưởng giáo viên 1 = 218, nhưng ô này ghi 219. Đề nghị sửa tổng hoặc các phần.',
      ],
    ])
  })

  it('may stand in several rows itself', () => {
    expect(judge(rule, [...paid, ...row('4', { recipients: 200 }), ...row('5', { recipients: 18 })])).toBe('holds')
    expect(judge(rule, [...paid, ...row('4', { recipients: 200 }), ...row('5', { recipients: 8 })])).toEqual([
      ['G4', expect.stringContaining('= 218, nhưng các dòng ghi tổng cộng lại là 208.')],
    ])
  })

  it('has nothing to agree with where it was left out, and is not judged where the form was not sent', () => {
    expect(judge(rule, paid)).toBe('holds')
    expect(judge(rule, [say('base', 3)])).toBe('unchecked')
    expect(judge(rule, [], ['SU_KIEN'])).toBe('holds')
  })

  it('is not judged where a row is not known', () => {
    expect(judge(rule, [...paid, ...row('4', { students: unknown }), ...row('5', { recipients: 219 })])).toBe('unchecked')
  })
})

describe('X18: a limit with a basis of its own', () => {
  const rule: Rule = { code: 'X18', severity: 'error', kind: 'atMost', on: 'active', limit: 'unions', limitTime: 'stock' }
  const unions = say('unions', 70, { time: 'stock' })
  const active = (quarter: number, year: number) => [
    unions,
    say('active', quarter, { at: { sheet: 'BIEU', cell: 'E7' } }),
    say('active', year, { time: 'year_to_date', at: { sheet: 'BIEU', cell: 'F7' } }),
  ]

  it('bounds every basis of the figure', () => {
    expect(judge(rule, active(60, 70))).toBe('holds')
    expect(judge(rule, active(60, 71))).toEqual([['F7', 'CĐCS có hoạt động (71) lớn hơn tổng số CĐCS (70). Đề nghị kiểm tra lại hai số.']])
    expect(judge(rule, active(71, 71))).toHaveLength(2)
    expect(judge(rule, [say('active', 60), say('active', 60, { time: 'year_to_date' })])).toBe('unchecked')
  })
})

describe('X23: a plausible figure', () => {
  const rule: Rule = { code: 'X23', severity: 'warning', kind: 'within', on: 'income', low: 1_500_000, high: 60_000_000 }
  const income = (figure: Figure | number, earners: number) => judge(rule, [say('income', figure), say('earners', earners)])

  it('lies within its ends, both included', () => {
    for (const value of [1_500_000, 6_300_000, 60_000_000]) expect(income(value, 10)).toBe('holds')
    expect(income(630_000, 10)).toEqual([
      [
        'cell of income',
        'Thu nhập bình quân (630.000 đồng/tháng) nằm ngoài mức thường gặp, từ 1.500.000 đến 60.000.000. Có phải ghi nhầm đơn vị tính? Đề nghị kiểm tra lại hoặc giải trình.',
      ],
    ])
    expect(income(60_000_001, 10)).toHaveLength(1)
  })

  it('is asked about in the one other unit of measure that makes it one', () => {
    const question = (value: number) => /Có phải .+?\?/u.exec(String(income(value, 10)))?.[0]
    expect(question(6_300)).toBe('Có phải 6.300.000 đồng/tháng?')
    expect(question(6)).toBe('Có phải 6.000.000 đồng/tháng?')
    expect(question(6_300_000_000)).toBe('Có phải 6.300.000 đồng/tháng?')
    for (const value of [630_000, 61_000_000, 0]) expect(question(value)).toBe('Có phải ghi nhầm đơn vị tính?')
  })

  it('is broken by a bound only where that contradicts it', () => {
    expect(income(over(60_000_000), 10)).toHaveLength(1)
    expect(income(over(6_000_000), 10)).toBe('unchecked')
    expect(income(under(60_000_000), 10)).toBe('unchecked')
    expect(income(about(6_000_000), 10)).toBe('unchecked')
  })

  it('need not be one where nobody is counted, or it does not apply', () => {
    expect(income(0, 0)).toBe('holds')
    expect(income(notApplicable, 0)).toBe('holds')
    expect(income(unknown, 10)).toBe('unchecked')
  })
})

describe('A typed percentage', () => {
  const rule: Rule = {
    code: 'X30',
    severity: 'error',
    kind: 'shareOf',
    on: 'active_rate',
    numerator: 'active',
    denominator: 'base',
    decimals: 2,
  }
  const rate = (typed: Figure | number, part: Figure | number, whole: Figure | number) =>
    judge(rule, [say('active_rate', typed, { isAddend: false }), say('active', part), say('base', whole)])

  it('is what its two counts come to, as finely as it was typed', () => {
    expect(rate(98.46, 766, 778)).toBe('holds')
    expect(rate(98.5, 766, 778)).toBe('holds')
    expect(rate(98, 766, 778)).toBe('holds')
    expect(rate(100, 778, 778)).toBe('holds')
    expect(rate(0, 0, 778)).toBe('holds')
    expect(rate(98.45, 766, 778)).toEqual([
      [
        'cell of active_rate',
        'Tỷ lệ không khớp: CĐCS có hoạt động 766 / số CĐCS trong kỳ 778 = 98,46%, nhưng ô này ghi 98,45%. Đề nghị sửa tỷ lệ hoặc hai số.',
      ],
    ])
  })

  it('of nothing cannot be', () => {
    expect(rate(100, 0, 0)).toEqual([
      [
        'cell of active_rate',
        'Không tính được tỷ lệ vì số CĐCS trong kỳ bằng 0, nhưng ô này ghi 100%. Đề nghị kiểm tra lại mẫu số hoặc bỏ tỷ lệ này.',
      ],
    ])
  })

  it('is not judged where a count is missing or only a bound', () => {
    expect(rate(98, over(700), 778)).toBe('unchecked')
    expect(rate(98, 766, unknown)).toBe('unchecked')
    expect(judge(rule, [say('active_rate', 98), say('base', 778)])).toBe('unchecked')
    expect(rate(over(95), 766, 778)).toBe('unchecked')
    expect(rate(over(98), 766, 778)).toHaveLength(1)
  })

  it('that was left blank has nothing to agree with', () => {
    expect(judge(rule, [say('active', 766), say('base', 778)])).toBe('holds')
    expect(rate(notApplicable, 0, 0)).toBe('holds')
  })
})

describe('X19: a summary and its list', () => {
  const rule: Rule = { code: 'X19', severity: 'error', kind: 'listSum', on: 'active', listed: 'active_listed', compare: 'equal' }
  const listed = (...figures: number[]) => figures.map((figure, index) => say('active_listed', figure, { unit: `CDCS_${index}` }))

  it('are the same on the basis of the list', () => {
    expect(judge(rule, [say('active', 2), say('active', 9, { time: 'year_to_date' }), ...listed(1, 1, 0)])).toBe('holds')
    expect(judge(rule, [say('active', 3), ...listed(1, 1, 0)])).toEqual([
      [
        'cell of active',
        'Tổng hợp khác danh sách: CĐCS có hoạt động ghi 3, danh sách CĐCS cộng được 2. CĐCS nào còn thiếu hoặc thừa? Đề nghị sửa một trong hai nơi.',
      ],
    ])
  })

  it('are 0 where the list is there without a row, and not judged where it is not', () => {
    expect(judge(rule, [say('active', 0)], ['BIEU', 'DANH_SACH'])).toBe('holds')
    expect(judge(rule, [say('active', 0)])).toBe('unchecked')
  })
})

describe('X22: the day of an event', () => {
  const rule: Rule = { code: 'X22', severity: 'warning', kind: 'asOfWithin' }

  it('is told once for all the figures of a row, and for each row', () => {
    const late = (item: string) =>
      row(item, { visits: 10, visit_amount: 1000 }).map((fact): Said => ({ ...fact, asOf: '2023-10-15', asOfSource: 'stated' }))
    expect(judge(rule, [...late('1'), ...late('2'), ...row('3', { visits: 1, visit_amount: 1 })])).toEqual([
      ['G1', 'Ngày tính số liệu (15/10/2023) sau ngày lập báo cáo (08/9/2023). Đề nghị kiểm tra lại ngày.'],
      ['G2', 'Ngày tính số liệu (15/10/2023) sau ngày lập báo cáo (08/9/2023). Đề nghị kiểm tra lại ngày.'],
    ])
  })
})

describe('X15: the year to date', () => {
  const rule: Rule = { code: 'X15', severity: 'error', kind: 'yearCoversPeriod' }

  it('is not below the period, for what the unit reports on both', () => {
    expect(judge(rule, [say('active', 5), say('active', 5, { time: 'year_to_date' }), say('base', 9)])).toBe('holds')
    expect(judge(rule, [say('active', 5), say('active', 4, { time: 'year_to_date' })])).toEqual([
      ['cell of active', 'Lũy kế từ đầu năm (4) nhỏ hơn số trong kỳ (5). Có phải hai cột ghi nhầm chỗ? Đề nghị kiểm tra lại.'],
    ])
  })
})
