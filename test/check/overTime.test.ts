import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import { acceptExplained } from '../../src/check/orderFindings.ts'
import { recheck } from '../../src/check/overTime/recheck.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import type { Figure } from '../../src/pipeline/figure.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { TimeRule } from '../../src/pipeline/rule.ts'
import { flowToStock } from '../total/vtl/flowToStock.ts'
import { stockToFlow } from '../total/vtl/stockToFlow.ts'
import { factsOf, type Said, say, submitted } from './submitted.ts'

const over = (stated: number): Figure => ({ state: 'value', stated, low: stated + 1, high: null, qualifier: 'gt' })
const unknown: Figure = { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }

/** A figure of both bases; the cells are "E" and "F". */
function flow(code: string, inPeriod: number | Figure, toDate: number | Figure, more: Partial<Fact> = {}): Said[] {
  return [
    say(code, inPeriod, { time: 'in_period', at: { sheet: 'BIEU', cell: 'E' } }),
    say(code, toDate, { time: 'year_to_date', at: { sheet: 'BIEU', cell: 'F' }, ...more }),
  ]
}

interface Given {
  now: readonly Said[]
  before: readonly Said[]
  period?: string
  past?: Record<string, number[]>
}

/** What a rule says of a return after the one before: "holds", "unchecked", or severities, cells and sentences. */
function judge(rule: TimeRule, { now, before, period = '2023-Q3', past = {} }: Given) {
  const given = submitted(now)
  const context = { ...given.context, before: { facts: factsOf(before), past: new Map(Object.entries(past)) } }
  const { findings, notChecked } = checkRules([rule], { ...given, period: periodNamed(period), context })
  const told = acceptExplained(findings, given.figures.ofFile)
  if (told.length > 0) return told.map(({ severity, at, message }) => [severity, at?.cell, message])
  return notChecked.length > 0 ? 'unchecked' : 'holds'
}

const YEAR: TimeRule = { code: 'X15', severity: 'error', kind: 'yearAddsUp' }
const ADVICE = 'Đề nghị kiểm tra lại; nếu đính chính số đã báo, đề nghị ghi lý do vào cột Giải trình.'

