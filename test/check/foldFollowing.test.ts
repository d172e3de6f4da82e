import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import type { Figure } from '../../src/pipeline/figure.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { factsOf, type Said, say, submitted } from './submitted.ts'

const over = (stated: number): Figure => ({ state: 'value', stated, low: stated + 1, high: null, qualifier: 'gt' })

/** Rule, cell and sentence of what a submission is told. */
function judge(
  rules: readonly Rule[],
  said: readonly Said[],
  { period = '2023-Q3', before = [] }: { period?: string; before?: Said[] } = {},
) {
  const given = submitted(said)
  const context = { ...given.context, before: { facts: factsOf(before), past: new Map() } }
  return checkRules(rules, { ...given, period: periodNamed(period), context }).findings.map(({ rule, at, message }) => [
    rule,
    at?.cell ?? '',
    message,
  ])
}

const at = (cell: string, more: Partial<Fact> = {}): Partial<Fact> => ({ at: { sheet: 'BIEU', cell }, ...more })
const TOTAL: Rule = { code: 'X01', severity: 'error', kind: 'sumOf', on: 'base', parts: ['come', 'gone'] }
const LIST: Rule = { code: 'X19', severity: 'error', kind: 'listSum', on: 'come', listed: 'base_listed', compare: 'equal' }
const MOST: Rule = { code: 'X09', severity: 'error', kind: 'atMost', on: 'come', limit: 'earners' }
const rowsOf = (...figures: number[]) =>
  figures.map((figure, index) => say('base_listed', figure, { unit: `CDCS_${index}`, at: { sheet: 'DANH_SACH', cell: `G${index + 5}` } }))

describe('a finding on a sum asks about the one figure that was probably typed wrongly', () => {
  const sum = (come: Figure | number, gone: number, base: number) => [
    say('come', come, at('E7')),
    say('gone', gone, at('E8')),
    say('base', base, at('E6')),
  ]
  const SAID = 'Đề nghị sửa tổng hoặc các phần.'

  it('in another cell, or in its own', () => {
    expect(judge([TOTAL], sum(65, 1, 57))).toEqual([
      ['X01', 'E6', expect.stringMatching(/hoặc các phần\. Có phải ô E7 là 56 \(đang ghi 65\)\?$/u)],
    ])
    expect(judge([TOTAL], sum(56, 1, 75))).toEqual([['X01', 'E6', expect.stringContaining(`${SAID} Có phải ô này là 57 (đang ghi 75)?`)]])
  })

  it('and in none where several would do, one is a bound, or no slip explains it', () => {
    for (const said of [sum(5, 1, 16), sum(over(65), 1, 57), sum(5, 1, 7)]) {
      for (const [, , message] of judge([TOTAL], said)) expect(message).toMatch(/Đề nghị sửa tổng hoặc các phần\.$/u)
    }
    expect(judge([TOTAL], sum(over(65), 1, 57))).toHaveLength(1)
  })

  it('on the sheet of the list', () => {
    expect(judge([LIST], [say('come', 70, at('G10')), ...rowsOf(25, 34, 90)])).toEqual([
      ['X19', 'G10', expect.not.stringContaining('đang ghi')],
    ])
    expect(judge([LIST], [say('come', 95, at('G10')), ...rowsOf(52, 34, 36)])).toEqual([
      ['X19', 'G10', expect.stringContaining('Có phải ô DANH_SACH!G5 là 25 (đang ghi 52)?')],
    ])
  })

  it('but not in a form that was sent before, which the file does not have', () => {
    const said = [say('come', 59, at('G10')), ...rowsOf(25, 34, 36)]
    const asked = (...sent: string[]) =>
      checkRules([LIST], submitted(said, sent)).findings.map(({ message }) => message.includes('Có phải'))
    expect(asked('BIEU', 'DANH_SACH')).toEqual([true])
    expect(asked('DANH_SACH')).toEqual([false])
  })

  it('in a figure carried over from the period before, which stands', () => {
    const rule: Rule = { code: 'X16', severity: 'error', kind: 'carriesOver', on: 'come', from: 'unions' }
    const before = [say('unions', 778, { time: 'stock' })]
    expect(judge([rule], [say('come', 787, at('E5'))], { before })).toEqual([
      ['X16', 'E5', expect.stringContaining('Có phải ô này là 778 (đang ghi 787)?')],
    ])
    expect(judge([rule], [say('come', 780, at('E5'))], { before })).toEqual([['X16', 'E5', expect.not.stringContaining('đang ghi')]])
  })

  it('but not in one whose other value would break a rule that holds', () => {
    const limited = [...sum(65, 1, 57), say('earners', 50, at('E9'))]
    const limit: Rule = { code: 'X09', severity: 'error', kind: 'atMost', on: 'earners', limit: 'come' }
    expect(judge([TOTAL, limit], limited)).toEqual([['X01', 'E6', expect.stringContaining('Có phải')]])
    expect(judge([TOTAL, limit], [...sum(65, 1, 57), say('earners', 60, at('E9'))])).toEqual([
      ['X01', 'E6', expect.not.stringContaining('Có phải')],
    ])
  })

  it('and of two, in the one that the same line on its other basis tells', () => {
    const year: Rule = { code: 'X15', severity: 'error', kind: 'yearCoversPeriod' }
    const flow = [say('active', 65, at('E7')), say('active', 56, at('F7', { time: 'year_to_date' }))]
    const first = { period: '2023-Q1' }
    expect(judge([year], flow, first)).toEqual([['X15', 'F7', expect.not.stringContaining('Có phải')]])
    const parts: Rule = { code: 'X01', severity: 'error', kind: 'sumOf', on: 'base', parts: ['active', 'gone'] }
    const whole = [...flow, say('gone', 1, at('E8')), say('base', 57, at('E6'))]
    expect(judge([parts, year], whole, first)).toEqual([
      [
        'X01',
        'E6',
        expect.stringMatching(/Có phải ô E7 là 56 \(đang ghi 65\)\? Lỗi kéo theo, sửa ô đó là hết: ô F7 \(CĐCS có hoạt động\)\.$/u),
      ],
    ])
  })
})

describe('what follows from one wrong figure', () => {
  const wrong = [
    say('come', 65, at('E7')),
    say('gone', 1, at('E8')),
    say('base', 57, at('E6')),
    say('earners', 60, at('E9')),
    ...rowsOf(20, 36),
  ]

  it('is folded under it, on its own cell where a rule marks that, and named', () => {
    expect(judge([TOTAL, LIST, MOST], wrong)).toEqual([
      [
        'X19',
        'E7',
        expect.stringMatching(/Có phải ô này là 56 \(đang ghi 65\)\? Lỗi kéo theo, sửa ô đó là hết: ô E6 \(Số CĐCS trong kỳ\)\.$/u),
      ],
    ])
  })

  it('is not folded where the value would leave it as it is', () => {
    const more = wrong.map((each) => (each.indicator === 'earners' ? say('earners', 50, at('E9')) : each))
    expect(judge([TOTAL, LIST, MOST], more).map(([rule]) => rule)).toEqual(['X19', 'X09'])
  })

  it('is not folded under a warning, which an explanation may settle', () => {
    const asWarning: Rule = { ...TOTAL, severity: 'warning' }
    expect(judge([asWarning, { ...MOST, severity: 'warning' }], wrong).map(([rule]) => rule)).toEqual(['X01', 'X09'])
  })
})