describe('X15 over time: the year to date', () => {
  const before = flow('active', 10, 30)

  it('is that of the period before and the period’s own', () => {
    expect(judge(YEAR, { now: flow('active', 12, 42), before })).toBe('holds')
    expect(judge(YEAR, { now: flow('active', 12, 41), before })).toEqual([
      ['error', 'F', `Lũy kế từ đầu năm không khớp: kỳ trước 30 + trong kỳ 12 = 42, nhưng ô này ghi 41. ${ADVICE}`],
    ])
  })

  it('is known for the period’s figure in the wrong column', () => {
    const [finding] = judge(YEAR, { now: flow('active', 12, 12), before })
    expect(finding?.[2]).toBe(
      `Lũy kế giảm: kỳ trước 30, kỳ này 12. Có phải cột lũy kế ghi nhầm số trong kỳ? Nếu vậy lũy kế là 42. ${ADVICE}`,
    )
  })

  it('is asked about where one number in both columns may be either', () => {
    const [finding] = judge(YEAR, { now: flow('active', 42, 42), before })
    expect(finding?.[2]).toContain(
      'Có phải hai cột ghi cùng một số? Nếu 42 là số trong kỳ thì lũy kế là 72; nếu là lũy kế thì trong kỳ là 12.',
    )
  })

  it('is known for last period’s, left standing', () => {
    const [finding] = judge(YEAR, { now: flow('active', 12, 30), before })
    expect(finding?.[2]).toContain('Có phải cột lũy kế còn để số của kỳ trước? Nếu vậy lũy kế là 42.')
  })

  it('is known for the two columns in each other’s place', () => {
    const [finding] = judge(YEAR, { now: flow('active', 42, 12), before })
    expect(finding?.[2]).toContain('Có phải hai cột ghi nhầm chỗ cho nhau?')
  })

  it('may be another one where the unit declares a correction beside it', () => {
    const told = judge(YEAR, { now: flow('active', 12, 40, { explanation: 'bớt 2 cuộc báo trùng quý trước' }), before })
    expect(told).toEqual([['notice', 'F', expect.stringContaining('Đơn vị giải trình: "bớt 2 cuộc báo trùng quý trước".')]])
  })

  it('begins anew with the year', () => {
    expect(judge(YEAR, { now: flow('active', 5, 5), before, period: '2024-Q1' })).toBe('holds')
  })

  it('cannot be told without the period before, nor where a side is unknown or only a bound', () => {
    expect(judge(YEAR, { now: flow('active', 12, 42), before: [] })).toBe('unchecked')
    expect(judge(YEAR, { now: flow('active', 12, 42), before: flow('active', unknown, unknown) })).toBe('unchecked')
    expect(judge(YEAR, { now: flow('active', over(10), over(40)), before })).toBe('unchecked')
    expect(judge(YEAR, { now: flow('active', over(50), 42), before })).toEqual([['error', 'F', expect.any(String)]])
  })

  it('has nothing before it in the first period that is collected', () => {
    expect(judge(YEAR, { now: flow('active', 12, 12), before: [], period: '2023-Q1' })).toBe('holds')
  })

  it('of what is counted once a year lies between what it was and the sum', () => {
    const once = (toDate: number) => judge(YEAR, { now: flow('once', 12, toDate), before: flow('once', 10, 30) })
    expect([once(30), once(36), once(42)]).toEqual(['holds', 'holds', 'holds'])
    expect(once(43)).toEqual([['error', 'F', expect.any(String)]])
    expect(once(29)).toMatchObject([['error', 'F', expect.stringContaining('Lũy kế giảm: kỳ trước 30, kỳ này 29.')]])
  })

  it('is VTL’s flow_to_stock of the year, and nothing else', () => {
    const flows = fc.array(fc.nat({ max: 50 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(flows, fc.integer({ min: -3, max: 3 }), (own, slip) => {
        const years = flowToStock(own) as number[]
        expect(stockToFlow(years)).toEqual(own)
        const [last, previous] = [own.length - 1, own.length - 2]
        const toDate = (years[last] ?? 0) + slip
        fc.pre(toDate >= 0)
        const now = flow('active', own[last] ?? 0, toDate)
        const said = judge(YEAR, { now, before: flow('active', own[previous] ?? 0, years[previous] ?? 0), period: `2023-Q${own.length}` })
        expect(said === 'holds').toBe(slip === 0)
      }),
    )
  })
})

describe('X15 over time: what is cumulative', () => {
  const fund = (amount: number | Figure, more: Partial<Fact> = {}) => [
    say('fund', amount, { time: 'cumulative', at: { sheet: 'BIEU', cell: 'G' }, ...more }),
  ]

  it('never falls, also with the new year', () => {
    expect(judge(YEAR, { now: fund(1_240), before: fund(1_240) })).toBe('holds')
    expect(judge(YEAR, { now: fund(1_198), before: fund(1_240), period: '2024-Q1' })).toEqual([
      ['error', 'G', `Lũy kế giảm: kỳ trước 1.240, kỳ này 1.198. ${ADVICE}`],
    ])
    expect(judge(YEAR, { now: fund(1_198, { explanation: 'một CĐCS chuyển đi' }), before: fund(1_240) })).toEqual([
      ['notice', 'G', expect.any(String)],
    ])
  })
})

describe('X16 over time: a period', () => {
  const rule: TimeRule = { code: 'X16', severity: 'error', kind: 'carriesOver', on: 'base', from: 'unions' }
  const ended = [say('unions', 71, { time: 'stock' })]

  it('begins with what the one before ended with', () => {
    expect(judge(rule, { now: [say('base', 71)], before: ended })).toBe('holds')
    expect(judge(rule, { now: [say('base', 70)], before: ended })).toEqual([
      [
        'error',
        'cell of base',
        'Số CĐCS trong kỳ (70) khác tổng số CĐCS của kỳ trước (71). Đề nghị kiểm tra lại; nếu số kỳ trước sai, đề nghị đính chính kỳ trước hoặc ghi lý do vào cột Giải trình.',
      ],
    ])
    expect(judge(rule, { now: [say('base', 70)], before: [] })).toBe('unchecked')
  })
})

describe('X16 over time: a list', () => {
  const rule: TimeRule = {
    ...{ code: 'X16', severity: 'warning', kind: 'listMoves', on: 'come', listed: 'active_listed' },
    ...{ plus: ['come'], minus: ['gone'], flowTime: 'in_period' },
  }
  const list = (...unions: string[]) => unions.map((unit) => say('active_listed', 1, { unit }))

  it('gains as many unions as came, and loses as many as went', () => {
    expect(judge(rule, { now: [...list('A1', 'A3'), say('come', 1), say('gone', 1)], before: list('A1', 'A2') })).toBe('holds')
  })

  it('is told by name where it does not', () => {
    expect(judge(rule, { now: [...list('A1', 'A3', 'A4'), say('come', 1), say('gone', 0)], before: list('A1', 'A2') })).toEqual([
      [
        'warning',
        'cell of come',
        'Danh sách thêm 2 CĐCS so với kỳ trước (A3; A4), nhưng CĐCS mới cộng lại là 1. Đề nghị kiểm tra; nếu CĐCS chỉ đổi tên hoặc đổi mã, đề nghị giải trình.'.replace(
          'cĐCS',
          'CĐCS',
        ),
      ],
      [
        'warning',
        'cell of gone',
        'Danh sách bớt 1 CĐCS so với kỳ trước (A2), nhưng CĐCS giải thể cộng lại là 0. Đề nghị kiểm tra; nếu CĐCS chỉ đổi tên hoặc đổi mã, đề nghị giải trình.',
      ],
    ])
  })
})

describe('X23 over time: a mean', () => {
  const rule: TimeRule = { code: 'X23', severity: 'warning', kind: 'changesWithin', on: 'income', percent: 20 }
  const income = (amount: number) => [say('income', amount)]

  it('changes by at most so many per cent', () => {
    expect(judge(rule, { now: income(7_200_000), before: income(6_000_000) })).toBe('holds')
    expect(judge(rule, { now: income(7_200_001), before: income(6_000_000) })).toMatchObject([
      ['warning', 'cell of income', expect.stringContaining('tăng từ 6.000.000 lên 7.200.001 đồng/tháng chỉ trong một kỳ, hơn 20%')],
    ])
    expect(judge(rule, { now: income(600_000), before: income(6_000_000) })).toMatchObject([
      ['warning', 'cell of income', expect.stringContaining('giảm từ')],
    ])
    expect(judge(rule, { now: income(600_000), before: [say('income', 0)] })).toBe('unchecked')
  })
})

describe('X30: a figure like none of the unit’s before', () => {
  const rule: TimeRule = { code: 'X30', severity: 'warning', kind: 'likeBefore', measure: 'cuộc', floor: 10 }
  const told = (value: number, past: number[]) =>
    judge(rule, { now: [say('visits', value)], before: [], past: { 'visits in_period': past } })

  it('is told, never as an error, beside what is usual', () => {
    expect(told(400, [50, 52, 48, 51, 49])).toEqual([
      [
        'warning',
        'cell of visits',
        'Thăm hỏi – số suất (400 cuộc) khác xa 5 kỳ trước của đơn vị (thường khoảng 50, từ 40 đến 60). Đề nghị kiểm tra lại hoặc giải trình.',
      ],
    ])
  })

  it('is nothing within the floor, and says nothing under four periods', () => {
    expect(told(59, [50, 50, 50, 50])).toBe('holds')
    expect(told(4_000, [50, 52, 48])).toBe('holds')
  })
})

describe('a return that was accepted', () => {
  const { reading } = submitted([])
  const pipeline = { ...reading.pipeline, rules: [YEAR] }
  const given = (before: Said[], now: Said[]) =>
    recheck({ pipeline, period: periodNamed('2023-Q3'), unit: 'A', facts: factsOf(now), before: factsOf(before) })

  it('is held against a period before that was corrected, as a warning', () => {
    const now = flow('active', 12, 42)
    expect(given(flow('active', 10, 30), now)).toEqual([])
    expect(given(flow('active', 13, 33), now)).toMatchObject([{ rule: 'X15', severity: 'warning', at: { cell: 'F' } }])
  })

  it('keeps what it has explained, and is not asked about what was never sent', () => {
    expect(given(flow('active', 13, 33), flow('active', 12, 42, { explanation: 'đã đính chính' }))).toEqual([])
    expect(given([], flow('active', 12, 42))).toEqual([])
  })
})
